#include "scanner/eval/fit.h"

#include <algorithm>
#include <cmath>

#include "scanner/eval/linear_system.h"

namespace presend::eval {
namespace {

constexpr double kStep = 1e-8;             // a smaller one ends the fit
constexpr std::uint32_t kMostSteps = 200;  // Newton's method takes about ten
constexpr double kEnough = 1e-4;           // share of the promised gain that a step must bring

/// log(1 + e^x) without overflow.
double softplus(double x) { return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x)); }

double probability(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

/// Projected Newton's method (Bertsekas 1982). A point at its bound that the slope pushes outwards
/// stays; Newton's step is taken in all others and cut off at the bounds. A dense system of as many
/// unknowns as rules is solved in under a millisecond, so neither a library for sparse algebra nor
/// coordinate descent, which needs hundreds of rounds for the same 1e-8, would save anything.
class Fit {
 public:
  Fit(const Table& table, std::span<const double> mass, std::span<const double> most,
      double penalty)
      : table_(table), mass_(mass), most_(most), penalty_(penalty), columns_(most.size()) {}

  Fitted run(const Model* start) {
    // The bias is the last number, so that columns count from 0.
    std::vector<double> at(columns_ + 1);
    if (start != nullptr) {
      at.back() = start->bias;
      for (std::size_t i = 0; i < columns_; ++i)
        at[i] = std::clamp(start->points[i], 0.0, most_[i]);
    }
    Fitted fitted;
    double loss = loss_at(at);
    while (fitted.steps < kMostSteps) {
      ++fitted.steps;
      fitted.last_step = step(at, loss);
      if (fitted.last_step < kStep) break;
    }
    fitted.model.bias = at.back();
    at.pop_back();
    fitted.model.points = std::move(at);
    return fitted;
  }

 private:
  double log_odds(std::size_t row, const std::vector<double>& at) const {
    double sum = at.back();
    for (const Term& term : table_.row(row)) sum += at[term.column] * term.amount;
    return sum;
  }

  double loss_at(const std::vector<double>& at) const {
    double loss = 0;
    for (std::size_t row = 0; row < table_.size(); ++row) {
      if (mass_[row] <= 0) continue;
      const double odds = log_odds(row, at);
      loss += mass_[row] * softplus(table_.is_bad(row) ? -odds : odds);
    }
    for (std::size_t i = 0; i < columns_; ++i) loss += penalty_ / 2 * at[i] * at[i];
    return loss;
  }

  std::vector<double> slope_at(const std::vector<double>& at) const {
    std::vector<double> slope(columns_ + 1);
    for (std::size_t row = 0; row < table_.size(); ++row) {
      if (mass_[row] <= 0) continue;
      const double truth = table_.is_bad(row) ? 1 : 0;
      const double error = mass_[row] * (probability(log_odds(row, at)) - truth);
      slope.back() += error;
      for (const Term& term : table_.row(row)) slope[term.column] += error * term.amount;
    }
    for (std::size_t i = 0; i < columns_; ++i) slope[i] += penalty_ * at[i];
    return slope;
  }

  /// The numbers that may move, the bias last; `place` gets where each stands among them.
  std::vector<std::size_t> free_at(const std::vector<double>& at, const std::vector<double>& slope,
                                   std::vector<std::size_t>& place) const {
    std::vector<std::size_t> free;
    place.assign(columns_ + 1, kFixed);
    for (std::size_t i = 0; i <= columns_; ++i) {
      const bool is_held = i < columns_ && ((at[i] <= 0 && slope[i] >= 0) ||
                                            (at[i] >= most_[i] && slope[i] <= 0) || most_[i] <= 0);
      if (is_held) continue;
      place[i] = free.size();
      free.push_back(i);
    }
    return free;
  }

  /// Second derivatives in the free numbers.
  SymmetricMatrix curvature_at(const std::vector<double>& at, const std::vector<std::size_t>& free,
                               const std::vector<std::size_t>& place) const {
    SymmetricMatrix curvature(free.size());
    const std::size_t bias = free.size() - 1;
    for (std::size_t row = 0; row < table_.size(); ++row) {
      if (mass_[row] <= 0) continue;
      const double p = probability(log_odds(row, at));
      const double bend = mass_[row] * p * (1 - p);
      curvature.at(bias, bias) += bend;
      for (const Term& a : table_.row(row)) {
        const std::size_t i = place[a.column];
        if (i == kFixed) continue;
        curvature.at(bias, i) += bend * a.amount;
        for (const Term& b : table_.row(row))
          if (const std::size_t j = place[b.column]; j != kFixed && j <= i)
            curvature.at(i, j) += bend * a.amount * b.amount;
      }
    }
    for (std::size_t i = 0; i < bias; ++i) curvature.at(i, i) += penalty_;
    curvature.at(bias, bias) += 1e-12;
    return curvature;
  }

  /// One step; the most that it changed a number.
  double step(std::vector<double>& at, double& loss) const {
    const std::vector<double> slope = slope_at(at);
    std::vector<std::size_t> place;
    const std::vector<std::size_t> free = free_at(at, slope, place);
    std::vector<double> right;
    right.reserve(free.size());
    for (const std::size_t i : free) right.push_back(-slope[i]);
    const std::vector<double> way = solve(curvature_at(at, free, place), std::move(right));
    for (double share = 1; share > 1e-12; share /= 2) {
      std::vector<double> next = at;
      double change = 0;
      double promised = 0;
      for (std::size_t k = 0; k < free.size(); ++k) {
        const std::size_t i = free[k];
        next[i] += share * way[k];
        if (i < columns_) next[i] = std::clamp(next[i], 0.0, most_[i]);
        change = std::max(change, std::abs(next[i] - at[i]));
        promised += slope[i] * (next[i] - at[i]);
      }
      const double next_loss = loss_at(next);
      // Close to the end the loss no longer tells better from worse, but Newton's step is right.
      const bool is_better = next_loss <= loss + kEnough * promised || change < kStep;
      if (!is_better) continue;
      at = std::move(next);
      loss = next_loss;
      return change;
    }
    return 0;
  }

  static constexpr std::size_t kFixed = ~std::size_t{0};

  const Table& table_;
  std::span<const double> mass_;
  std::span<const double> most_;
  double penalty_;
  std::size_t columns_;
};

}  // namespace

void Table::add(std::span<const Term> terms, bool is_bad) {
  terms_.insert(terms_.end(), terms.begin(), terms.end());
  begins_.push_back(terms_.size());
  is_bad_.push_back(is_bad ? 1 : 0);
}

double Model::log_odds(std::span<const Term> row) const {
  double sum = bias;
  for (const Term& term : row) sum += points[term.column] * term.amount;
  return sum;
}

Fitted fit(const Table& table, std::span<const double> mass, std::span<const double> most,
           double penalty, const Model* start) {
  return Fit(table, mass, most, penalty).run(start);
}

double log_loss(const Table& table, std::span<const double> mass,
                std::span<const double> log_odds) {
  double loss = 0, total = 0;
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (mass[row] <= 0) continue;
    loss += mass[row] * softplus(table.is_bad(row) ? -log_odds[row] : log_odds[row]);
    total += mass[row];
  }
  return total > 0 ? loss / total : 0;
}

}  // namespace presend::eval
