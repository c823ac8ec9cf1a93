#include "scanner/email/css_urls.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::email {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

std::size_t skip_space(std::string_view css, std::size_t at) {
  while (at < css.size() && is_space(css[at])) ++at;
  return at;
}

/// End of the escape whose backslash stands at `at`: one character, or up to six hexadecimal digits
/// and the blank that ends them.
std::size_t escape_end(std::string_view css, std::size_t at) {
  std::size_t end = at + 1;
  while (end < css.size() && end < at + 7 && hex_value(css[end]) >= 0) ++end;
  if (end == at + 1) return end + 1;
  return end < css.size() && is_space(css[end]) ? end + 1 : end;
}

/// The string or bare word that starts at `at` and ends at a quote, or at `closer`.
CssUrl address_at(std::string_view css, std::size_t at, char closer) {
  const char quote = at < css.size() && (css[at] == '"' || css[at] == '\'') ? css[at] : '\0';
  if (quote != '\0') ++at;
  std::size_t end = at;
  while (end < css.size()) {
    const char c = css[end];
    if (quote != '\0' ? c == quote || c == '\n' : c == closer || is_space(c)) break;
    end = c == '\\' ? escape_end(css, end) : end + 1;
  }
  end = std::min(end, css.size());
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
}

}  // namespace

std::optional<CssUrl> CssUrls::next() {
  for (; (at_ = css_.find_first_of("(/@{}", at_)) != kNone; ++at_) {
    std::optional<CssUrl> url;
    switch (css_[at_]) {
      case '{':
        is_in_font_face_ = is_before_font_face_;
        is_before_font_face_ = false;
        break;
      case '}':
        is_in_font_face_ = is_before_font_face_ = false;
        break;
      case '/':
        if (css_.substr(at_, 2) == "/*") skip_comment();
        break;
      case '(':
        url = function();
        break;
      default:
        url = at_rule();
        break;
    }
    if (url) return url;
  }
  return std::nullopt;
}

/// Moves to the last character of the comment.
void CssUrls::skip_comment() {
  const std::size_t close = css_.find("*/", at_ + 2);
  at_ = close == kNone ? css_.size() - 1 : close + 1;
}

/// What stands in the brackets of url() at at_.
std::optional<CssUrl> CssUrls::function() {
  if (at_ < last_end_ + 3 || !equals_ignoring_case(css_.substr(at_ - 3, 3), "url"))
    return std::nullopt;
  CssUrl url = address_at(css_, skip_space(css_, at_ + 1), ')');
  url.is_font = is_in_font_face_;
  return found(url);
}

std::optional<CssUrl> CssUrls::at_rule() {
  const std::string_view rule = css_.substr(at_);
  is_before_font_face_ = starts_with_ignoring_case(rule, "@font-face");
  if (!starts_with_ignoring_case(rule, "@import")) return std::nullopt;
  const std::size_t start = skip_space(css_, at_ + 7);
  CssUrl url;
  if (starts_with_ignoring_case(css_.substr(start), "url("))
    url = address_at(css_, skip_space(css_, start + 4), ')');
  else if (start < css_.size() && (css_[start] == '"' || css_[start] == '\''))
    url = address_at(css_, start, ';');
  else
    return std::nullopt;
  url.is_import = true;
  return found(url);
}

CssUrl CssUrls::found(CssUrl url) {
  at_ = last_end_ = url.end;
  return url;
}

std::string unescape_css(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      out += text[at];
      continue;
    }
    ++at;
    char32_t value = 0;
    std::size_t digits = 0;
    while (digits < 6 && at + digits < text.size() && hex_value(text[at + digits]) >= 0) {
      value = value * 16 + static_cast<char32_t>(hex_value(text[at + digits]));
      ++digits;
    }
    if (digits == 0) {
      if (text[at] != '\n') out += text[at];
      continue;
    }
    append_utf8(out, value == 0 ? U'\uFFFD' : value);
    at += digits - 1;
    if (at + 1 < text.size() && is_space(text[at + 1])) ++at;  // ends the escape
  }
  return out;
}

}  // namespace presend::email
