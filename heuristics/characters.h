#pragma once

#include <cstdint>
#include <string_view>

// What rules about wording ask about single characters and their case.

namespace presend::heuristics {

/// Whether the character is shown as a little picture. ©, ®, ‼ and ™ count as pictures in Unicode,
/// not here.
[[nodiscard]] bool is_emoji(char32_t c);
/// Arrows, boxes, stars and other ornaments that are no emoji and no mathematics.
[[nodiscard]] bool is_ornament(char32_t c);
/// Number of pictures: a flag, a family or a thumb with a skin tone counts once. O(n).
[[nodiscard]] std::uint32_t emoji_count(std::string_view text);

/// The letters of scripts with capital and small letters.
struct CaseCount {
  std::uint32_t capitals = 0;
  std::uint32_t small = 0;
  std::uint32_t words = 0;
  std::uint32_t shouted_words = 0;  ///< runs of four letters or more without a small one

  [[nodiscard]] std::uint32_t letters() const { return capitals + small; }
  [[nodiscard]] double capital_share() const {  ///< 0..1; 0 without letters
    return letters() == 0 ? 0 : static_cast<double>(capitals) / letters();
  }
};
/// O(n).
[[nodiscard]] CaseCount case_count(std::string_view text);

/// Columns a text takes: two for wide East Asian characters and emoji, none for marks and invisible
/// characters.
[[nodiscard]] std::uint32_t display_columns(std::string_view text);

}  // namespace presend::heuristics
