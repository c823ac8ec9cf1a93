#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "heuristics/finding.h"
#include "scanner/base/outcome.h"

namespace presend::score {

/// Points of one rule: log-odds added by its first finding, if that is of strength 1, and the most
/// all of them may add.
struct Weight {
  double points = 0;
  double cap = 0;
};

/// What the n-th finding of a rule counts against a first one of strength 1: a second insecure link
/// says less than the first.
constexpr double amount_of(double strength, std::uint32_t nth) { return strength / nth; }

/// Adds up what the findings of one rule give: points × amount_of() each until the cap is reached.
class Tally {
 public:
  explicit Tally(Weight weight) : weight_(weight) {}
  /// The points of the next finding.
  double add(double strength) {
    const double points =
        std::min(weight_.points * amount_of(strength, ++count_), weight_.cap - given_);
    given_ += points;
    return points;
  }
  [[nodiscard]] double given() const { return given_; }

 private:
  Weight weight_;
  double given_ = 0;
  std::uint32_t count_ = 0;
};

/// The table of heuristics/weights.tsv. Its first line may name the columns, as
/// "# rule\tpoints\tcap\tLABEL…"; behind the cap then stand hit rates, "-" where the rule did not
/// run.
class Weights {
 public:
  /// `file` names the source in errors.
  [[nodiscard]] static Outcome<Weights> parse(std::string_view file, std::string_view tsv);
  /// The table compiled into the program.
  [[nodiscard]] static const Weights& embedded();

  /// Log-odds of a draft with no finding.
  [[nodiscard]] double bias() const { return bias_; }
  /// Zero for a rule without a row.
  [[nodiscard]] Weight of(std::string_view rule_id) const;
  /// Gives a rule other points.
  void set(std::string_view rule_id, Weight weight);
  /// Rule ids with a row, in the order of the file.
  [[nodiscard]] const std::vector<std::string>& rule_ids() const { return ids_; }
  /// Kinds of drafts on which hit rates were measured, such as "spam"; empty when the table has
  /// none.
  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
  /// For each of labels() the share of its drafts on which the rule fires, nothing where it did not
  /// run. Empty when the table tells none.
  [[nodiscard]] std::span<const std::optional<double>> rates(std::string_view rule_id) const;

 private:
  double bias_ = 0;
  std::vector<std::string> ids_;
  std::vector<std::string> labels_;
  std::unordered_map<std::string, Weight> by_id_;
  std::unordered_map<std::string, std::vector<std::optional<double>>> rates_;
};

enum class Verdict : std::uint8_t { low, elevated, high };
std::string_view name(Verdict verdict);

/// What a draft's findings add up to.
struct Assessment {
  double risk = 0;                 ///< 0..100: 100 × logistic(bias + sum of points)
  Verdict verdict = Verdict::low;  ///< low below 20, elevated below 50, high from 50
  std::vector<double> points;  ///< of each finding, in the order given; their sum with the bias is
                               ///< the log-odds of the risk
};

/// What a draft fails by.
struct Gate {
  /// A finding this severe or worse; nothing: no finding fails a draft.
  std::optional<heuristics::Severity> fail_on = heuristics::Severity::error;
  double max_risk = 50;  ///< a risk at or above it, 0..100
  /// What the risk was before the draft was changed, where that is known, and how much it may rise.
  std::optional<double> risk_before = std::nullopt;
  double risk_rise = 10;

  [[nodiscard]] bool fails_on(heuristics::Severity severity) const {
    return fail_on && severity >= *fail_on;
  }
  /// `risk_at_gate` leaves out all that was accepted, `risk` only what was suppressed.
  [[nodiscard]] bool fails_by_risk(double risk, double risk_at_gate) const {
    return risk_at_gate >= max_risk || (risk_before && risk > *risk_before + risk_rise);
  }
};

/// The verdict on that risk.
[[nodiscard]] Verdict verdict_on(double risk);

/// Scores findings, those of each rule as Tally tells.
[[nodiscard]] Assessment assess(std::span<const heuristics::Finding> findings,
                                const Weights& weights);
/// The same as if those were gone that `is_mended` marks, which then get no points.
[[nodiscard]] Assessment assess(std::span<const heuristics::Finding> findings,
                                const Weights& weights, const std::vector<bool>& is_mended);

}  // namespace presend::score
