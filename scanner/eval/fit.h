#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace presend::eval {

/// How often a rule's points count in a draft.
struct Term {
  std::uint32_t column = 0;  ///< of the rule
  double amount = 0;
};

/// Drafts as sparse rows of amounts, and what they are.
class Table {
 public:
  void add(std::span<const Term> terms, bool is_bad);

  [[nodiscard]] std::size_t size() const { return is_bad_.size(); }
  [[nodiscard]] std::span<const Term> row(std::size_t i) const {
    return std::span(terms_).subspan(begins_[i], begins_[i + 1] - begins_[i]);
  }
  [[nodiscard]] bool is_bad(std::size_t i) const { return is_bad_[i] != 0; }

 private:
  std::vector<Term> terms_;
  std::vector<std::size_t> begins_ = {0};
  std::vector<std::uint8_t> is_bad_;
};

/// Log-odds of being bad: bias + points × amounts.
struct Model {
  double bias = 0;
  std::vector<double> points;  ///< by column

  [[nodiscard]] double log_odds(std::span<const Term> row) const;
};

struct Fitted {
  Model model;
  double last_step = 0;     ///< the most that the last step changed a number
  std::uint32_t steps = 0;  ///< until that was below 1e-8
};

/// Fits bias and points by logistic regression: the least
///   sum of mass × log-loss + penalty / 2 × sum of points²
/// with every point between 0 and its column's `most` (0 leaves the rule out). Rows of mass 0 are
/// left out; the masses should add up to 1. The penalty must be above 0, so that there is exactly
/// one solution; `start` only saves time. The same input gives the same output, bit for bit.
[[nodiscard]] Fitted fit(const Table& table, std::span<const double> mass,
                         std::span<const double> most, double penalty,
                         const Model* start = nullptr);

/// Mean log-loss by mass: what the model did not know, in nats; log 2 for one that only guesses.
[[nodiscard]] double log_loss(const Table& table, std::span<const double> mass,
                              std::span<const double> log_odds);

}  // namespace presend::eval
