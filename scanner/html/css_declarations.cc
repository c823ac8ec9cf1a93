#include "scanner/html/css_declarations.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::html {
namespace {

// One past the end of the comment or string that begins at `at`, or of the single character.
std::size_t token_end(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '/' && text.substr(at, 2) == "/*") {
    const std::size_t close = text.find("*/", at + 2);
    return close == std::string_view::npos ? text.size() : close + 2;
  }
  if (c == '\\') return std::min(at + 2, text.size());
  if (c != '"' && c != '\'') return at + 1;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == c || text[i] == '\n') {  // a string ends with its line, come what may
      return i + 1;
    }
  }
  return text.size();
}

std::size_t append_escape(std::string& out, std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  if (i >= text.size()) return i;
  if (hex_value(text[i]) < 0) {
    out += text[i];
    return i + 1;
  }
  char32_t value = 0;
  for (int digits = 0; digits < 6 && i < text.size() && hex_value(text[i]) >= 0; ++digits, ++i)
    value = value * 16 + static_cast<char32_t>(hex_value(text[i]));
  if (i < text.size() && is_space(text[i])) ++i;
  append_utf8(
      out, value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? 0xFFFD : value);
  return i;
}

// Drops comments and resolves escapes outside of strings.
void clean(std::string& out, std::string_view text) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\') {
      at = append_escape(out, text, at);
      continue;
    }
    const std::size_t end = token_end(text, at);
    if (text.substr(at, 2) == "/*")
      out += ' ';
    else
      out.append(text.substr(at, end - at));
    at = end;
  }
}

bool take_importance(std::string_view& value) {
  constexpr std::string_view kWord = "important";
  if (value.size() <= kWord.size() ||
      !equals_ignoring_case(value.substr(value.size() - kWord.size()), kWord))
    return false;
  const std::string_view before = trim(value.substr(0, value.size() - kWord.size()));
  if (before.empty() || before.back() != '!') return false;
  value = trim(before.substr(0, before.size() - 1));
  return true;
}

}  // namespace

std::string_view DeclarationReader::take_until_semicolon(bool& needs_cleaning) {
  std::size_t depth = 0;
  std::size_t at = 0;
  while (at < rest_.size()) {
    const char c = rest_[at];
    if (c == ';' && depth == 0) break;
    if (c == '(' || c == '{' || c == '[') ++depth;
    if ((c == ')' || c == '}' || c == ']') && depth > 0) --depth;
    if (c == '\\' || rest_.substr(at, 2) == "/*") needs_cleaning = true;
    at = token_end(rest_, at);
  }
  const std::string_view taken = rest_.substr(0, at);
  rest_.remove_prefix(std::min(at + 1, rest_.size()));
  return taken;
}

bool DeclarationReader::next(Declaration& declaration) {
  while (!rest_.empty()) {
    bool needs_cleaning = false;
    std::string_view text = take_until_semicolon(needs_cleaning);
    if (needs_cleaning) {
      clean(cleaned_, text);
      text = cleaned_;
    }
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) continue;
    declaration.name = trim(text.substr(0, colon));
    declaration.value = trim(text.substr(colon + 1));
    declaration.is_important = take_importance(declaration.value);
    if (!declaration.name.empty() && !declaration.value.empty()) return true;
  }
  return false;
}

}  // namespace presend::html
