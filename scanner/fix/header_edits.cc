#include "scanner/fix/header_edits.h"

#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/fix/part_edits.h"
#include "scanner/fix/transfer_encode.h"

namespace presend::fix {
namespace {

/// One letter for the inside of a Q-encoded word.
std::string q_letter(std::string_view letter) {
  if (letter == " ") return "_";
  if (letter.size() == 1 && is_ascii_alnum(letter.front())) return std::string(letter);
  std::string out;
  for (const char c : letter) {
    const std::string byte = quoted_printable_byte(c, true);
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(c);
    const bool must_escape =
        byte.size() == 1 && std::string_view("?_()<>@,;:\".[]\\").find(c) != std::string_view::npos;
    out += must_escape ? std::string{'=', kDigits[value >> 4U], kDigits[value & 15U]} : byte;
  }
  return out;
}

/// A text as encoded words, each at most 75 characters, one a line.
std::string encoded_words(std::string_view text, std::size_t column, std::string_view line_end) {
  constexpr std::string_view kBegin = "=?utf-8?Q?";
  constexpr std::size_t kMostWord = 75;
  std::string out(kBegin);
  std::size_t size = kBegin.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = decode_utf8(text, at).size;
    const std::string letter = q_letter(text.substr(at, length));
    if (size + letter.size() + 2 > kMostWord - std::min<std::size_t>(column, 30)) {
      out += "?=" + std::string(line_end) + ' ' + std::string(kBegin);
      size = kBegin.size();
      column = 0;
    }
    out += letter;
    size += letter.size();
    at += length;
  }
  return out + "?=";
}

/// Whether text[begin, end) of the value stands in the file as it is.
bool stands_as_is(const mime::Message& message, const mime::Field& field, std::size_t begin,
                  std::size_t end) {
  const SourceRange at =
      field.map.range(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  return message.bytes.substr(at.begin, at.size()) == field.value.substr(begin, end - begin);
}

}  // namespace

Edit field_behind(const mime::Message& message, const mime::Field& field, std::string_view line) {
  const SourceRange end{field.range.end, field.range.end};
  return {end, std::string(line_end_of(message.bytes)) + std::string(line)};
}

Edit field_removal(const mime::Message& message, const mime::Field& field) {
  SourceRange at = field.range;
  if (message.bytes.substr(at.end).starts_with("\r\n"))
    at.end += 2;
  else if (message.bytes.substr(at.end).starts_with('\n'))
    at.end += 1;
  return {at, ""};
}

std::string header_value(std::string_view value, std::size_t column, std::string_view line_end) {
  const bool must_encode = !is_ascii_text(value) || value.find("=?") != std::string_view::npos ||
                           std::any_of(value.begin(), value.end(), is_control);
  if (must_encode) return encoded_words(value, column, line_end);
  std::string out;
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(' ', 1), value.size());
    if (column + end > kEncodedLine && !out.empty() && value.front() == ' ') {
      out += line_end;
      column = 0;
    }
    out += value.substr(0, end);
    column += end;
    value.remove_prefix(end);
  }
  return out;
}

std::vector<Edit> value_edits(const mime::Message& message, const mime::Field& field,
                              std::string_view value) {
  const std::string_view old = field.value;
  std::size_t begin = 0;
  while (begin < old.size() && begin < value.size() && old[begin] == value[begin]) ++begin;
  std::size_t end = 0;  // counted from behind
  while (end < old.size() - begin && end < value.size() - begin &&
         old[old.size() - 1 - end] == value[value.size() - 1 - end])
    ++end;
  const std::size_t old_end = old.size() - end;
  const std::string_view added = value.substr(begin, value.size() - end - begin);
  // A neighbour on each side tells whether an encoded word holds the place.
  const std::size_t from = begin > 0 ? begin - 1 : 0;
  const std::size_t to = std::min(old_end + 1, old.size());
  if (stands_as_is(message, field, from, to) && is_ascii_text(added)) {
    const SourceRange at =
        field.map.range(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(old_end));
    return {{at, std::string(added)}};
  }
  const std::string_view raw = field.raw;
  std::uint32_t blanks = 0;
  while (blanks < raw.size() && is_space(raw[blanks])) ++blanks;
  const SourceRange at{field.raw_range.begin + blanks, field.raw_range.end};
  return {{at, header_value(value, field.name.size() + 2, line_end_of(message.bytes))}};
}

}  // namespace presend::fix
