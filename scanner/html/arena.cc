#include "scanner/html/arena.h"

#include <cstdlib>
#include <new>

#include "scanner/base/thread_time.h"

namespace presend::html {
namespace {

constexpr std::size_t kBlock = 1U << 20;
constexpr std::size_t kSpareBlocks = 8;

// Blocks a thread keeps between documents: giving a megabyte back to the system and fetching it
// again costs more page faults than a small document costs to parse.
class SpareBlocks {
 public:
  SpareBlocks() { blocks_.reserve(kSpareBlocks); }
  ~SpareBlocks() {
    for (char* block : blocks_) std::free(block);
  }
  SpareBlocks(const SpareBlocks&) = delete;
  SpareBlocks& operator=(const SpareBlocks&) = delete;

  char* take() {
    if (blocks_.empty()) return static_cast<char*>(std::malloc(kBlock));
    char* block = blocks_.back();
    blocks_.pop_back();
    return block;
  }
  void give_back(char* block) {
    if (blocks_.size() < kSpareBlocks)
      blocks_.push_back(block);
    else
      std::free(block);
  }

 private:
  std::vector<char*> blocks_;
};

thread_local SpareBlocks spare_blocks;

}  // namespace

Arena::Arena(std::size_t budget, std::uint32_t time_ms)
    : budget_(budget), deadline_ns_(thread_time_ns() + std::int64_t{time_ms} * 1'000'000) {}

Arena::~Arena() {
  // Backwards, so that the next document begins with the block that was used first.
  for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block)
    spare_blocks.give_back(*block);
  for (char* block : large_) std::free(block);
}

void* Arena::allocate(std::size_t size) {
  constexpr std::size_t kAlign = alignof(void*);
  size = (size + kAlign - 1) & ~(kAlign - 1);
  used_ += size;
  if (used_ > budget_) stop(Stop::memory);
  if ((++calls_ & 255) == 0 && thread_time_ns() > deadline_ns_) stop(Stop::time);
  if (size > left_) return allocate_in_new_block(size);
  left_ -= size;
  char* begin = next_;
  next_ += size;
  return begin;
}

void* Arena::allocate_in_new_block(std::size_t size) {
  const bool is_large = size > kBlock / 4;
  char* block = is_large ? static_cast<char*>(std::malloc(size)) : spare_blocks.take();
  if (block == nullptr) stop(Stop::memory);
  (is_large ? large_ : blocks_).push_back(block);
  if (is_large) return block;
  next_ = block + size;
  left_ = kBlock - size;
  return block;
}

void Arena::stop(Stop why) {
  stopped_ = why;
  std::longjmp(escape, 1);
}

}  // namespace presend::html
