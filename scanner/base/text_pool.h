#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace presend {

/// Owns derived text at stable addresses: a view returned by keep() stays valid until the pool is
/// destroyed, also when the pool is moved. Not copyable; one allocation a block, not a text.
class TextPool {
 public:
  TextPool() = default;
  TextPool(TextPool&&) = default;
  TextPool& operator=(TextPool&&) = default;
  TextPool(const TextPool&) = delete;
  TextPool& operator=(const TextPool&) = delete;

  /// Copies `text` into the pool.
  std::string_view keep(std::string_view text);
  /// Room for `size` bytes, uninitialised, to be filled by the caller.
  char* reserve(std::size_t size);

 private:
  static constexpr std::size_t kBlock = std::size_t{16} * 1024;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace presend
