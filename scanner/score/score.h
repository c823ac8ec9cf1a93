#pragma once

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

/// Scores findings. The n-th finding of a rule adds points × strength / n until the rule's cap is
/// reached: a second insecure link says less than the first.
[[nodiscard]] Assessment assess(std::span<const heuristics::Finding> findings,
                                const Weights& weights);

}  // namespace presend::score
