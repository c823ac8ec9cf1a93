#include "scanner/score/score.h"

#include <gtest/gtest.h>

#include <cmath>

#include "heuristics/registry.h"
#include "heuristics/rule.h"

namespace presend::score {
namespace {

heuristics::Rule rule_named(std::string_view id) {
  heuristics::Rule rule;
  rule.id = id;
  return rule;
}

Weights weights(std::string_view tsv) {
  Outcome<Weights> parsed = Weights::parse("w.tsv", tsv);
  EXPECT_TRUE(parsed.ok());
  return std::move(parsed).value();
}

TEST(Assess, WithoutFindingsTheBiasDecides) {
  const Assessment assessment = assess({}, weights("bias\t-3\t0\n"));
  EXPECT_NEAR(assessment.risk, 100 / (1 + std::exp(3.0)), 1e-9);
  EXPECT_EQ(assessment.verdict, Verdict::low);
}

TEST(Assess, StrongFindingsCountMore) {
  const heuristics::Rule rule = rule_named("AAA001");
  const std::vector<heuristics::Finding> findings = {{.rule = &rule, .strength = 1.5},
                                                     {.rule = &rule}};
  const Assessment assessment = assess(findings, weights("bias\t-1\t0\nAAA001\t1\t4\n"));
  EXPECT_DOUBLE_EQ(assessment.points[0], 1.5);
  EXPECT_DOUBLE_EQ(assessment.points[1], 0.5);
}

TEST(Assess, RepeatedFindingsCountLessAndStopAtTheCap) {
  const heuristics::Rule rule = rule_named("AAA001");
  const std::vector<heuristics::Finding> findings(4, {.rule = &rule});
  const Assessment assessment = assess(findings, weights("bias\t-1\t0\nAAA001\t1\t1.7\n"));
  ASSERT_EQ(assessment.points.size(), 4U);
  EXPECT_DOUBLE_EQ(assessment.points[0], 1);
  EXPECT_DOUBLE_EQ(assessment.points[1], 0.5);
  EXPECT_NEAR(assessment.points[2], 0.2, 1e-12) << "only that much is left below the cap";
  EXPECT_NEAR(assessment.points[3], 0, 1e-12);
  EXPECT_NEAR(assessment.risk, 100 / (1 + std::exp(-0.7)), 1e-9);
  EXPECT_EQ(assessment.verdict, Verdict::high);
}

TEST(Assess, RulesWithoutARowWeighNothing) {
  const heuristics::Rule rule = rule_named("BBB001");
  const std::vector<heuristics::Finding> findings(1, {.rule = &rule});
  const Assessment assessment = assess(findings, weights("bias\t0\t0\n"));
  EXPECT_DOUBLE_EQ(assessment.points[0], 0);
  EXPECT_DOUBLE_EQ(assessment.risk, 50);
}

TEST(Weights, ErrorsNameFileAndLine) {
  for (const std::string_view bad :
       {"# x\nAAA001\tone\t2\n", "\nAAA001\t2\t1\n", "\nAAA001\t-1\t1\n",
        "AAA001\t1\t1\nAAA001\t1\t1\n", "\nAAA001\n", "\nAAA001\tnan\t1\n", "\nAAA001\t1\tinf\n",
        "bias\t-1\t0\nbias\t-1\t0\n", "# no bias\nAAA001\t1\t1\n"}) {
    const Outcome<Weights> parsed = Weights::parse("w.tsv", bad);
    ASSERT_FALSE(parsed.ok()) << bad;
    EXPECT_EQ(parsed.error().file, "w.tsv");
    EXPECT_EQ(parsed.error().line, 2U);
  }
}

TEST(Weights, EmbeddedTableIsReadable) { EXPECT_LT(Weights::embedded().bias(), 0); }

TEST(Weights, HitRatesStandBehindTheCap) {
  const Weights read = weights(
      "# rule\tpoints\tcap\tspam\tmy letters\r\n# about\nbias\t-3\t0\n"
      "AAA001\t1\t2\t0.2500\t0\r\nAAA002\t1\t2\t-\t0.5\nAAA003\t1\t2\n");
  EXPECT_EQ(read.labels(), (std::vector<std::string>{"spam", "my letters"}));
  ASSERT_EQ(read.rates("AAA001").size(), 2U);
  EXPECT_EQ(read.rates("AAA001")[0], 0.25);
  EXPECT_EQ(read.rates("AAA001")[1], 0.0);
  EXPECT_EQ(read.rates("AAA002")[0], std::nullopt);
  EXPECT_TRUE(read.rates("AAA003").empty());
  EXPECT_TRUE(read.rates("AAA004").empty());
}

TEST(Weights, WithoutNamedColumnsThereAreNoRates) {
  const Weights read = weights("# my points\nbias\t-3\t0\nAAA001\t1\t2\ta remark\n");
  EXPECT_TRUE(read.labels().empty());
  EXPECT_TRUE(read.rates("AAA001").empty());
}

TEST(Weights, WrongRatesAreToldWithTheirLine) {
  for (const char* row : {"AAA001\t1\t2\t1.5\t0", "AAA001\t1\t2\t0.1", "AAA001\t1\t2\tx\t0",
                          "AAA001\t1\t2\t0\t0\t0"}) {
    const Outcome<Weights> parsed = Weights::parse(
        "w.tsv", "# rule\tpoints\tcap\tspam\tham\nbias\t-3\t0\n" + std::string(row) + '\n');
    ASSERT_FALSE(parsed.ok()) << row;
    EXPECT_EQ(parsed.error().line, 3U);
  }
}

}  // namespace
}  // namespace presend::score
