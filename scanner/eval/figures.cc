#include "scanner/eval/figures.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace presend::eval {
namespace {

constexpr std::array kRisks = {20.0, 50.0};  // where the verdict changes
constexpr std::array kFalseAlarms = {0.001, 0.005, 0.01, 0.02};

std::vector<std::vector<double>> by_label(const Corpus& corpus, std::span<const double> risks) {
  std::vector<std::vector<double>> sorted(corpus.labels.size());
  for (std::size_t i = 0; i < risks.size(); ++i)
    sorted[corpus.samples[i].label].push_back(risks[i]);
  return sorted;
}

std::vector<GateRates> gate_rates(const Corpus& corpus, std::span<const double> risks,
                                  const scan::Gate& gate) {
  std::vector<GateRates> rates(corpus.labels.size());
  for (std::size_t i = 0; i < risks.size(); ++i) {
    const Sample& sample = corpus.samples[i];
    const bool by_risk = risks[i] >= gate.max_risk;
    const bool by_finding = sample.has_failing_finding();
    rates[sample.label].risk += by_risk ? 1 : 0;
    rates[sample.label].findings += by_finding ? 1 : 0;
    rates[sample.label].either += by_risk || by_finding ? 1 : 0;
  }
  const std::vector<std::size_t> counts = corpus.counts();
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const auto count = static_cast<double>(std::max<std::size_t>(counts[i], 1));
    rates[i] = {rates[i].risk / count, rates[i].findings / count, rates[i].either / count};
  }
  return rates;
}

/// All labels of a side weigh the same, both sides together too.
std::optional<Reliability> balanced_reliability(const Corpus& corpus,
                                                std::span<const double> risks) {
  const std::vector<std::size_t> counts = corpus.counts();
  std::array<double, 2> labels{};
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts[i] > 0) labels[corpus.labels[i].is_bad ? 1 : 0] += 1;
  if (labels[0] == 0 || labels[1] == 0) return std::nullopt;
  std::vector<Prediction> predictions;
  predictions.reserve(risks.size());
  for (std::size_t i = 0; i < risks.size(); ++i) {
    const Sample& sample = corpus.samples[i];
    const bool is_bad = corpus.is_bad(sample);
    const auto count = static_cast<double>(counts[sample.label]);
    predictions.push_back({risks[i] / 100, is_bad, 0.5 / labels[is_bad ? 1 : 0] / count});
  }
  return reliability(predictions);
}

}  // namespace

Figures figures(const Corpus& corpus, std::span<const double> risks, const scan::Gate& gate) {
  const std::vector<std::vector<double>> sorted = by_label(corpus, risks);
  Figures result;
  std::vector<double> all_good;
  for (std::uint16_t bad = 0; bad < corpus.labels.size(); ++bad) {
    if (!corpus.labels[bad].is_bad) {
      all_good.insert(all_good.end(), sorted[bad].begin(), sorted[bad].end());
      continue;
    }
    for (std::uint16_t good = 0; good < corpus.labels.size(); ++good)
      if (!corpus.labels[good].is_bad)
        if (const auto area = auc(sorted[bad], sorted[good]))
          result.aucs.push_back({bad, good, *area});
  }
  result.gate = gate_rates(corpus, risks, gate);
  for (const double risk : kRisks) {
    RatesAtRisk& at = result.at_risk.emplace_back(RatesAtRisk{risk, {}});
    for (const std::vector<double>& label : sorted) at.rates.push_back(share_from(label, risk));
  }
  for (const double rate : kFalseAlarms) {
    if (all_good.empty()) break;
    const double threshold = threshold_for(all_good, rate);
    RatesAtFalseAlarms& at =
        result.at_false_alarms.emplace_back(RatesAtFalseAlarms{rate, threshold, {}});
    for (std::size_t i = 0; i < sorted.size(); ++i)
      at.rates.push_back(corpus.labels[i].is_bad ? share_above(sorted[i], threshold) : 0);
  }
  result.reliability = balanced_reliability(corpus, risks);
  return result;
}

std::vector<double> printed_risks(const Corpus& corpus) {
  std::vector<double> risks;
  risks.reserve(corpus.samples.size());
  for (const Sample& sample : corpus.samples) risks.push_back(std::round(sample.risk * 100) / 100);
  return risks;
}

std::vector<RuleRates> rule_rates(const Corpus& corpus) {
  const std::size_t labels = corpus.labels.size();
  std::vector<RuleRates> rates(corpus.rules.size());
  for (RuleRates& rule : rates) {
    rule.hits.resize(labels);
    rule.failing.resize(labels);
  }
  for (const Sample& sample : corpus.samples)
    for (const RuleHit& hit : sample.hits) {
      rates[hit.rule].hits[sample.label] += 1;
      rates[hit.rule].failing[sample.label] += hit.is_failing ? 1 : 0;
    }
  const std::vector<std::size_t> counts = corpus.counts();
  std::array<double, 2> sides{};
  for (std::size_t i = 0; i < labels; ++i)
    if (counts[i] > 0) sides[corpus.labels[i].is_bad ? 1 : 0] += 1;
  for (RuleRates& rule : rates)
    for (std::size_t i = 0; i < labels; ++i) {
      if (counts[i] == 0) continue;
      rule.hits[i] /= static_cast<double>(counts[i]);
      rule.failing[i] /= static_cast<double>(counts[i]);
      const bool is_bad = corpus.labels[i].is_bad;
      (is_bad ? rule.bad : rule.good) += rule.hits[i] / sides[is_bad ? 1 : 0];
    }
  return rates;
}

std::vector<std::vector<std::size_t>> most_wrong(const Corpus& corpus,
                                                 std::span<const double> risks, std::size_t most) {
  std::vector<std::vector<std::size_t>> wrong(corpus.labels.size());
  for (std::size_t i = 0; i < risks.size(); ++i) wrong[corpus.samples[i].label].push_back(i);
  for (std::size_t label = 0; label < wrong.size(); ++label) {
    const bool is_bad = corpus.labels[label].is_bad;
    std::stable_sort(wrong[label].begin(), wrong[label].end(), [&](std::size_t a, std::size_t b) {
      return is_bad ? risks[a] < risks[b] : risks[a] > risks[b];
    });
    wrong[label].resize(std::min(wrong[label].size(), most));
  }
  return wrong;
}

}  // namespace presend::eval
