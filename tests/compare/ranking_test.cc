#include "scanner/compare/ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace presend::compare {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

Standing standing(double log_odds, std::uint32_t errors = 0, std::uint32_t warnings = 0,
                  std::uint32_t infos = 0) {
  return {true, log_odds, errors, warnings, infos};
}

TEST(Ranking, TheLowerRiskWinsAndSaysHowSureThatIs) {
  const Ranking ranking = rank(std::vector{standing(2), standing(-1)});
  EXPECT_THAT(ranking.order, ElementsAre(1, 0));
  EXPECT_THAT(ranking.ranks, ElementsAre(2, 1));
  ASSERT_EQ(ranking.margins.size(), 1U);
  const Margin& margin = ranking.margins.front();
  EXPECT_EQ(margin.decider, Decider::risk);
  EXPECT_EQ(margin.better, 1U);
  // 100 × logistic(2) - 100 × logistic(-1), and 100 × logistic(3).
  EXPECT_THAT(margin.risk, DoubleNear(88.08 - 26.89, 0.01));
  EXPECT_THAT(margin.sureness, DoubleNear(95.26, 0.01));
  EXPECT_TRUE(ranking.has_winner());
}

TEST(Ranking, WhatPassesComesBeforeWhatDoesNot) {
  Standing failing = standing(-3);
  failing.passes = false;
  const Ranking ranking = rank(std::vector{failing, standing(-1)});
  EXPECT_THAT(ranking.order, ElementsAre(1, 0));
  EXPECT_EQ(ranking.margins.front().decider, Decider::gate);
  EXPECT_LT(ranking.margins.front().risk, 0);
}

TEST(Ranking, OfDraftsAsRiskyTheOneWithFewerFindingsWins) {
  const double hardly = kTieLogOdds / 2;
  EXPECT_EQ(decider_of(standing(hardly), standing(0, 1)), Decider::errors);
  EXPECT_EQ(decider_of(standing(0, 1, 0), standing(hardly, 1, 2)), Decider::warnings);
  EXPECT_EQ(decider_of(standing(0, 1, 2, 0), standing(0, 1, 2, 3)), Decider::infos);
  EXPECT_THAT(rank(std::vector{standing(0, 1), standing(hardly)}).order, ElementsAre(1, 0));
}

TEST(Ranking, EqualOnesTieAndShareTheirRank) {
  const Ranking two = rank(std::vector{standing(1, 0, 2), standing(1, 0, 2)});
  EXPECT_FALSE(two.has_winner());
  EXPECT_THAT(two.ranks, ElementsAre(1, 1));
  EXPECT_THAT(two.margins.front().sureness, DoubleNear(50, 1e-9));
  const Ranking three = rank(std::vector{standing(3), standing(-1), standing(3)});
  EXPECT_THAT(three.order, ElementsAre(1, 0, 2));
  EXPECT_THAT(three.ranks, ElementsAre(2, 1, 2));
}

TEST(Ranking, EveryVariantIsRankedOnceThoughBeingAsRiskyIsNotTransitive) {
  std::vector<Standing> standings;
  for (int i = 0; i < 26; ++i)
    standings.push_back(standing(0.07 * ((i * 7) % 26), 0, static_cast<std::uint32_t>(i % 3)));
  const Ranking ranking = rank(standings);
  std::vector<std::uint32_t> order = ranking.order;
  std::sort(order.begin(), order.end());
  for (std::uint32_t i = 0; i < 26; ++i) EXPECT_EQ(order[i], i);
  EXPECT_EQ(ranking.margins.size(), 25U);
}

}  // namespace
}  // namespace presend::compare
