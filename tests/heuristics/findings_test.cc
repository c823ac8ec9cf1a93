#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "heuristics/finding.h"
#include "heuristics/rule.h"
#include "heuristics/run.h"

namespace presend::heuristics {
namespace {

constexpr Rule made_up(std::string_view id, Needs needs, void (*check)(const Context&, Findings&)) {
  Rule rule;
  rule.id = id;
  rule.severity = Severity::warning;
  rule.needs = needs;
  rule.check = check;
  return rule;
}

constexpr Rule kLate = made_up("AAA001", Needs::message, [](const Context&, Findings& out) {
  out.add("at 30", {30, 35}, 0, "x");
  out.add("at 10, wide", {10, 20}, 0, "x");
  out.add("at 10, narrow", {10, 12}, 0, "x");
});
constexpr Rule kEarly = made_up("BBB002", Needs::message, [](const Context&, Findings& out) {
  out.add("at 10 too", {10, 11}, 0, "x");
  out.add("at 0", {0, 1}, 0, "x");
  out.add("the whole message");
});
constexpr Rule kFlood = made_up("CCC003", Needs::message, [](const Context&, Findings& out) {
  for (std::uint32_t i = 0; i < 3 * Findings::kMostPerRule; ++i)
    out.add(std::to_string(i), {i, i + 1}, 0, "x").severity = Severity::error;
});
constexpr Rule kHeaders = made_up(
    "DDD004", Needs::headers, [](const Context&, Findings& out) { out.add("header looked at"); });
constexpr Rule kHtml = made_up("EEE005", Needs::html,
                               [](const Context&, Findings& out) { out.add("HTML looked at"); });

std::vector<std::string> messages_of(const std::vector<Finding>& findings) {
  std::vector<std::string> messages;
  for (const Finding& finding : findings) messages.push_back(finding.message);
  return messages;
}

constexpr Rule kEndless = made_up("FFF006", Needs::message, [](const Context&, Findings& out) {
  out.add("Opens " + std::string(100'000, 'a'));
});

class Run : public testing::Test {
 protected:
  std::vector<Finding> run_rules(std::vector<const Rule*> rules) {
    return run(rules, {.email = email_, .lexicon = lexicon_});
  }
  email::Email email_;
  lexicon::Lexicon lexicon_;
};

TEST_F(Run, ShortensEndlessMessages) {
  const std::vector<std::string> messages = messages_of(run_rules({&kEndless}));
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_LT(messages[0].size(), 1100u);
  EXPECT_TRUE(messages[0].ends_with("a…"));
}

TEST_F(Run, SortsByPlaceThenRuleWithTheWholeMessageFirst) {
  EXPECT_THAT(messages_of(run_rules({&kEarly, &kLate})),
              testing::ElementsAre("the whole message", "at 0", "at 10, narrow", "at 10, wide",
                                   "at 10 too", "at 30"));
}

TEST_F(Run, GivesTheSameOrderWhateverTheOrderOfRules) {
  EXPECT_EQ(messages_of(run_rules({&kEarly, &kLate})), messages_of(run_rules({&kLate, &kEarly})));
}

TEST_F(Run, CapsTheFindingsOfARuleAndStillRunsTheOthers) {
  const std::vector<Finding> findings = run_rules({&kFlood, &kLate});
  EXPECT_EQ(findings.size(), Findings::kMostPerRule + 3);
}

TEST_F(Run, LeavesRulesOutThatNeedWhatTheDraftLacks) {
  email_.is_bare_html = true;
  EXPECT_THAT(run_rules({&kHeaders, &kHtml}), testing::IsEmpty());
  email_.is_bare_html = false;
  EXPECT_THAT(messages_of(run_rules({&kHeaders, &kHtml})),
              testing::ElementsAre("header looked at"));
}

TEST(Findings, TakeSeverityFromTheirRule) {
  Findings findings;
  findings.begin(kLate);
  findings.add("milder").severity = Severity::info;
  findings.add("as it is");
  ASSERT_EQ(findings.all().size(), 2U);
  EXPECT_EQ(findings.all()[0].severity, Severity::info);
  EXPECT_EQ(findings.all()[1].severity, Severity::warning);
  EXPECT_EQ(findings.all()[1].rule, &kLate);
}

TEST(Findings, CollapseWhiteSpaceInQuotes) {
  Findings findings;
  findings.begin(kLate);
  findings.add("quote", {0, 9}, 0, "  two \r\n words\t");
  EXPECT_EQ(findings.all().front().quote, "two words");
}

}  // namespace
}  // namespace presend::heuristics
