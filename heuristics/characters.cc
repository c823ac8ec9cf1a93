#include "heuristics/characters.h"

#include <unicode/uchar.h>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::heuristics {
namespace {

constexpr bool is_regional_indicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
constexpr bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kPictureForm = 0xFE0F;

}  // namespace

bool is_emoji(char32_t c) {
  if (c < 0x2190) return false;
  return is_regional_indicator(c) ||
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

bool is_ornament(char32_t c) {
  return c >= 0x2190 && c <= 0x27BF && !(c >= 0x2200 && c <= 0x22FF) && !is_emoji(c);
}

std::uint32_t emoji_count(std::string_view text) {
  std::uint32_t count = 0;
  bool is_joined = false, is_half_flag = false;
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii(text[at])) {
      is_joined = is_half_flag = false;
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    const bool ends_flag = is_half_flag && is_regional_indicator(c.value);
    if (is_emoji(c.value) && !is_joined && !ends_flag && !is_skin_tone(c.value)) ++count;
    is_half_flag = is_regional_indicator(c.value) && !ends_flag;
    if (c.value != kPictureForm) is_joined = c.value == kJoiner;
  }
  return count;
}

CaseCount case_count(std::string_view text) {
  constexpr std::uint32_t kLeastWord = 4;  // shorter ones may be abbreviations
  CaseCount count;
  std::uint32_t word_capitals = 0;
  bool has_small = false;
  const auto end_word = [&] {
    if (word_capitals > 0 || has_small) ++count.words;
    if (word_capitals >= kLeastWord && !has_small) ++count.shouted_words;
    word_capitals = 0;
    has_small = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    bool is_capital = false, is_small = false;
    if (is_ascii(text[at])) {
      const char c = text[at++];
      is_small = c >= 'a' && c <= 'z';
      is_capital = !is_small && is_ascii_alpha(c);
    } else {
      const CodePoint c = decode_utf8(text, at);
      at += c.size;
      is_capital = u_isupper(static_cast<UChar32>(c.value)) != 0;
      is_small = u_islower(static_cast<UChar32>(c.value)) != 0;
    }
    count.capitals += is_capital ? 1 : 0;
    count.small += is_small ? 1 : 0;
    word_capitals += is_capital ? 1 : 0;
    has_small |= is_small;
    if (!is_capital && !is_small) end_word();
  }
  end_word();
  return count;
}

std::uint32_t display_columns(std::string_view text) {
  std::uint32_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii(text[at])) {
      ++columns;
      ++at;
      continue;
    }
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    const auto code = static_cast<UChar32>(c.value);
    const auto type = u_charType(code);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || is_invisible(c.value)) continue;
    const int width = u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH);
    columns += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
  }
  return columns;
}

}  // namespace presend::heuristics
