#include "scanner/base/template_tags.h"

#include <array>

#include "scanner/base/template_match.h"

namespace presend {
namespace {

using template_match::Match;

Match match(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '{':
      return template_match::match_brace(text, at);
    case '[':
      return template_match::match_bracket(text, at);
    case '<':
      return template_match::match_angle(text, at);
    case '*':
      return template_match::match_mailchimp(text, at);
    case '%':
      return template_match::match_double_percent(text, at);
    case '$':
      return at + 1 < text.size() && text[at + 1] == '{' ? template_match::match_dollar(text, at)
                                                         : std::nullopt;
    default:
      return std::nullopt;
  }
}

/// First characters of tags, for the scan that passes over everything else.
constexpr auto kFirst = [] {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("{[<*%$")) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

/// Whether two characters open a tag; nearly always not ("<p", "{c", "* ").
constexpr bool opens(char first, char second) {
  switch (first) {
    case '{':
      return second == '{' || second == '%' || second == '#' || second == '$' || second == '!';
    case '[':
      return second == '[' || second == '%';
    case '<':
      return second == '%' || second == '#' || second == '?' || second == '/';
    case '*':
      return second == '|';
    case '%':
      return second == '%';
    case '$':
      return second == '{';
    default:
      return false;
  }
}

}  // namespace

std::vector<TemplateTag> find_template_tags(std::string_view text) {
  std::vector<TemplateTag> tags;
  for (std::size_t at = 0; at + 1 < text.size();) {
    if (!kFirst[static_cast<unsigned char>(text[at])] || !opens(text[at], text[at + 1])) {
      ++at;
      continue;
    }
    const Match found = match(text, at);
    if (!found) {
      ++at;
      continue;
    }
    tags.push_back(
        {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(found->end), found->kind});
    at = found->end;
  }
  return tags;
}

}  // namespace presend
