#include "scanner/eval/statistics.h"

#include <algorithm>
#include <cmath>

namespace presend::eval {

std::optional<double> auc(std::vector<double> bad, std::vector<double> good) {
  if (bad.empty() || good.empty()) return std::nullopt;
  std::sort(bad.begin(), bad.end());
  std::sort(good.begin(), good.end());
  // Counts in halves, which are exact.
  double won = 0;
  auto below = good.begin();
  auto upto = good.begin();
  for (const double risk : bad) {
    while (below != good.end() && *below < risk) ++below;
    while (upto != good.end() && *upto <= risk) ++upto;
    won += 0.5 * static_cast<double>((below - good.begin()) + (upto - good.begin()));
  }
  return won / static_cast<double>(bad.size()) / static_cast<double>(good.size());
}

double share_from(std::span<const double> values, double limit) {
  if (values.empty()) return 0;
  const auto count =
      std::count_if(values.begin(), values.end(), [limit](double value) { return value >= limit; });
  return static_cast<double>(count) / static_cast<double>(values.size());
}

double share_above(std::span<const double> values, double limit) {
  if (values.empty()) return 0;
  const auto count =
      std::count_if(values.begin(), values.end(), [limit](double value) { return value > limit; });
  return static_cast<double>(count) / static_cast<double>(values.size());
}

double threshold_for(std::vector<double> good, double rate) {
  // The tolerance keeps 1 % of 300 at 3, which binary fractions may round down.
  const auto allowed =
      static_cast<std::size_t>(std::max(0.0, rate) * static_cast<double>(good.size()) + 1e-9);
  std::sort(good.begin(), good.end(), std::greater<>());
  return good[std::min(allowed, good.size() - 1)];
}

Reliability reliability(std::span<const Prediction> predictions, std::size_t bins) {
  Reliability result;
  result.bins.resize(bins);
  double total = 0;
  for (std::size_t i = 0; i < bins; ++i) {
    result.bins[i].from = static_cast<double>(i) / static_cast<double>(bins);
    result.bins[i].to = static_cast<double>(i + 1) / static_cast<double>(bins);
  }
  for (const Prediction& prediction : predictions) {
    const double at = std::clamp(prediction.probability, 0.0, 1.0) * static_cast<double>(bins);
    ReliabilityBin& bin = result.bins[std::min(static_cast<std::size_t>(at), bins - 1)];
    ++bin.drafts;
    bin.mass += prediction.mass;
    bin.predicted += prediction.mass * prediction.probability;
    bin.observed += prediction.is_bad ? prediction.mass : 0;
    total += prediction.mass;
  }
  for (ReliabilityBin& bin : result.bins) {
    if (bin.mass <= 0) continue;
    bin.predicted /= bin.mass;
    bin.observed /= bin.mass;
    bin.mass /= total;
    result.mean_gap += bin.mass * std::abs(bin.predicted - bin.observed);
  }
  return result;
}

}  // namespace presend::eval
