#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace presend::compare {

/// What a variant is ranked by.
struct Standing {
  bool passes = true;
  double log_odds = 0;  ///< of its risk at the gate
  /// Places that findings tell of.
  std::uint32_t errors = 0, warnings = 0, infos = 0;
};

/// Why one variant is ranked before another.
enum class Decider : std::uint8_t {
  nothing,   ///< a tie
  gate,      ///< one passes, the other does not
  risk,      ///< its risk is lower
  errors,    ///< as risky, but it has fewer errors
  warnings,  ///< or fewer warnings
  infos,     ///< or fewer infos
};
/// "tie", "gate", "risk" and so on; part of the JSON contract.
std::string_view name(Decider decider);

/// How two neighbours of the ranking compare.
struct Margin {
  std::uint32_t better = 0, worse = 0;  ///< variants
  Decider decider = Decider::nothing;
  double risk = 0;  ///< of the worse one above the better one, 0..100; below 0 where the gate
                    ///< decides otherwise
  /// How likely the one with the higher risk is the one held back, if a filter holds back exactly
  /// one of the two: 100 × logistic(difference of their log-odds), 50..100.
  double sureness = 50;
};

struct Ranking {
  std::vector<std::uint32_t> order;  ///< variants, the safest first
  std::vector<std::uint32_t> ranks;  ///< by variant, from 1; tied ones share theirs
  std::vector<Margin> margins;       ///< between neighbours of `order`

  /// Whether one variant is better than all others.
  [[nodiscard]] bool has_winner() const { return margins.front().decider != Decider::nothing; }
};

/// Log-odds nearer than this are called as risky: of two such drafts the riskier one is held back
/// in fewer than 53 of 100 cases.
inline constexpr double kTieLogOdds = 0.1;

/// Ranks two or more variants.
[[nodiscard]] Ranking rank(std::span<const Standing> standings);

/// What decides between two; `better` is not ranked behind `worse`.
[[nodiscard]] Decider decider_of(const Standing& better, const Standing& worse);

}  // namespace presend::compare
