#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/lexicon/lexicon.h"

namespace presend::heuristics {

/// How a sender's name or address uses the name of a known brand.
struct BrandUse {
  const lexicon::Brand* brand = nullptr;      ///< nullptr when none is named
  bool has_service_word = false;              ///< "PayPal Support"
  bool has_community_word = false;            ///< "Debian users", who talk about it, not as it
  std::vector<std::string_view> other_words;  ///< "Anna" in "Anna from PayPal"
};
/// `folded_text` as folded() gives it; also finds brands written in look-alike letters.
[[nodiscard]] BrandUse brand_use(const lexicon::Lexicon& lexicon, std::string_view folded_text);
BrandUse brand_use(const lexicon::Lexicon& lexicon, std::string&& folded_text) = delete;

/// Whether companies put that word beside their name: "support", "konto", "gmbh".
[[nodiscard]] bool is_service_word(std::string_view word);

}  // namespace presend::heuristics
