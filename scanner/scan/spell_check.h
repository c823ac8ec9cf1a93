#pragma once

#include <optional>
#include <string>
#include <vector>

#include "heuristics/spelling.h"
#include "scanner/email/email.h"
#include "scanner/lexicon/lexicon.h"

namespace presend::scan {

/// How drafts are spell-checked.
struct SpellingSettings {
  std::string folder;              ///< of the dictionaries; empty: where Debian puts them
  std::vector<std::string> words;  ///< right besides those of the dictionaries; case does not count
};

/// What was found, or why nothing was looked for.
struct SpellCheck {
  std::optional<heuristics::Spelling> spelling;
  std::string_view missing_package;  ///< Debian's, when only the dictionary was missing
};

/// Looks the visible wording of a draft up in the dictionary of its language, quotations apart.
/// Reads dictionaries, the first time. Thread-safe.
[[nodiscard]] SpellCheck check_spelling(const email::Email& email, const lexicon::Lexicon& lexicon,
                                        const SpellingSettings& settings);

}  // namespace presend::scan
