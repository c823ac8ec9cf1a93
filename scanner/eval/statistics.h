#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace presend::eval {

/// Area under the ROC curve: the chance that a bad draft has the higher risk than a good one, where
/// a tie counts half. Nothing when either side is empty.
[[nodiscard]] std::optional<double> auc(std::vector<double> bad, std::vector<double> good);

/// Share of `values` at or above `limit`; 0 of none.
[[nodiscard]] double share_from(std::span<const double> values, double limit);
/// Share of `values` above `limit`; 0 of none.
[[nodiscard]] double share_above(std::span<const double> values, double limit);

/// The least of the `good` values, which must not be empty, that at most `rate` of them exceed.
[[nodiscard]] double threshold_for(std::vector<double> good, double rate);

/// What was foretold of a draft, and what it was.
struct Prediction {
  double probability = 0;  ///< of being bad, 0..1
  bool is_bad = false;
  double mass = 1;  ///< how much the draft counts
};

/// The drafts whose probability lies between two bounds.
struct ReliabilityBin {
  double from = 0, to = 0;  ///< `to` belongs to the next bin, but for the last
  std::size_t drafts = 0;
  double mass = 0;       ///< share of all mass
  double predicted = 0;  ///< mean probability
  double observed = 0;   ///< share of mass that is bad
};

struct Reliability {
  std::vector<ReliabilityBin> bins;
  double mean_gap = 0;  ///< |predicted - observed| of the bins, by their mass
};

/// Holds probabilities against what came true, in `bins` bins of equal width.
[[nodiscard]] Reliability reliability(std::span<const Prediction> predictions,
                                      std::size_t bins = 10);

}  // namespace presend::eval
