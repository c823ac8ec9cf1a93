#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace presend::email {

/// A url() in style text. `begin` and `end` bound the address inside quotes or brackets.
struct CssUrl {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool is_import = false;     ///< of an @import, with or without url()
  bool is_font = false;       ///< inside @font-face: fetched, but never seen or followed
};

/// The next url() or @import of `css` from `from` on; comments are skipped. Calling it again from
/// `end` on walks the text in O(n).
[[nodiscard]] std::optional<CssUrl> next_css_url(std::string_view css, std::uint32_t from);

/// The address with CSS escapes resolved (CSS Syntax 4.3.7).
[[nodiscard]] std::string unescape_css(std::string_view text);

}  // namespace presend::email
