#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "scanner/eval/corpus.h"
#include "scanner/eval/statistics.h"
#include "scanner/scan/scan.h"

namespace presend::eval {

/// How well risks tell one bad label from one good one.
struct PairAuc {
  std::uint16_t bad = 0, good = 0;  ///< labels
  double auc = 0;
};

/// Share of a label's drafts that fail the gate.
struct GateRates {
  double risk = 0;      ///< by their risk
  double findings = 0;  ///< by a finding that is severe enough
  double either = 0;
};

/// Share of each label's drafts whose risk is at or above one.
struct RatesAtRisk {
  double risk = 0;
  std::vector<double> rates;  ///< by label
};

/// What share of each bad label stands above a risk that only a given share of all good drafts
/// exceeds.
struct RatesAtFalseAlarms {
  double false_alarms = 0;    ///< 0..1
  double risk = 0;            ///< the risk to be exceeded
  std::vector<double> rates;  ///< by label; 0 for good ones
};

/// How good a set of risks is.
struct Figures {
  std::vector<PairAuc> aucs;    ///< by bad, then by good label
  std::vector<GateRates> gate;  ///< by label
  std::vector<RatesAtRisk> at_risk;
  std::vector<RatesAtFalseAlarms> at_false_alarms;  ///< none without good drafts
  std::optional<Reliability> reliability;           ///< nothing unless there are bad and good
};

/// `risks` are those of the samples, 0..100.
[[nodiscard]] Figures figures(const Corpus& corpus, std::span<const double> risks,
                              const scan::Gate& gate);

/// The risks by the weights in force, as reports print them: with two decimals.
[[nodiscard]] std::vector<double> printed_risks(const Corpus& corpus);

/// How often a rule fires.
struct RuleRates {
  std::vector<double> hits;     ///< by label: share of drafts with a finding
  std::vector<double> failing;  ///< by label: share of drafts that it makes fail the gate
  double bad = 0, good = 0;     ///< mean of the hits of all bad, of all good labels

  /// How much oftener on bad drafts than on good ones; infinite when only on bad ones, nothing when
  /// nowhere.
  [[nodiscard]] std::optional<double> lift() const {
    if (bad <= 0 && good <= 0) return std::nullopt;
    return good > 0 ? bad / good : std::numeric_limits<double>::infinity();
  }
};

/// By Corpus::rules.
[[nodiscard]] std::vector<RuleRates> rule_rates(const Corpus& corpus);

/// For each label the samples most wrongly scored: bad ones with the lowest risk, good ones with
/// the highest, at most `most`. In the order given where equal.
[[nodiscard]] std::vector<std::vector<std::size_t>> most_wrong(const Corpus& corpus,
                                                               std::span<const double> risks,
                                                               std::size_t most);

}  // namespace presend::eval
