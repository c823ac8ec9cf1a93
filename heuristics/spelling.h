#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/source_range.h"
#include "scanner/mime/message.h"

namespace presend::heuristics {

/// A word that no dictionary asked has.
struct UnknownWord {
  std::string word;
  std::string near;  ///< a word one slip away; empty when there is none or nobody asked
  std::uint32_t count = 0;
  SourceRange at;  ///< the first one
  mime::PartIndex part = 0;
};

/// What the dictionaries say of the visible wording. Made before the rules run, as they read no
/// files.
struct Spelling {
  std::string_view language;         ///< of the draft, such as "de"
  std::uint32_t words = 0;           ///< distinct ones that were looked up
  std::uint32_t unknown_words = 0;   ///< distinct ones of these
  std::vector<UnknownWord> unknown;  ///< the first 20 of a poorly spelt draft; else empty
  /// All distinct words that the dictionary of the language lacks, names apart; sorted, at most
  /// 200.
  std::vector<std::string> strange;
};

/// Whether so many words are unknown that it is more than a few terms of the trade.
[[nodiscard]] constexpr bool is_poorly_spelt(const Spelling& spelling) {
  constexpr std::uint32_t kFewest = 6;
  constexpr std::uint32_t kPercent = 8;
  return spelling.unknown_words >= kFewest &&
         std::uint64_t{spelling.unknown_words} * 100 >= std::uint64_t{spelling.words} * kPercent;
}

}  // namespace presend::heuristics
