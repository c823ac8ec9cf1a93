#pragma once

#include <functional>
#include <span>
#include <vector>

#include "heuristics/context.h"
#include "heuristics/finding.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

/// Whether `rule` can be judged on this draft at all.
[[nodiscard]] bool is_applicable(const Rule& rule, const Context& context);

/// Runs `rules` over a draft. Findings come sorted by place, then rule id.
[[nodiscard]] std::vector<Finding> run(std::span<const Rule* const> rules, const Context& context);

}  // namespace presend::heuristics
