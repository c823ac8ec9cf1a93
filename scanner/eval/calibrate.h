#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/outcome.h"
#include "scanner/eval/corpus.h"
#include "scanner/eval/folds.h"

namespace presend::eval {

/// What is fitted, and how.
struct CalibrationSettings {
  std::uint32_t folds = 5;
  std::vector<NamedEra> eras = usual_eras();
  bool are_eras_asked = false;  ///< by the user, not merely the usual ones
  /// The most points of each of Corpus::rules; 0 leaves it out. Empty: no bounds.
  std::vector<double> most_points;
  /// How many bad drafts let through weigh as much as a good one held back.
  double caution = 1;
  bool tries_families = false;  ///< fits without each family of rules in turn
  bool tries_caps = true;       ///< fits the cap of each rule
};

/// What a rule's first finding adds, and the most all its findings may add.
struct FittedRule {
  double points = 0;
  double cap = 0;
};

/// A strength of the penalty, and how well the points it gives foretell held-out drafts.
struct PenaltyTrial {
  double penalty = 0;
  double log_loss = 0;  ///< cross-validated, balanced; in nats, log 2 for mere guessing
};

/// What the fit comes to without one family of rules.
struct FamilyTrial {
  std::string family;
  double log_loss = 0;
  std::vector<double> risks;  ///< cross-validated, by sample
};

/// Points fitted on a corpus.
struct Calibration {
  std::vector<Era> eras;
  double caution = 1;
  std::uint32_t folds = 0;
  std::size_t groups = 0;         ///< drafts that are no copies of each other
  std::size_t largest_group = 0;  ///< how many drafts it has
  std::vector<PenaltyTrial> penalties;
  double penalty = 0;  ///< the chosen one
  double bias = 0;
  std::vector<FittedRule> rules;      ///< by Corpus::rules
  double log_loss = 0;                ///< cross-validated
  std::vector<double> own_risks;      ///< by sample; of points fitted on the sample too
  std::vector<double> unseen_risks;   ///< by sample; of points fitted without it and its copies
  std::vector<FamilyTrial> families;  ///< when asked for
};

/// Fits bias and points on the corpus. Error when there are too few drafts, or an era asked for
/// cannot be balanced.
[[nodiscard]] Outcome<Calibration> calibrate(const Corpus& corpus,
                                             const CalibrationSettings& settings);

}  // namespace presend::eval
