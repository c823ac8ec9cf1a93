#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scanner/score/score.h"

namespace presend::score {

/// One edit: all findings of a rule are mended, and what hangs together with them (edits.h) goes
/// along.
struct FixStep {
  const heuristics::Rule* rule = nullptr;
  std::vector<std::uint32_t> findings;  ///< that it settles, beyond the steps before; ascending
  std::string action;                   ///< one imperative sentence without full stop
  double risk_after = 0;                ///< of this and all steps before it
};

struct FixPlan {
  std::vector<FixStep> steps;
  /// Whether the steps suffice. When they do not, they are all that helps, up to the limit.
  bool reaches_goal = true;
};

/// No plan is longer: whoever has more to mend starts over.
inline constexpr std::size_t kMostFixSteps = 20;

/// The fewest edits, found greedily, that bring a draft under its gate; for a draft that passes,
/// to a low risk. Those that lower the risk most come first. The same findings give the same plan.
/// Findings that `is_accepted` marks (empty: none) do not count at the gate and nothing is planned
/// for them, but they stay in the risks that the steps tell. Those of them that `is_suppressed`
/// marks are also left out of how much the risk rose.
[[nodiscard]] FixPlan plan_fixes(std::span<const heuristics::Finding> findings,
                                 const Weights& weights, const Gate& gate,
                                 const std::vector<bool>& is_accepted = {},
                                 const std::vector<bool>& is_suppressed = {});

}  // namespace presend::score
