#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace presend::html {

/// Memory for one parse, freed at once. When the budget or the time is used up, allocate()
/// does not return but jumps to `escape`: C code that cannot be told to stop is left that way, so
/// no frame between may hold a C++ object with a destructor.
class Arena {
 public:
  enum class Stop : std::uint8_t { none, memory, time };

  /// `time_ms` is what the thread may compute from now on. Waiting for a busy machine does not
  /// count, so that the same draft gives the same findings there.
  Arena(std::size_t budget, std::uint32_t time_ms);
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// Aligned for pointers. Precondition: `escape` is set.
  void* allocate(std::size_t size);
  [[nodiscard]] Stop stopped() const { return stopped_; }
  [[nodiscard]] std::size_t used() const { return used_; }

  std::jmp_buf escape;

 private:
  void* allocate_in_new_block(std::size_t size);
  [[noreturn]] void stop(Stop why);

  char* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t used_ = 0;
  std::size_t budget_;
  std::uint32_t calls_ = 0;
  std::int64_t deadline_ns_;
  Stop stopped_ = Stop::none;
  std::vector<char*> blocks_;  // of kBlock bytes each
  std::vector<char*> large_;
};

}  // namespace presend::html
