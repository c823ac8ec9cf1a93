#include <cmath>

#include "heuristics/rule.h"
#include "scanner/score/score.h"

namespace presend::score {

std::string_view name(Verdict verdict) {
  switch (verdict) {
    case Verdict::low:
      return "low";
    case Verdict::elevated:
      return "elevated";
    case Verdict::high:
      return "high";
  }
  return "";
}

Verdict verdict_on(double risk) {
  return risk >= 50 ? Verdict::high : risk >= 20 ? Verdict::elevated : Verdict::low;
}

Assessment assess(std::span<const heuristics::Finding> findings, const Weights& weights) {
  return assess(findings, weights, std::vector<bool>(findings.size()));
}

Assessment assess(std::span<const heuristics::Finding> findings, const Weights& weights,
                  const std::vector<bool>& is_mended) {
  std::unordered_map<const heuristics::Rule*, Tally> tallies;
  Assessment assessment;
  assessment.points.reserve(findings.size());
  double log_odds = weights.bias();
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const heuristics::Finding& finding = findings[i];
    if (is_mended[i]) {
      assessment.points.push_back(0);
      continue;
    }
    Tally& tally = tallies.try_emplace(finding.rule, weights.of(finding.rule->id)).first->second;
    const double points = tally.add(finding.strength);
    log_odds += points;
    assessment.points.push_back(points);
  }
  assessment.risk = 100 / (1 + std::exp(-log_odds));
  assessment.verdict = verdict_on(assessment.risk);
  return assessment;
}

}  // namespace presend::score
