#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "scanner/lexicon/normalize.h"
#include "scanner/lexicon/vocabulary.h"

namespace presend::lexicon {

/// A bit besides those of Disguises: written like an abbreviation ("n.o.w"), which is honest once
/// in a phrase.
inline constexpr Disguises kAbbreviated = 128;

/// One or more words that can be read as one listed word.
struct SecondReading {
  std::uint32_t first;  ///< index of the first word
  std::uint32_t count;  ///< how many words it stands for
  WordId id;
  Disguises disguises;  ///< 0 where the spelling is an honest variant: "on-line" for "online"
  std::uint32_t begin;  ///< source bytes, symbols included
  std::uint32_t end;
};

/// What a first look at each word finds, so that only a few are looked at again.
struct FirstLook {
  std::vector<WordId> ids;           ///< the number of each word, kNoWord where it is not listed
  std::vector<std::uint32_t> odd;    ///< words not listed that may stand for others
  std::vector<std::uint32_t> gappy;  ///< words that may be letters of a spread word
};
/// Looks every word up, or none where `is_blind`.
[[nodiscard]] FirstLook first_look(const NormalText& text, const Vocabulary& vocabulary,
                                   bool is_blind = false);

/// All second readings of `text`, by their first word. O(words); in a text made of nothing but
/// single letters the search ends after a fixed number of look-ups.
[[nodiscard]] std::vector<SecondReading> second_readings(const NormalText& text,
                                                         const FirstLook& look,
                                                         const Vocabulary& vocabulary);

}  // namespace presend::lexicon
