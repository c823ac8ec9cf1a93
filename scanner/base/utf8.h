#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace presend {

/// One decoded character of a UTF-8 text.
struct CodePoint {
  char32_t value;     ///< U+FFFD for an ill-formed sequence
  std::uint8_t size;  ///< bytes it takes in the text, at least 1
  bool is_valid;
};

/// Decodes the character at `at` (precondition: at < text.size()). Ill-formed bytes give U+FFFD
/// once for each maximal subpart (Unicode 3.9, table 3-8), as browsers do.
CodePoint decode_utf8(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t value);
bool is_valid_utf8(std::string_view text);
/// True without any byte above 127. Reads eight bytes at a time.
bool is_ascii_text(std::string_view text);
/// The longest prefix of at most `bytes` bytes that ends between characters.
std::string_view utf8_prefix(std::string_view text, std::size_t bytes);
/// Number of characters (code points) of well-formed UTF-8.
std::size_t utf8_length(std::string_view text);

/// White space of any script (Unicode White_Space).
bool is_unicode_space(char32_t c);
bool is_letter(char32_t c);
bool is_letter_or_digit(char32_t c);
/// Whether `text` holds a letter or digit of any script.
bool has_letter_or_digit(std::string_view text);
/// Characters that show nothing and join or split words unseen: zero-width space and joiners, soft
/// hyphen, word joiner, byte order mark, bidi controls, variation selectors, tag characters.
bool is_invisible(char32_t c);

}  // namespace presend
