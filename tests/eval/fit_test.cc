#include "scanner/eval/fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "scanner/eval/linear_system.h"

namespace presend::eval {
namespace {

constexpr double kNoBound = std::numeric_limits<double>::infinity();

/// Drafts drawn by a known model: column i fires with a chance of 0.2 to 0.5.
Table drawn(const Model& truth, std::size_t count) {
  std::mt19937 random(7);  // NOLINT: the same drafts every time
  const auto chance = [&] { return static_cast<double>(random()) / 4294967296.0; };
  Table table;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<Term> terms;
    for (std::uint32_t column = 0; column < truth.points.size(); ++column)
      if (chance() < 0.2 + 0.1 * (column % 4)) terms.push_back({column, chance() < 0.3 ? 1.5 : 1});
    const double odds = truth.log_odds(terms);
    table.add(terms, chance() < 1 / (1 + std::exp(-odds)));
  }
  return table;
}

std::vector<double> equal(std::size_t count) {
  return std::vector<double>(count, 1 / static_cast<double>(count));
}

TEST(LinearSystem, SolvesByHand) {
  SymmetricMatrix matrix(2);
  matrix.at(0, 0) = 4;
  matrix.at(1, 0) = 2;
  matrix.at(1, 1) = 3;
  const std::vector<double> x = solve(std::move(matrix), {10, 8});
  EXPECT_NEAR(x[0], 1.75, 1e-12);
  EXPECT_NEAR(x[1], 1.5, 1e-12);
}

TEST(Fit, RecoversAKnownModel) {
  const Model truth{-1.5, {2, 0, 0.7, 1.2, 0, 3}};
  const Table table = drawn(truth, 40'000);
  const std::vector<double> most(6, kNoBound);
  const Fitted fitted = fit(table, equal(table.size()), most, 1e-7);
  EXPECT_NEAR(fitted.model.bias, truth.bias, 0.1);
  for (std::size_t i = 0; i < 6; ++i)
    EXPECT_NEAR(fitted.model.points[i], truth.points[i], 0.1) << i;
  EXPECT_LT(fitted.last_step, 1e-8);
  EXPECT_LT(fitted.steps, 30U);
}

TEST(Fit, GivesWhatSpeaksForGoodNoPoints) {
  const Table table = drawn({0, {1, -2, 0.5, -0.3}}, 20'000);
  const std::vector<double> most(4, kNoBound);
  const Model model = fit(table, equal(table.size()), most, 1e-5).model;
  EXPECT_GT(model.points[0], 0.5);
  EXPECT_EQ(model.points[1], 0) << "exactly, not nearly";
  EXPECT_GT(model.points[2], 0.2);
  EXPECT_EQ(model.points[3], 0);
}

TEST(Fit, StaysBelowItsBounds) {
  const Table table = drawn({-1, {2, 1.5, 1}}, 20'000);
  const std::vector<double> most = {0.5, kNoBound, 0};
  const Model model = fit(table, equal(table.size()), most, 1e-6).model;
  EXPECT_EQ(model.points[0], 0.5);
  EXPECT_GT(model.points[1], 1);
  EXPECT_EQ(model.points[2], 0);
}

TEST(Fit, FindsTheOptimumOfAllFreeNumbers) {
  const Table table = drawn({-1, {2, 0.3, 0.8, -1}}, 3'000);
  const std::vector<double> mass = equal(table.size());
  const std::vector<double> most(4, kNoBound);
  const double penalty = 1e-3;
  const Model model = fit(table, mass, most, penalty).model;
  // The slope vanishes in the bias and in every rule with points, and points upwards in the rest.
  std::vector<double> slope(5);
  for (std::size_t i = 0; i < table.size(); ++i) {
    const double p = 1 / (1 + std::exp(-model.log_odds(table.row(i))));
    const double error = mass[i] * (p - (table.is_bad(i) ? 1 : 0));
    slope[4] += error;
    for (const Term& term : table.row(i)) slope[term.column] += error * term.amount;
  }
  EXPECT_NEAR(slope[4], 0, 1e-9);
  for (std::size_t i = 0; i < 4; ++i) {
    const double full = slope[i] + penalty * model.points[i];
    if (model.points[i] > 0)
      EXPECT_NEAR(full, 0, 1e-9) << i;
    else
      EXPECT_GE(full, 0) << i;
  }
}

TEST(Fit, PenaltyShrinksAndKeepsSeparableDraftsFinite) {
  Table table;
  for (int i = 0; i < 20; ++i) {
    const std::vector<Term> fires = {{0, 1}};
    table.add(i % 2 == 0 ? std::span<const Term>(fires) : std::span<const Term>(), i % 2 == 0);
  }
  const std::vector<double> most = {kNoBound};
  const double weak = fit(table, equal(20), most, 1e-5).model.points[0];
  const double strong = fit(table, equal(20), most, 1e-2).model.points[0];
  EXPECT_TRUE(std::isfinite(weak));
  EXPECT_GT(weak, strong);
  EXPECT_GT(strong, 0);
}

TEST(Fit, RowsWithoutMassDoNotCountAndTheStartDoesNotMatter) {
  const Table table = drawn({-1, {2, 1, 0.5}}, 2'000);
  Table half;
  std::vector<double> mass(table.size());
  for (std::size_t i = 0; i < table.size(); i += 2) {
    mass[i] = 1e-3;
    half.add(table.row(i), table.is_bad(i));
  }
  const std::vector<double> most(3, kNoBound);
  const Model start{3, {5, 0, 9}};
  const Model a = fit(table, mass, most, 1e-4, &start).model;
  const Model b = fit(half, equal(half.size()), most, 1e-4).model;
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(a.points[i], b.points[i], 1e-7);
  EXPECT_NEAR(a.bias, b.bias, 1e-7);
}

TEST(LogLoss, OfAGuessIsLogTwo) {
  Table table;
  table.add({}, true);
  table.add({}, false);
  const std::vector<double> guess = {0, 0};
  EXPECT_NEAR(log_loss(table, equal(2), guess), std::log(2), 1e-12);
  const std::vector<double> sure = {1000, -1000};
  EXPECT_NEAR(log_loss(table, equal(2), sure), 0, 1e-12);
  const std::vector<double> wrong = {-1000, -1000};
  EXPECT_NEAR(log_loss(table, equal(2), wrong), 500, 1e-9);
}

}  // namespace
}  // namespace presend::eval
