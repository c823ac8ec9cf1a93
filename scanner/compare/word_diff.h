#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace presend::compare {

/// Neighbouring words of a text, as indices: from `begin` to before `end`.
struct WordRun {
  std::uint32_t begin = 0, end = 0;
  friend bool operator==(const WordRun&, const WordRun&) = default;
};

/// Words that one text has and another has not, in the order of the text.
struct WordDiff {
  std::vector<WordRun> gained;  ///< of the text after
  std::vector<WordRun> lost;    ///< of the text before
  double kept = 1;              ///< share of the words of both that stay; 0..1
};

/// The shortest way from `before` to `after`. Of more than kMostDiffWords words between what both
/// begin and end with, only those that the other text lacks altogether.
[[nodiscard]] WordDiff word_diff(const std::vector<std::string_view>& before,
                                 const std::vector<std::string_view>& after);
/// The shortest way may cost the square of it.
inline constexpr std::size_t kMostDiffWords = 4000;

}  // namespace presend::compare
