#pragma once

#include <span>
#include <string>

#include "scanner/eval/calibrate.h"
#include "scanner/eval/corpus.h"
#include "scanner/eval/figures.h"

namespace presend::eval {

/// The table that score::Weights reads: bias, and for each of `all_rules` its points and cap. The
/// columns behind hold the share of each label's drafts on which the rule fires, "-" where it did
/// not run. The first line names the columns.
[[nodiscard]] std::string weights_tsv(const Corpus& corpus, std::span<const RuleRates> rates,
                                      const Calibration& calibration,
                                      std::span<const heuristics::Rule* const> all_rules);

}  // namespace presend::eval
