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
  bool is_import = false;  ///< of an @import, with or without url()
  bool is_font = false;    ///< inside @font-face: fetched, but never seen or followed
};

/// Finds each url() and @import of a style text, front to back; comments are skipped. O(n) in all.
class CssUrls {
 public:
  explicit CssUrls(std::string_view css) : css_(css) {}
  std::optional<CssUrl> next();

 private:
  void skip_comment();
  std::optional<CssUrl> function();
  std::optional<CssUrl> at_rule();
  CssUrl found(CssUrl url);

  std::string_view css_;
  std::size_t at_ = 0;
  std::size_t last_end_ = 0;          ///< of the address found last
  bool is_before_font_face_ = false;  ///< between "@font-face" and its block
  bool is_in_font_face_ = false;
};

/// The address with CSS escapes resolved (CSS Syntax 4.3.7).
[[nodiscard]] std::string unescape_css(std::string_view text);

}  // namespace presend::email
