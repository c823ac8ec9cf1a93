#pragma once

#include <array>
#include <vector>

#include "scanner/compare/compare.h"

namespace presend::compare {

using FindingList = std::vector<const scan::ReportedFinding*>;

/// The findings of a variant that count at the gate, by the piece of the draft they are about.
using ByComponent = std::array<FindingList, kComponents>;
[[nodiscard]] ByComponent by_component(const Variant& variant);

/// Bias and points of findings, as a scan counts them.
[[nodiscard]] double log_odds_of(const FindingList& findings, const score::Weights& weights);

}  // namespace presend::compare
