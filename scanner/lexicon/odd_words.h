#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scanner/lexicon/normalize.h"
#include "scanner/lexicon/vocabulary.h"

namespace presend::lexicon {

/// A word written as nobody writes who has nothing to hide, whether it is listed or not.
struct OddWord {
  std::uint32_t begin = 0;  ///< in the source text, bytes, symbols included
  std::uint32_t end = 0;
  std::string reading;  ///< the word as people read it, normalised
  /// Which disguise: lookalike (letters of two alphabets in one word), invisible, or spread.
  Disguises disguises = 0;
  /// All letters are of one other alphabet and look Latin ("сосо"): a hint, no proof. Compare
  /// `reading` with names that matter.
  bool is_whole_lookalike = false;
};

/// Words that mix alphabets whose letters look alike, with invisible characters between letters, or
/// whole-word look-alikes, in the order they stand. Honest mixtures do not count: "µm", "TNFα",
/// endings of one alphabet on words of another in a text that is written in it, hyphenation, and
/// joiners where a script needs them. At most 1,000. O(text).
[[nodiscard]] std::vector<OddWord> odd_words(const NormalText& text);

/// Words of `vocabulary` written with gaps or punctuation between their letters ("f r e e",
/// "V-I-A-G-R-A"); of overlapping ones the first and longest. Three letters count only alone.
[[nodiscard]] std::vector<OddWord> spread_words(const NormalText& text,
                                                const Vocabulary& vocabulary);

}  // namespace presend::lexicon
