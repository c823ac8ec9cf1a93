#pragma once

#include <algorithm>
#include <memory>
#include <string_view>

namespace presend::mime {

/// A copy on the heap that is not a byte larger than its text, so that AddressSanitizer sees the
/// first byte read past it.
class ExactCopy {
 public:
  explicit ExactCopy(std::string_view text) : bytes_(new char[text.size()]), size_(text.size()) {
    std::copy(text.begin(), text.end(), bytes_.get());
  }
  [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_;
};

}  // namespace presend::mime
