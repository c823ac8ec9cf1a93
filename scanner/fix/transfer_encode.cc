#include "scanner/fix/transfer_encode.h"

#include <algorithm>
#include <cstdint>

namespace presend::fix {
namespace {

/// Calls `visit(line, has_end)` for each line of `text`, without its LF or CRLF.
template <class Visit>
void for_each_line(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return visit(text, false);
    const bool has_cr = end > 0 && text[end - 1] == '\r';
    visit(text.substr(0, has_cr ? end - 1 : end), true);
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string quoted_printable_byte(char c, bool ends_line) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  const bool is_blank = c == ' ' || c == '\t';
  if (is_blank ? !ends_line : byte > 0x20 && byte < 0x7f && c != '=') return std::string(1, c);
  return {'=', kDigits[byte >> 4U], kDigits[byte & 15U]};
}

std::string quoted_printable_line(std::string_view line, std::string_view line_end) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool is_last = i + 1 == line.size();
    const std::string token = quoted_printable_byte(line[i], is_last);
    // A line that goes on needs room for its "=".
    if (column + token.size() > (is_last ? kEncodedLine : kEncodedLine - 1)) {
      out += '=';
      out += line_end;
      column = 0;
    }
    out += token;
    column += token.size();
  }
  return out;
}

std::string quoted_printable(std::string_view text, std::string_view line_end) {
  std::string out;
  for_each_line(text, [&](std::string_view line, bool has_end) {
    out += quoted_printable_line(line, line_end);
    if (has_end) out += line_end;
  });
  return out;
}

std::string base64(std::string_view bytes, std::string_view line_end, std::size_t width) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    if (column == width) {
      out += line_end;
      column = 0;
    }
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = group << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      out += i <= count ? kLetters[group >> (18 - 6 * i) & 63U] : '=';
    column += 4;
  }
  return out;
}

std::string with_line_ends(std::string_view text, std::string_view line_end) {
  std::string out;
  for_each_line(text, [&](std::string_view line, bool has_end) {
    out += line;
    if (has_end) out += line_end;
  });
  return out;
}

}  // namespace presend::fix
