#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/template/tags.h"
#include "scanner/base/utf8.h"
#include "scanner/url/parser.h"
#include "scanner/url/scheme.h"
#include "scanner/url/url.h"

namespace presend::url {
namespace {

enum TextTrait : std::uint8_t {
  kLineBreak = 1 << 0,  ///< a tab or newline, which browsers drop
  kUnicode = 1 << 1,
  kTagDelimiter = 1 << 2,
};

constexpr std::array<std::uint8_t, 256> trait_table() {
  std::array<std::uint8_t, 256> table{};
  for (const char c : std::string_view("\t\n\r")) table[static_cast<unsigned char>(c)] = kLineBreak;
  for (const char c : std::string_view("{[<*%"))
    table[static_cast<unsigned char>(c)] = kTagDelimiter;
  for (std::size_t c = 0x80; c < 256; ++c) table[c] = kUnicode;
  return table;
}
constexpr auto kTraits = trait_table();

constexpr bool is_outer_space(char c) { return static_cast<unsigned char>(c) <= 0x20; }

std::string_view trim_controls(std::string_view text) {
  while (!text.empty() && is_outer_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_outer_space(text.back())) text.remove_suffix(1);
  return text;
}

bool has_invisible(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_invisible(c.value)) return true;
    at += c.size;
  }
  return false;
}

/// Where the authority ends: at the first "/", "\", "?" or "#" that is not inside a tag, behind
/// the scheme and its slashes if there are any. 0 when the text has no authority.
std::size_t authority_end(std::string_view text, const std::vector<templates::Tag>& tags) {
  const std::size_t scheme = scheme_length(text);
  const bool is_special = scheme > 0 && scheme_kind(text.substr(0, scheme)) != SchemeKind::other;
  std::size_t at = scheme > 0 ? scheme + 1 : 0;
  const std::size_t behind_scheme = at;
  while (at < text.size() && (text[at] == '/' || text[at] == '\\')) ++at;
  if (!is_special && at < behind_scheme + 2) return 0;
  auto tag = tags.begin();
  for (; at < text.size(); ++at) {
    while (tag != tags.end() && tag->end <= at) ++tag;
    if (tag != tags.end() && tag->begin <= at) {
      at = tag->end - 1;
    } else if (text[at] == '/' || text[at] == '\\' || text[at] == '?' || text[at] == '#') {
      break;
    }
  }
  return at;
}

void look_for_placeholders(std::string_view text, templates::SyntaxSet declared,
                           Reference& reference) {
  const std::vector<templates::Tag> tags = templates::find_tags(text, declared);
  if (tags.empty()) return;
  reference.has_placeholder = true;
  const templates::Tag& first = tags.front();
  reference.host_is_placeholder = first.begin == 0 || first.begin < authority_end(text, tags);
}

ReferenceKind kind_of_unparsed(std::string_view text, const Url* base) {
  const bool is_complete = base != nullptr || scheme_length(text) > 0;
  return is_complete ? ReferenceKind::invalid : ReferenceKind::relative;
}

}  // namespace

Reference parse(std::string_view text, const Url* base, templates::SyntaxSet declared) {
  if (base != nullptr && base->href().empty()) base = nullptr;
  Reference reference;
  const std::string_view trimmed = trim_controls(text);
  if (trimmed.size() != text.size()) reference.oddities = Oddity::outer_space;
  if (trimmed.empty()) return reference;
  text = trimmed;

  std::uint8_t traits = 0;
  for (const char c : text) traits |= kTraits[static_cast<unsigned char>(c)];
  std::string cleaned;
  if ((traits & kLineBreak) != 0) {
    reference.oddities = reference.oddities | Oddity::inner_line_breaks;
    cleaned.reserve(text.size());
    std::remove_copy_if(text.begin(), text.end(), std::back_inserter(cleaned),
                        [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
    text = cleaned;
  }
  if ((traits & kUnicode) != 0 && has_invisible(text))
    reference.oddities = reference.oddities | Oddity::invisible_characters;
  if ((traits & kTagDelimiter) != 0 || declared.has_ambiguous())
    look_for_placeholders(text, declared, reference);

  if (text[0] == '#') {
    reference.kind = ReferenceKind::fragment;
    return reference;
  }
  Parser parser(text, base);
  const bool is_good = parser.run();
  reference.oddities = reference.oddities | parser.oddities();
  reference.kind = is_good ? ReferenceKind::absolute : kind_of_unparsed(text, base);
  if (is_good) reference.url = parser.take();
  return reference;
}

}  // namespace presend::url
