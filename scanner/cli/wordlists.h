#pragma once

#include <string>
#include <vector>

#include "scanner/base/outcome.h"
#include "scanner/lexicon/lexicon.h"

namespace presend::cli {

/// The built-in word lists, with those replaced that `folder` holds under the same name
/// ("freemail.txt", "en/….txt"). A folder without any of them is an Error.
[[nodiscard]] Outcome<lexicon::Lexicon> load_wordlists(const std::string& folder);

/// The words of a project's own dictionary: one a line; "#" begins a comment.
[[nodiscard]] Outcome<std::vector<std::string>> load_dictionary(const std::string& file);

}  // namespace presend::cli
