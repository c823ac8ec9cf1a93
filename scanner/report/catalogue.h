#pragma once

#include <span>
#include <string>

#include "heuristics/rule.h"
#include "scanner/score/score.h"

namespace presend::report {

using Rules = std::span<const heuristics::Rule* const>;

/// A table for people: id, name, severity, grade, points.
[[nodiscard]] std::string rules_pretty(Rules rules, const score::Weights& weights, bool has_colour);
/// An array of objects, one a rule, with everything that is declared about it.
[[nodiscard]] std::string rules_json(Rules rules, const score::Weights& weights);
/// Everything about one rule, for people.
[[nodiscard]] std::string explain_pretty(const heuristics::Rule& rule,
                                         const score::Weights& weights, bool has_colour);

/// The same as schema presend/explain/1. Ends with a newline.
[[nodiscard]] std::string explain_json(const heuristics::Rule& rule, const score::Weights& weights);

}  // namespace presend::report
