#include "scanner/eval/statistics.h"

#include <gtest/gtest.h>

namespace presend::eval {
namespace {

TEST(Auc, CountsPairsWonAndHalfOfTheTies) {
  // 0.8 beats all three, 0.4 beats one and ties one: 4.5 of 6 pairs.
  EXPECT_DOUBLE_EQ(*auc({0.4, 0.8}, {0.1, 0.4, 0.5}), 4.5 / 6);
  EXPECT_DOUBLE_EQ(*auc({3, 4}, {1, 2}), 1);
  EXPECT_DOUBLE_EQ(*auc({1, 2}, {3, 4}), 0);
  EXPECT_DOUBLE_EQ(*auc({7, 7, 7}, {7, 7}), 0.5);
}

TEST(Auc, NeedsBothSides) {
  EXPECT_FALSE(auc({}, {1}).has_value());
  EXPECT_FALSE(auc({1}, {}).has_value());
}

TEST(Shares, TellAtOrAboveFromAbove) {
  const std::vector<double> risks = {10, 50, 50, 90};
  EXPECT_DOUBLE_EQ(share_from(risks, 50), 0.75);
  EXPECT_DOUBLE_EQ(share_above(risks, 50), 0.25);
  EXPECT_DOUBLE_EQ(share_from({}, 50), 0);
}

TEST(Threshold, IsExceededByAtMostTheRate) {
  std::vector<double> good;
  for (int i = 1; i <= 200; ++i) good.push_back(i);
  EXPECT_DOUBLE_EQ(threshold_for(good, 0.01), 198) << "199 and 200 exceed it";
  EXPECT_DOUBLE_EQ(threshold_for(good, 0.001), 200) << "none may";
  EXPECT_DOUBLE_EQ(threshold_for(good, 1), 1);
  EXPECT_DOUBLE_EQ(threshold_for({5, 5, 5, 1}, 0.25), 5) << "ties count together";
}

TEST(Reliability, HoldsMeansAgainstWhatCameTrue) {
  const std::vector<Prediction> predictions = {
      {0.1, false, 1}, {0.2, true, 1}, {0.8, true, 3}, {1.0, true, 3}};
  const Reliability result = reliability(predictions, 2);
  ASSERT_EQ(result.bins.size(), 2U);
  EXPECT_EQ(result.bins[0].drafts, 2U);
  EXPECT_DOUBLE_EQ(result.bins[0].predicted, 0.15);
  EXPECT_DOUBLE_EQ(result.bins[0].observed, 0.5);
  EXPECT_DOUBLE_EQ(result.bins[0].mass, 0.25);
  EXPECT_DOUBLE_EQ(result.bins[1].predicted, 0.9);
  EXPECT_DOUBLE_EQ(result.bins[1].observed, 1);
  EXPECT_DOUBLE_EQ(result.mean_gap, 0.25 * 0.35 + 0.75 * 0.1);
}

TEST(Reliability, OfNothingHasNoGap) {
  EXPECT_DOUBLE_EQ(reliability({}).mean_gap, 0);
  EXPECT_EQ(reliability({}).bins.size(), 10U);
}

}  // namespace
}  // namespace presend::eval
