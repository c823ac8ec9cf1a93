#include "scanner/smtp/codes.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"

namespace presend::smtp {
namespace {

/// Characters between the two codes: "550 5.7.1", "550-#5.7.1", "550 (5.7.1".
constexpr std::size_t kMostBetween = 5;

bool is_between(char c) {
  return is_space(c) || c == '-' || c == '#' || c == '(' || c == ':' || c == ';' || c == '<' ||
         c == '>';
}

std::size_t digits(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_ascii_digit(text[at + count])) ++count;
  return count;
}

}  // namespace

bool escaped_break(std::string_view rest) {
  return rest.size() >= 2 && rest[0] == '\\' &&
         (rest[1] == 'n' || rest[1] == 'r' || rest[1] == 't');
}

std::string_view enhanced_at(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  if (at >= text.size() || (text[at] != '2' && text[at] != '4' && text[at] != '5')) return {};
  ++at;
  for (int part = 0; part < 2; ++part) {
    if (at >= text.size() || text[at] != '.') return {};
    const std::size_t count = digits(text.substr(0, std::min(text.size(), at + 5)), at + 1);
    if (count == 0 || count > 3) return {};
    at += 1 + count;
  }
  const bool goes_on = at < text.size() &&
                       (is_ascii_alnum(text[at]) || (text[at] == '.' && digits(text, at + 1) > 0));
  return goes_on ? std::string_view() : text.substr(begin, at - begin);
}

std::optional<Mark> mark_at(std::string_view text, std::size_t at) {
  if (text.size() - at < 3) return std::nullopt;
  const bool is_reply = text[at] >= '2' && text[at] <= '5' && text[at + 1] >= '0' &&
                        text[at + 1] <= '5' && is_ascii_digit(text[at + 2]);
  if (!is_reply) return std::nullopt;
  Mark mark{at, at + 3, text.substr(at, 3), {}, false};
  if (mark.end == text.size()) return mark;
  const char next = text[mark.end];
  if (is_ascii_alnum(next) || next == '_' || next == '/' || next == '%' || next == '@' ||
      (next == '.' && digits(text, mark.end + 1) > 0) ||
      (next == ',' && digits(text, mark.end + 1) > 0))
    return std::nullopt;
  mark.goes_on = next == '-';
  std::size_t end = mark.end;
  while (end < text.size() && end - mark.end < kMostBetween && is_between(text[end])) ++end;
  const std::string_view enhanced = enhanced_at(text, end);
  // Some give up with the status of what they waited for: "554 4.4.7".
  const bool is_same_class = !enhanced.empty() && (enhanced[0] == mark.basic[0] ||
                                                   (enhanced[0] >= '4' && mark.basic[0] >= '4'));
  if (end > mark.end && is_same_class) {
    mark.enhanced = enhanced;
    mark.end = end + enhanced.size();
  }
  return mark;
}

std::size_t codes_at(std::string_view text, std::size_t at) {
  if (!is_ascii_digit(text[at])) return 0;
  const std::optional<Mark> mark = mark_at(text, at);
  if (mark && !mark->enhanced.empty()) return mark->end - at;
  return enhanced_at(text, at).size();
}

bool is_code_begin(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if (before == '.' || before == '-' || before == '+' || before == '/' || before == '_' ||
      before == '@' || before == '%' || before == '$' || !is_ascii(before))
    return false;
  if (!is_ascii_alnum(before)) return true;
  return at >= 2 && escaped_break(text.substr(at - 2, 2));
}

std::optional<Mark> only_codes(std::string_view text) {
  constexpr std::array<std::string_view, 8> words = {"smtp",  "error",    "code", "status",
                                                     "reply", "response", "dsn",  "esmtp"};
  constexpr std::size_t kLongest = 60;
  text = trim(text);
  if (text.size() > kLongest) return std::nullopt;
  std::optional<Mark> found;
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii_alpha(text[at])) {
      std::size_t end = at;
      while (end < text.size() && is_ascii_alpha(text[end])) ++end;
      const std::string word = to_ascii_lower(text.substr(at, end - at));
      if (std::find(words.begin(), words.end(), word) == words.end()) return std::nullopt;
      at = end;
    } else if (is_ascii_digit(text[at])) {
      if (found) return std::nullopt;
      found = mark_at(text, at);
      if (!found) {
        const std::string_view enhanced = enhanced_at(text, at);
        if (enhanced.empty()) return std::nullopt;
        found = Mark{at, at + enhanced.size(), {}, enhanced, false};
      }
      at = found->end;
    } else {
      constexpr std::string_view kAround = " \t\r\n\"'`:;,.#-()[]<>=";
      if (kAround.find(text[at]) == std::string_view::npos) return std::nullopt;
      ++at;
    }
  }
  return found;
}

}  // namespace presend::smtp
