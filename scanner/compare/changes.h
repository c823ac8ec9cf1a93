#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scanner/email/email.h"

namespace presend::compare {

/// A link that only one of two variants has.
struct LinkChange {
  std::string url;   ///< its normal form, else as written
  std::string text;  ///< what it shows; empty when only itself
  SourceRange at;    ///< in its Message::bytes
  std::uint32_t line = 0;
};

/// Neighbouring words that only one of two variants has.
struct WordChange {
  std::string text;  ///< joined by blanks
  SourceRange at;    ///< in its Message::bytes
  std::uint32_t line = 0;
};

/// What a variant has that another has not, and the other way round.
struct Changes {
  std::vector<WordChange> words_gained, words_lost;  ///< in the order of the text
  double words_kept = 1;  ///< share of the words of both that both have, in the same order; 0..1
  std::vector<LinkChange> links_gained, links_lost;
  /// Links that lead to the same page in both but with other parameters.
  std::uint32_t links_retagged = 0;

  [[nodiscard]] bool empty() const {
    return words_gained.empty() && words_lost.empty() && links_gained.empty() &&
           links_lost.empty() && links_retagged == 0;
  }
};

/// How `after` differs from `before`. Subject and preheader are left out. At most kMostChanges of a
/// kind.
[[nodiscard]] Changes changes(const email::Email& before, const email::Email& after);
inline constexpr std::size_t kMostChanges = 200;

/// What one variant has and another lacks, and where: of the first variant what the others lost, of
/// another one what it gained. `changes` are those of each variant but the first.
struct ChangedPlace {
  std::string text;         ///< words, or what a link shows
  std::string url;          ///< of a link; empty for words
  std::uint32_t other = 0;  ///< the variant that lacks it
  SourceRange at;
  std::uint32_t line = 0;
};
[[nodiscard]] std::vector<ChangedPlace> changed_places(const std::vector<Changes>& changes,
                                                       std::size_t variant);

}  // namespace presend::compare
