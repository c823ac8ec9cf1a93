#pragma once

#include "scanner/lexicon/letter.h"
#include "scanner/lexicon/normalize.h"

namespace presend::lexicon {

/// Whether `c` is written for a letter, and which: "@" for "a", "5" for "s"; else 0. "1" and "|"
/// give "l", for which a reader may also take an "i".
constexpr char leet_letter(char32_t c) {
  switch (c) {
    case '0':
      return 'o';
    case '1':
    case '|':
    case '!':
    case 0xA1:
      return 'l';
    case '3':
    case 0x20AC:
      return 'e';
    case '4':
    case '@':
      return 'a';
    case '5':
    case '$':
      return 's';
    case '7':
      return 't';
    case '8':
      return 'b';
    case '9':
      return 'g';
    case 0xA2:
      return 'c';
    case 0xA3:
      return 'l';
    case 0xA5:
      return 'y';
    default:
      return 0;
  }
}

/// Fills a NormalText from left to right.
class Normalizer {
 public:
  Normalizer(std::string_view text, std::span<const std::uint32_t> joints);
  NormalText run() &&;

 private:
  /// One character of a word that is not plain ASCII.
  struct Piece {
    std::uint32_t at;
    std::uint8_t size;
    Letter letter;
  };

  std::size_t read_ascii_word(std::size_t begin);
  std::size_t read_word(std::size_t begin);
  std::size_t collect(std::size_t begin, Word& word);
  bool take(const Letter& letter, std::size_t at, std::uint8_t size, Word& word);
  void judge(Word& word);
  void spell(Word& word);
  void write(std::string_view bytes, std::uint32_t source, std::uint8_t size, Word& word);
  void begin_word(Word& word);
  void end_word(Word& word);
  void note_symbol(std::size_t at, std::size_t size, char32_t c);
  [[nodiscard]] bool is_word_at(std::size_t at) const;

  NormalText out_;
  std::string_view text_;
  std::span<const std::uint32_t> joints_;
  std::size_t joint_ = 0;
  std::vector<Piece> pieces_;
  std::vector<std::size_t> soft_hyphens_;  ///< number of pieces before each, in the current word
  std::size_t capacity_ = 0;
  std::size_t symbol_end_ = ~std::size_t{0};  ///< behind the last symbol noted
  std::uint32_t delta_ = 0;  ///< source offset minus text offset of what was written last
};

}  // namespace presend::lexicon
