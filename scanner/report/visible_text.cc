#include "scanner/report/visible_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdio>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::report {
namespace {

constexpr std::string_view kEllipsis = "…";

bool is_plain_ascii(char c) { return c >= ' ' && c < 0x7f; }

void append_spelt(std::string& out, char32_t c) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "<U+%04X>", static_cast<unsigned>(c));
  out += buffer;
}

/// U+FE0F asks for the coloured form of a symbol; after one it changes nothing else.
bool is_emoji_selector(char32_t c, char32_t previous) {
  return c == 0xFE0F && u_hasBinaryProperty(static_cast<UChar32>(previous), UCHAR_EMOJI) != 0;
}

}  // namespace

bool is_unsafe(char32_t c) {
  if (c < 0x80) return c < 0x20 || c == 0x7f;
  switch (u_charType(static_cast<UChar32>(c))) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_SURROGATE:
      return true;
    default:
      return is_invisible(c) ||
             u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
  }
}

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  char32_t previous = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_plain_ascii(text[at])) {
      previous = static_cast<unsigned char>(text[at]);
      out += text[at++];
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    if (!is_unsafe(c.value) || is_emoji_selector(c.value, previous))
      append_utf8(out, c.value);
    else
      append_spelt(out, c.value);
    previous = c.value;
    at += c.size;
  }
  return out;
}

std::uint32_t character_width(char32_t c) {
  if (c < 0x300) return 1;
  const auto code = static_cast<UChar32>(c);
  switch (u_charType(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::uint32_t display_width(std::string_view text) {
  std::uint32_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\x1b') {
      // Safe text has no escape character: this is our own colour, "ESC [ … m".
      at = std::min(text.find('m', at), text.size() - 1) + 1;
      continue;
    }
    if (is_ascii(text[at])) {
      ++width;
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    width += character_width(c.value);
    at += c.size;
  }
  return width;
}

std::string_view fit(std::string_view text, std::uint32_t width) {
  std::uint32_t taken = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = decode_utf8(text, at);
    taken += character_width(c.value);
    if (taken > width) break;
    at += c.size;
  }
  return text.substr(0, at);
}

std::string shorten(std::string_view text, std::uint32_t width) {
  if (display_width(text) <= width) return std::string(text);
  return std::string(fit(text, width == 0 ? 0 : width - 1)) + std::string(kEllipsis);
}

std::string shorten_front(std::string_view text, std::uint32_t width) {
  std::uint32_t all = display_width(text);
  if (all <= width) return std::string(text);
  std::size_t at = 0;
  while (at < text.size() && all + 1 > width) {
    const CodePoint c = decode_utf8(text, at);
    all -= character_width(c.value);
    at += c.size;
  }
  return std::string(kEllipsis) + std::string(text.substr(at));
}

}  // namespace presend::report
