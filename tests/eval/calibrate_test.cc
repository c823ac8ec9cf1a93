#include "scanner/eval/calibrate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scanner/eval/evaluation.h"
#include "scanner/eval/weights_file.h"
#include "tests/eval/corpora.h"

namespace presend::eval {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// Rule 0 tells bad from good, rule 1 fires on half of either, rule 2 rather on good ones, and rule
/// 3 is folklore that tells them perfectly.
Corpus telling() {
  Corpus corpus = corpus_of({{"spam", true}, {"ham", false}});
  for (int i = 0; i < 400; ++i) {
    const bool is_bad = i % 2 == 0;
    std::vector<std::uint16_t> rules;
    if (is_bad ? i % 10 < 8 : i % 10 == 1) rules.push_back(0);
    if (i / 2 % 2 == 0) rules.push_back(1);
    if (!is_bad && i % 3 == 0) rules.push_back(2);
    if (is_bad) rules.push_back(3);
    corpus.samples.push_back(sample_of(is_bad ? 0 : 1, word(i), rules));
  }
  return corpus;
}

Calibration fitted(const Corpus& corpus, const CalibrationSettings& settings = {}) {
  Outcome<Calibration> result = calibrate(corpus, settings);
  EXPECT_TRUE(result.ok());
  return result ? std::move(result).value() : Calibration{};
}

TEST(Calibrate, GivesPointsToWhatTellsBadFromGood) {
  const Calibration fit = fitted(telling());
  ASSERT_EQ(fit.rules.size(), 4U);
  EXPECT_GT(fit.rules[0].points, 1);
  EXPECT_GE(fit.rules[0].cap, fit.rules[0].points);
  EXPECT_LT(fit.rules[1].points, 0.1);
  EXPECT_EQ(fit.rules[2].points, 0);
  EXPECT_EQ(fit.rules[3].points, 0) << "folklore carries no points";
  EXPECT_LT(fit.bias, 0);
  EXPECT_EQ(fit.groups, 400U);
  EXPECT_EQ(fit.unseen_risks.size(), 400U);
}

TEST(Calibrate, BoundsAndExclusionsHold) {
  CalibrationSettings settings;
  settings.most_points = {0.25, std::numeric_limits<double>::infinity(), 0, 0};
  EXPECT_EQ(fitted(telling(), settings).rules[0].points, 0.25);
}

TEST(Calibrate, CautionLowersTheRisk) {
  CalibrationSettings settings;
  settings.caution = 5;
  EXPECT_LT(fitted(telling(), settings).bias, fitted(telling()).bias);
}

TEST(Calibrate, CopiesCountAsSeen) {
  // Each draft twice: bad ones with a rule, though which of the pairs it is in is chance alone. A
  // fold that held one copy and learnt from the other would do better than guessing.
  Corpus corpus = telling();
  const std::size_t half = corpus.samples.size();
  for (std::size_t i = 0; i < half; ++i) corpus.samples.push_back(Sample(corpus.samples[i]));
  const Calibration fit = fitted(corpus);
  EXPECT_EQ(fit.groups, half);
  EXPECT_EQ(fit.largest_group, 2U);
  for (std::size_t i = 0; i < half; ++i)
    EXPECT_EQ(fit.unseen_risks[i], fit.unseen_risks[half + i]) << "copies were in two folds";
}

TEST(Calibrate, FitsWithoutEachFamily) {
  CalibrationSettings settings;
  settings.tries_families = true;
  const Calibration fit = fitted(telling(), settings);
  ASSERT_EQ(fit.families.size(), 2U);
  EXPECT_EQ(fit.families[0].family, "AAA");
  EXPECT_GT(fit.families[0].log_loss, fit.log_loss + 0.1);
}

TEST(Calibrate, ChoosesTheCapThatForetells) {
  // That the rule fires tells bad from good; how often it does says nothing.
  Corpus corpus = corpus_of({{"spam", true}, {"ham", false}});
  for (int i = 0; i < 600; ++i) {
    const bool is_bad = i % 2 == 0;
    const bool fires = is_bad ? i % 3 != 0 : i % 9 == 0;
    corpus.samples.push_back(
        sample_of(is_bad ? 0 : 1, word(i),
                  fires ? std::vector<std::uint16_t>{0} : std::vector<std::uint16_t>{}));
    if (fires) corpus.samples.back().hits[0].amount = i / 18 % 2 == 0 ? 3.5 : 1;
  }
  const Calibration fit = fitted(corpus);
  EXPECT_GT(fit.rules[0].points, 1);
  EXPECT_EQ(fit.rules[0].cap, fit.rules[0].points);
  CalibrationSettings settings;
  settings.tries_caps = false;
  const Calibration usual = fitted(corpus, settings);
  EXPECT_EQ(usual.rules[0].cap, 2 * usual.rules[0].points);
  EXPECT_LT(fit.log_loss, usual.log_loss);
}

TEST(Calibrate, RefusesTooFewDrafts) {
  Corpus corpus = corpus_of({{"spam", true}, {"ham", false}});
  for (int i = 0; i < 50; ++i) corpus.samples.push_back(sample_of(1, word(i)));
  for (int i = 0; i < 9; ++i) corpus.samples.push_back(sample_of(0, "copy"));
  const Outcome<Calibration> result = calibrate(corpus, {});
  ASSERT_FALSE(result.ok());
  EXPECT_THAT(result.error().reason, HasSubstr("only 1 different bad drafts"));
}

TEST(WeightsFile, ReadsBackAndScoresAsFitted) {
  const Corpus corpus = telling();
  const Calibration fit = fitted(corpus);
  const std::string tsv = weights_tsv(corpus, rule_rates(corpus), fit, corpus.rules);
  EXPECT_THAT(tsv, StartsWith("# rule\tpoints\tcap\tspam\tham\n"));
  EXPECT_THAT(tsv, HasSubstr("\nBBB002\t0.000\t0.000\t1.0000\t0.0000\n"));
  const Outcome<score::Weights> weights = score::Weights::parse("w.tsv", tsv);
  ASSERT_TRUE(weights.ok()) << weights.error().text();
  EXPECT_EQ(weights.value().rule_ids().size(), 4U);
  for (std::size_t i = 0; i < corpus.samples.size(); ++i) {
    std::vector<heuristics::Finding> findings;
    for (const RuleHit& hit : corpus.samples[i].hits)
      findings.push_back({.rule = corpus.rules[hit.rule]});
    EXPECT_NEAR(score::assess(findings, weights.value()).risk, fit.own_risks[i], 0.1);
  }
}

TEST(WeightsFile, RulesThatDidNotRunHaveARowWithoutRates) {
  Corpus corpus = telling();
  const std::vector<const heuristics::Rule*> all = corpus.rules;
  corpus.rules.resize(3);
  for (Sample& sample : corpus.samples)
    std::erase_if(sample.hits, [](const RuleHit& hit) { return hit.rule == 3; });
  EXPECT_THAT(weights_tsv(corpus, rule_rates(corpus), fitted(corpus), all),
              HasSubstr("\nBBB002\t0.000\t0.000\t-\t-\n"));
}

}  // namespace
}  // namespace presend::eval
