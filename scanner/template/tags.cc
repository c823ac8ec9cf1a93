#include "scanner/template/tags.h"

#include <array>

#include "scanner/template/match.h"

namespace presend::templates {
namespace {

using match::Match;

Match match_at(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '{':
      return match::match_brace(text, at);
    case '[':
      return match::match_bracket(text, at);
    case '<':
      return match::match_angle(text, at);
    case '*':
      return match::match_mailchimp(text, at);
    case '%':
      return match::match_double_percent(text, at);
    case '$':
      return at + 1 < text.size() && text[at + 1] == '{' ? match::match_dollar(text, at)
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

void add(std::vector<Tag>& tags, std::string_view text, std::size_t at, const match::Found& found) {
  Tag tag;
  tag.begin = static_cast<std::uint32_t>(at);
  tag.end = static_cast<std::uint32_t>(found.end);
  tag.name_begin = tag.begin;
  if (!found.name.empty())
    tag.name_begin = static_cast<std::uint32_t>(found.name.data() - text.data());
  tag.name_end = tag.name_begin + static_cast<std::uint32_t>(found.name.size());
  tag.syntax = found.syntax;
  tag.role = found.role;
  tags.push_back(tag);
}

/// Where the style sheet that begins at `at` ends, or `at` when none does.
std::size_t behind_style(std::string_view text, std::size_t at) {
  if (!starts_with_ignoring_case(text.substr(at), "<style")) return at;
  const std::size_t end = find_ignoring_case(text, "</style", at);
  return end == std::string_view::npos ? text.size() : end;
}

}  // namespace

std::vector<Tag> find_tags(std::string_view text, SyntaxSet declared) {
  std::vector<Tag> tags;
  const bool has_ambiguous = declared.has_ambiguous();
  std::array<bool, 256> first = kFirst;
  if (has_ambiguous) first['#'] = first['@'] = true;
  // "a[href]" and "{color}" of a style sheet would be tags of these syntaxes.
  std::size_t style_end = 0;
  for (std::size_t at = 0; at + 1 < text.size();) {
    if (!first[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    Match found;
    if (opens(text[at], text[at + 1])) found = match_at(text, at);
    if (!found && has_ambiguous) {
      if (text[at] == '<' && at >= style_end) style_end = behind_style(text, at);
      if (at >= style_end) found = match::match_declared(text, at, declared);
    }
    if (!found) {
      ++at;
      continue;
    }
    add(tags, text, at, *found);
    at = found->end;
  }
  return tags;
}

}  // namespace presend::templates
