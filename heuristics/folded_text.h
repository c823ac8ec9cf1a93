#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace presend::heuristics {

/// The text as comparisons want it: lower case, styled and full-width letters made plain, invisible
/// characters dropped (Unicode NFKC_Casefold).
[[nodiscard]] std::string folded(std::string_view text);

/// The words (runs of letters and digits) of a folded text, in order; views into it.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view folded_text);
std::vector<std::string_view> words_of(std::string&&) = delete;

}  // namespace presend::heuristics
