#pragma once

#include "scanner/lexicon/ascii_run.h"
#include "scanner/lexicon/leet.h"
#include "scanner/lexicon/letter.h"
#include "scanner/lexicon/normalize.h"

namespace presend::lexicon {

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
  [[nodiscard]] AsciiRun read_long_run(std::size_t begin, char* to, AsciiRun run) const;
  [[nodiscard]] std::uint64_t bytes_at(std::size_t at) const;
  Disguises split_by_joint(std::size_t begin, std::size_t end);
  [[nodiscard]] bool goes_on_at(std::size_t at) const;
  void reserve_words(std::size_t at);
  std::size_t read_beyond_ascii(std::size_t at);
  std::size_t read_word(std::size_t begin);
  std::size_t collect(std::size_t begin, Word& word);
  bool take(const Letter& letter, std::size_t at, std::uint8_t size, Word& word);
  void judge(Word& word);
  void spell(Word& word);
  void write(std::string_view bytes, std::uint32_t source, std::uint8_t size);
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
  bool has_wide_ = false;                     ///< a word of full-width letters
  bool line_feed_ = false;                    ///< seen since the last word
  std::size_t symbol_end_ = ~std::size_t{0};  ///< behind the last symbol noted
  std::uint32_t delta_ = 0;  ///< source offset minus text offset of what was written last
};

}  // namespace presend::lexicon
