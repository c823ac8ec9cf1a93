#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace presend::email {

/// A URL written out in a text, [begin, end).
struct BareUrl {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool has_scheme = true;  ///< false for "www.example.com"
};

/// The next URL in `text` from `from` on: http, https and ftp, and hosts that begin with "www.".
/// The punctuation that ends a sentence or bracket around it does not belong to it. Calling it
/// again from `end` on walks the text in O(n).
[[nodiscard]] std::optional<BareUrl> next_bare_url(std::string_view text, std::uint32_t from);

}  // namespace presend::email
