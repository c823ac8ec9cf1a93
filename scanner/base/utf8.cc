#include "scanner/base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstring>

#include "scanner/base/ascii.h"

namespace presend {

CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t next = at;
  UChar32 value;
  U8_NEXT(bytes, next, text.size(), value);
  if (value < 0) return {0xFFFD, static_cast<std::uint8_t>(next - at), false};
  return {static_cast<char32_t>(value), static_cast<std::uint8_t>(next - at), true};
}

void append_utf8(std::string& out, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = 0xFFFD;
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, value);
  out.append(reinterpret_cast<const char*>(bytes), size);
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii(text[at])) {
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    if (!c.is_valid) return false;
    at += c.size;
  }
  return true;
}

bool is_ascii_text(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if ((word & 0x8080808080808080U) != 0) return false;
  }
  for (; at < text.size(); ++at)
    if (!is_ascii(text[at])) return false;
  return true;
}

std::string_view utf8_prefix(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && U8_IS_TRAIL(static_cast<std::uint8_t>(text[bytes]))) --bytes;
  return text.substr(0, bytes);
}

std::size_t utf8_length(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += !U8_IS_TRAIL(static_cast<std::uint8_t>(c));
  return count;
}

bool is_unicode_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }
bool is_letter(char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; }
bool is_letter_or_digit(char32_t c) {
  // Not u_isalnum: a browser's \p{N} also counts numerals such as Roman or circled ones.
  constexpr std::uint32_t kMask = U_GC_L_MASK | U_GC_N_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kMask) != 0;
}

bool has_letter_or_digit(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii(text[at])) {
      if (is_ascii_alnum(text[at])) return true;
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    if (c.is_valid && is_letter_or_digit(c.value)) return true;
    at += c.size;
  }
  return false;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || (c >= 0x115F && c <= 0x1160) ||
         (c >= 0x17B4 && c <= 0x17B5) || (c >= 0x180B && c <= 0x180F) ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) ||
         c == 0xFEFF || c == 0xFFA0 || (c >= 0xE0000 && c <= 0xE0FFF);
}

}  // namespace presend
