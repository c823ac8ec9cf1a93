#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace presend {

/// Edits that turn `a` into `b`: insert, delete, replace a letter, swap two neighbours; ASCII case
/// does not count. Optimal string alignment, O(|a| |b|).
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// At most `most` of `known` that are close to `wrong` (typing errors, or one contains the other),
/// nearest first.
[[nodiscard]] std::vector<std::string> nearest(std::string_view wrong,
                                               std::span<const std::string> known,
                                               std::size_t most = 3);

/// "a", "a or b", "a, b or c".
[[nodiscard]] std::string joined_with_or(std::span<const std::string> words);

/// "Did you mean a, b or c?", or empty when nothing is near.
[[nodiscard]] std::string did_you_mean(std::string_view wrong, std::span<const std::string> known);

}  // namespace presend
