#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace presend::compare {

/// Words that one text has and another has not, neighbours joined by blanks, in the order of the
/// text.
struct WordDiff {
  std::vector<std::string> gained, lost;
  double kept = 1;  ///< share of the words of both that stay; 0..1
};

/// The shortest way from `before` to `after`. Of more than kMostDiffWords words between what both
/// begin and end with, only those that the other text lacks altogether.
[[nodiscard]] WordDiff word_diff(const std::vector<std::string_view>& before,
                                 const std::vector<std::string_view>& after);
/// The shortest way may cost the square of it.
inline constexpr std::size_t kMostDiffWords = 4000;

}  // namespace presend::compare
