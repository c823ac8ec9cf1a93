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

/// Whether the block that is open at `at` belongs to @font-face.
bool is_in_font_face(std::string_view css, std::size_t at) {
  constexpr std::size_t kFar = 2000;  // bounds the search on hostile sheets
  const std::string_view before = css.substr(0, at).substr(at > kFar ? at - kFar : 0);
  const std::size_t brace = before.find_last_of("{}");
  if (brace == kNone || before[brace] != '{') return false;
  const std::string_view prelude = before.substr(0, brace);
  const std::size_t start = prelude.find_last_of("{};@");
  return start != kNone && prelude[start] == '@' &&
         starts_with_ignoring_case(prelude.substr(start + 1), "font-face");
}

}  // namespace

std::optional<CssUrl> next_css_url(std::string_view css, std::uint32_t from) {
  for (std::size_t at = from; (at = css.find_first_of("(/@", at)) != kNone; ++at) {
    if (css[at] == '/') {
      if (css.substr(at, 2) != "/*") continue;
      const std::size_t close = css.find("*/", at + 2);
      if (close == kNone) return std::nullopt;
      at = close + 1;
    } else if (css[at] == '(') {
      if (at < from + 3 || !equals_ignoring_case(css.substr(at - 3, 3), "url")) continue;
      CssUrl url = address_at(css, skip_space(css, at + 1), ')');
      url.is_font = is_in_font_face(css, at);
      return url;
    } else if (starts_with_ignoring_case(css.substr(at), "@import")) {
      const std::size_t start = skip_space(css, at + 7);
      if (starts_with_ignoring_case(css.substr(start), "url(")) {
        CssUrl url = address_at(css, skip_space(css, start + 4), ')');
        url.is_import = true;
        return url;
      }
      if (start >= css.size() || (css[start] != '"' && css[start] != '\'')) continue;
      CssUrl url = address_at(css, start, ';');
      url.is_import = true;
      return url;
    }
  }
  return std::nullopt;
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
