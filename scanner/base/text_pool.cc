#include "scanner/base/text_pool.h"

#include <cstring>
#include <utility>

namespace presend {

std::string_view TextPool::keep(std::string_view text) {
  if (text.empty()) return {};
  char* to = reserve(text.size());
  std::memcpy(to, text.data(), text.size());
  return {to, text.size()};
}

char* TextPool::reserve(std::size_t size) {
  if (size > kBlock / 4) {  // its own block, so that large texts waste nothing
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
    return blocks_.back().get();
  }
  if (size > left_) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlock));
    next_ = blocks_.back().get();
    left_ = kBlock;
  }
  left_ -= size;
  return std::exchange(next_, next_ + size);
}

}  // namespace presend
