#pragma once

#include <string>
#include <vector>

#include "scanner/base/outcome.h"
#include "scanner/config/configuration.h"
#include "scanner/lexicon/lexicon.h"

namespace presend::cli {

/// The built-in word lists, with those replaced that `folder` (empty: none) holds under the same
/// name ("freemail.txt", "en/….txt"), and then edited. A folder without any of them is an Error, as
/// is an edit that has no effect.
[[nodiscard]] Outcome<lexicon::Lexicon> load_wordlists(
    const std::string& folder, const std::vector<config::ListEdit>& edits = {});

/// The words of a project's own dictionary: one a line; "#" begins a comment.
[[nodiscard]] Outcome<std::vector<std::string>> load_dictionary(const std::string& file);

}  // namespace presend::cli
