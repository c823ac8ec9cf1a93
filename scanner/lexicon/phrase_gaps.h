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

/// The ways in which words from `first` on fill gap `id` (one of gap::number, amount, percent,
/// time, word).
[[nodiscard]] GapEnds gap_ends(const NormalText& text, std::size_t first, WordId id);

/// Whether a gap other than {word} could begin at `word`, a cheap look before gap_ends().
[[nodiscard]] bool may_begin_gap(const NormalText& text, const Word& word);

}  // namespace presend::lexicon
