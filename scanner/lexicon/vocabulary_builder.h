#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/lexicon/phrase_tables.h"

namespace presend::lexicon {

/// Collects the words of the phrase lists.
class VocabularyBuilder {
 public:
  VocabularyBuilder();
  /// The number of `spelling` (normalised), which is added if it is new.
  WordId add(std::string_view spelling);
  /// Writes the tables that Vocabulary reads.
  void finish(PhraseStore& store) &&;

 private:
  [[nodiscard]] std::string_view word(std::size_t index) const;
  [[nodiscard]] std::size_t free_slot(std::uint32_t hash) const;
  void grow();

  std::string spellings_;
  std::vector<std::uint32_t> begins_{0};
  std::vector<std::uint64_t> slots_;
};

}  // namespace presend::lexicon
