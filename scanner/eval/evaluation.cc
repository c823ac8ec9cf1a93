#include "scanner/eval/evaluation.h"

#include <algorithm>
#include <cmath>

namespace presend::eval {

double Evaluation::risk_of(std::size_t sample) const {
  return fitted ? fitted->calibration.unseen_risks[sample] : corpus.samples[sample].risk;
}

double Evaluation::points_of(const RuleHit& hit) const {
  const FittedRule& rule = (fitted ? fitted->calibration.rules : in_force)[hit.rule];
  return std::min(rule.points * hit.amount, rule.cap);
}

Evaluation evaluate(Corpus corpus, const scan::Gate& gate, const score::Weights& weights,
                    std::size_t most_wrong) {
  Evaluation evaluation;
  evaluation.corpus = std::move(corpus);
  const Corpus& drafts = evaluation.corpus;
  evaluation.gate = gate;
  for (const heuristics::Rule* rule : drafts.rules) {
    const score::Weight weight = weights.of(rule->id);
    evaluation.in_force.push_back({weight.points, weight.cap});
  }
  const std::vector<double> risks = printed_risks(drafts);
  evaluation.figures = figures(drafts, risks, gate);
  evaluation.rates = rule_rates(drafts);
  evaluation.wrong = eval::most_wrong(drafts, risks, most_wrong);
  return evaluation;
}

void add_fitted(Evaluation& evaluation, Calibration calibration, std::size_t most_wrong) {
  const Corpus& corpus = evaluation.corpus;
  FittedFigures& fitted = evaluation.fitted.emplace();
  fitted.own = figures(corpus, calibration.own_risks, evaluation.gate);
  fitted.unseen = figures(corpus, calibration.unseen_risks, evaluation.gate);
  for (const FamilyTrial& family : calibration.families)
    fitted.without_family.push_back(figures(corpus, family.risks, evaluation.gate).aucs);
  evaluation.wrong = eval::most_wrong(corpus, calibration.unseen_risks, most_wrong);
  fitted.calibration = std::move(calibration);
}

}  // namespace presend::eval
