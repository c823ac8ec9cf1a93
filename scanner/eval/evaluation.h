#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scanner/base/outcome.h"
#include "scanner/eval/calibrate.h"
#include "scanner/eval/corpus.h"
#include "scanner/eval/figures.h"
#include "scanner/scan/scan.h"
#include "scanner/score/score.h"

namespace presend::eval {

/// The figures of fitted points.
struct FittedFigures {
  Calibration calibration;
  Figures own;     ///< on the drafts they were fitted on: too good
  Figures unseen;  ///< cross-validated
  std::vector<std::vector<PairAuc>> without_family;  ///< cross-validated; by Calibration::families
  std::string written_to;                            ///< the file; empty: not written
};

/// Everything presend eval tells.
struct Evaluation {
  Corpus corpus;
  scan::Gate gate;
  std::string weights_file;          ///< of the weights in force; empty: built in
  std::vector<FittedRule> in_force;  ///< by Corpus::rules
  Figures figures;                   ///< of the weights in force
  std::vector<RuleRates> rates;      ///< by Corpus::rules
  std::optional<FittedFigures> fitted;
  /// Samples by label; by the cross-validated risks where points were fitted.
  std::vector<std::vector<std::size_t>> wrong;
  std::vector<Error> errors;  ///< drafts that could not be read

  /// What `wrong` and the findings told beside it go by.
  [[nodiscard]] double risk_of(std::size_t sample) const;
  [[nodiscard]] double points_of(const RuleHit& hit) const;
};

/// Measures the corpus; `most_wrong`: how many drafts of a label to name.
[[nodiscard]] Evaluation evaluate(Corpus corpus, const scan::Gate& gate,
                                  const score::Weights& weights, std::size_t most_wrong);

/// Adds the figures of fitted points.
void add_fitted(Evaluation& evaluation, Calibration calibration, std::size_t most_wrong);

/// For people, in 80 columns.
[[nodiscard]] std::string evaluation_pretty(const Evaluation& evaluation, bool has_colour);
/// The contract of docs/schema/presend-eval-1.schema.json.
[[nodiscard]] std::string evaluation_json(const Evaluation& evaluation,
                                          const std::string& tool_version);

}  // namespace presend::eval
