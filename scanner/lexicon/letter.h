#pragma once

#include <cstdint>

namespace presend::lexicon {

enum class LetterKind : std::uint8_t {
  separator,    ///< anything that ends a word
  letter,       ///< of an alphabet
  digit,        ///< of any script, as 0 to 9
  ideograph,    ///< a word of its own: Han, Hiragana
  mark,         ///< combining mark: says nothing here
  apostrophe,   ///< dropped inside a word
  soft_hyphen,  ///< U+00AD
  invisible,    ///< shows nothing and would split a word unseen
};

constexpr bool is_word_part(LetterKind kind) {
  return kind == LetterKind::letter || kind == LetterKind::digit;
}

/// Alphabets that matter for look-alikes; everything else is `other`.
enum class Alphabet : std::uint8_t { none, latin, greek, cyrillic, other };

/// What one character (code point) is to a reader of words.
struct Letter {
  char32_t folded = 0;  ///< lower case, compatibility form, no accent; used when `ascii_size` is 0
  char ascii[4] = {};   ///< the same where it is ASCII: "fi" for the ligature
  std::uint8_t ascii_size = 0;
  LetterKind kind = LetterKind::separator;
  Alphabet alphabet = Alphabet::none;
  char looks_like = 0;       ///< the ASCII letter it resembles, or 0; only where ascii_size is 0
  bool is_close = false;     ///< `looks_like` cannot be told apart at a glance
  bool is_styled = false;    ///< mathematical, circled, small capital …: a form nobody types
  bool is_wide = false;      ///< full-width, which is honest beside East Asian text
  bool is_attached = false;  ///< a mark that no composed letter has: struck through, underlined
};

/// Looks `c` up; the first call for a character asks ICU, later ones read a table. Thread-safe.
[[nodiscard]] Letter letter(char32_t c);

/// A Letter in eight bytes, so that the table behind letter() can be filled without locks.
namespace packed {
using Row = std::uint64_t;
[[nodiscard]] Row pack(const Letter& letter);
[[nodiscard]] Letter unpack(Row row);
}  // namespace packed

}  // namespace presend::lexicon
