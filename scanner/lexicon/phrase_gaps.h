#pragma once

#include <array>
#include <cstdint>

#include "scanner/lexicon/normalize.h"
#include "scanner/lexicon/vocabulary.h"

namespace presend::lexicon {

/// Where a gap that begins at some word may end: indices behind its last word, none twice.
struct GapEnds {
  std::array<std::uint32_t, 4> ends{};
  std::uint32_t count = 0;

  void add(std::size_t end);
};

/// Bits by hash: whether a word may be a currency or another unit.
extern const std::array<std::uint64_t, 64> kUnitBits;
[[nodiscard]] inline bool may_be_unit(const Word& word) {
  return (kUnitBits[word.hash >> 6 & 63] >> (word.hash & 63) & 1) != 0;
}
/// Whether a gap other than {word} could begin at `word`; a cheap look that errs seldom.
[[nodiscard]] inline bool may_begin_gap(const Word& word) {
  return (word.traits & trait::digits) != 0 || may_be_unit(word);
}

/// Reads numbers, amounts, percentages and times as the gaps of phrases take them. Remembers the
/// last few places, as several phrases ask about the same one.
class GapReader {
 public:
  explicit GapReader(const NormalText& text) : text_(text), words_(text.words()) {}
  /// The ways in which words from `first` on fill gap `id` (one of gap::number, amount, percent,
  /// time, word). Valid until another place is asked about.
  [[nodiscard]] const GapEnds& ends(std::size_t first, WordId id) { return place(first).ends[id]; }
  /// Whether only {number} fits at `at`, for that word alone. Cheap; false where it is not certain.
  [[nodiscard]] bool is_bare_number(std::size_t at) const;

 private:
  struct Place {
    std::size_t first = ~std::size_t{0};
    std::array<GapEnds, 6> ends;  ///< by gap
  };
  const Place& place(std::size_t first);
  void read_amount(std::size_t first, GapEnds& found);
  void read_percent(std::size_t end, GapEnds& found) const;
  std::size_t number_end(std::size_t first);
  [[nodiscard]] bool is_joined(std::size_t at) const;
  [[nodiscard]] std::uint8_t kinds_of(std::size_t at) const;
  [[nodiscard]] bool is_one_line(std::size_t first, std::size_t end) const;

  const NormalText& text_;
  std::span<const Word> words_;
  std::array<Place, 8> places_;
  // Numbers that hang together ("1,000,000"), so that a text of nothing else is read once.
  std::size_t chain_begin_ = 0;
  std::size_t chain_end_ = 0;
};

}  // namespace presend::lexicon
