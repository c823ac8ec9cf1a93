#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/source_map.h"

namespace presend::lexicon {

/// Ways to write a word so that people read it and a filter does not; a set of bits.
using Disguises = std::uint8_t;
namespace disguise {
inline constexpr Disguises lookalike = 1;  ///< letters of another alphabet ("pаypal", а Cyrillic)
inline constexpr Disguises leet = 2;       ///< digits and symbols for letters ("v1agra", "c@sh")
inline constexpr Disguises invisible = 4;  ///< zero-width characters between letters
inline constexpr Disguises spread = 8;     ///< blanks or punctuation between letters ("f r e e")
inline constexpr Disguises split = 16;     ///< tags between letters ("fr<i></i>ee")
inline constexpr Disguises styled = 32;    ///< mathematical, circled, full-width … letters
}  // namespace disguise
struct DisguiseName {
  std::string_view id;        ///< "leet", as in the JSON contract
  std::string_view in_words;  ///< "digits or symbols for letters"
};
/// What each disguise of the set is called, the most telling first.
[[nodiscard]] std::vector<DisguiseName> names(Disguises disguises);

/// What a word is made of; a set of bits.
using Traits = std::uint8_t;
namespace trait {
inline constexpr Traits letters = 1;
inline constexpr Traits digits = 2;
inline constexpr Traits capital_i = 4;  ///< "I" behind a small letter, as if it were an "l"
inline constexpr Traits mixed = 8;      ///< Latin letters and others that look like Latin ones
inline constexpr Traits foreign = 16;   ///< letters of one other alphabet, all of them look-alikes
inline constexpr Traits own_script = 32;  ///< has a letter that looks like no Latin one
inline constexpr Traits wide = 64;        ///< full-width letters
inline constexpr Traits east_asian = 128;
}  // namespace trait

/// A run of letters and digits; a Han or Hiragana character is a word of its own.
struct Word {
  std::uint32_t begin = 0;  ///< in the source text, bytes
  std::uint32_t end = 0;
  std::uint32_t text = 0;  ///< where its spelling begins in NormalText::text()
  std::uint32_t hash = 0;  ///< word_hash() of the spelling
  std::uint16_t size = 0;  ///< bytes of the spelling
  Disguises disguises = 0;
  Traits traits = 0;

  [[nodiscard]] bool is_number() const {
    return (traits & (trait::digits | trait::letters)) == trait::digits;
  }
};

/// Longer runs are cut into several words.
inline constexpr std::size_t kLongestWord = 1000;

constexpr std::uint32_t kHashSeed = 0x811C9DC5;
constexpr std::uint32_t hash_step(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 0x01000193;
}
constexpr std::uint32_t word_hash(std::string_view spelling) {
  std::uint32_t hash = kHashSeed;
  for (const char c : spelling) hash = hash_step(hash, c);
  return hash;
}

/// Text as a filter reads it: words in lower case and compatibility form without accents, invisible
/// characters and apostrophes ("don't" is "dont"), words of mixed alphabets in Latin letters.
/// Views the source text, which must outlive it.
class NormalText {
 public:
  [[nodiscard]] std::string_view source() const { return source_; }
  /// The spellings of all words, a blank between two.
  [[nodiscard]] std::string_view text() const { return {text_.get(), size_}; }
  [[nodiscard]] std::span<const Word> words() const& { return words_; }
  /// Words of a temporary would be gone before a loop reads them.
  std::span<const Word> words() && = delete;
  [[nodiscard]] std::string_view spelling(const Word& word) const {
    return {text_.get() + word.text, word.size};
  }
  /// The source bytes of bytes [begin, end) of text(). O(log n).
  [[nodiscard]] SourceRange source_range(std::uint32_t begin, std::uint32_t end) const {
    return map_.range(begin, end);
  }
  /// Source offsets of symbols that may stand for letters and touch a word: "@" in "c@sh", the "$"
  /// of "$ave". Sorted.
  [[nodiscard]] std::span<const std::uint32_t> symbols() const { return symbols_; }
  /// Whether more than one word in twenty is honest and of another alphabet, so that a word whose
  /// letters merely all look Latin ("сосна" has not, "рост" has) is no disguise.
  [[nodiscard]] bool has_own_script() const {
    return std::size_t{own_script_words_} * 20 > words_.size();
  }
  /// The spelling of a word with trait::foreign in Latin letters.
  [[nodiscard]] std::string in_latin(const Word& word) const;

 private:
  friend class Normalizer;
  std::string_view source_;
  std::unique_ptr<char[]> text_;
  std::size_t size_ = 0;
  std::vector<Word> words_;
  std::vector<std::uint32_t> symbols_;
  SourceMap map_;
  std::uint32_t own_script_words_ = 0;
  std::uint32_t east_asian_words_ = 0;
};

/// Reads `text` (UTF-8; ill-formed bytes end a word). `joints` are offsets in it, ascending, where
/// a tag stood that leaves no gap between the characters around it. O(text).
[[nodiscard]] NormalText normalize(std::string_view text,
                                   std::span<const std::uint32_t> joints = {});
inline NormalText normalize(const char* text, std::span<const std::uint32_t> joints = {}) {
  return normalize(std::string_view(text), joints);
}
/// A temporary would be gone when its words are read.
NormalText normalize(std::string&& text, std::span<const std::uint32_t> joints = {}) = delete;

}  // namespace presend::lexicon
