#include "scanner/score/fix_plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>

#include "heuristics/registry.h"
#include "heuristics/rule.h"
#include "scanner/score/edits.h"

namespace presend::score {
namespace {

using heuristics::Finding;
using heuristics::Severity;
using testing::ElementsAre;

/// Findings of rules that exist, with points of the test's own.
class Draft {
 public:
  Finding& add(std::string_view id, Severity severity, SourceRange at, double points) {
    Finding& finding = add(id, severity, points);
    finding.at = at;
    return finding;
  }
  Finding& add(std::string_view id, Severity severity, double points) {
    const heuristics::Rule* rule = heuristics::find_rule(id);
    EXPECT_NE(rule, nullptr) << id;
    const std::string row = std::string(id) + "\t1\t9\n";
    if (table_.find(row) == std::string::npos) table_ += row;
    return findings_.emplace_back(Finding{.rule = rule, .severity = severity, .strength = points});
  }
  [[nodiscard]] Weights weights() const {
    Outcome<Weights> parsed = Weights::parse("w.tsv", table_);
    EXPECT_TRUE(parsed.ok());
    return std::move(parsed).value();
  }
  [[nodiscard]] FixPlan plan(const Gate& gate = {}) const {
    return plan_fixes(all(), weights(), gate);
  }
  [[nodiscard]] std::vector<Finding> all() const { return {findings_.begin(), findings_.end()}; }

 private:
  std::string table_ = "bias\t-3\t0\n";
  std::deque<Finding> findings_;
};

std::vector<std::string_view> rules(const FixPlan& plan) {
  std::vector<std::string_view> ids;
  for (const FixStep& step : plan.steps) ids.push_back(step.rule->id);
  return ids;
}

/// What assess() says of the findings that no step settles.
double risk_without(const Draft& draft, const FixPlan& plan) {
  std::vector<Finding> left = draft.all();
  std::vector<std::uint32_t> settled;
  for (const FixStep& step : plan.steps)
    settled.insert(settled.end(), step.findings.begin(), step.findings.end());
  std::sort(settled.rbegin(), settled.rend());
  for (const std::uint32_t index : settled) left.erase(left.begin() + index);
  return assess(left, draft.weights()).risk;
}

TEST(FixPlan, IsEmptyWhenThereIsNothingToDo) {
  Draft draft;
  draft.add("LNK001", Severity::warning, 0.1);
  const FixPlan plan = draft.plan();
  EXPECT_TRUE(plan.steps.empty());
  EXPECT_TRUE(plan.reaches_goal);
  EXPECT_TRUE(Draft().plan().steps.empty());
}

TEST(FixPlan, TakesFewEditsAndTheStrongestFirst) {
  Draft draft;
  draft.add("SUB002", Severity::warning, 0.4);
  draft.add("SUB003", Severity::warning, 3);
  draft.add("TXT101", Severity::info, 0.2);
  draft.add("HDR005", Severity::warning, 1.5);
  EXPECT_THAT(rules(draft.plan()), ElementsAre("SUB003"));
}

TEST(FixPlan, PromisesWhatAssessSaysOfTheRest) {
  Draft draft;
  for (int i = 0; i < 3; ++i) draft.add("LNK003", Severity::error, 1.2);
  draft.add("SUB003", Severity::warning, 2.5);
  draft.add("HDR005", Severity::warning, 2.5);
  const FixPlan plan = draft.plan();
  ASSERT_EQ(rules(plan), (std::vector<std::string_view>{"HDR005", "LNK003"}));
  EXPECT_GT(plan.steps[0].risk_after, plan.steps[1].risk_after);
  EXPECT_DOUBLE_EQ(plan.steps.back().risk_after, risk_without(draft, plan));
  EXPECT_LT(plan.steps.back().risk_after, 50);
}

TEST(FixPlan, MendsWhatFailsTheDraftEvenWithoutPoints) {
  Draft draft;
  draft.add("HTM001", Severity::error, 0);
  draft.add("SUB003", Severity::warning, 1);
  const FixPlan plan = draft.plan();
  EXPECT_THAT(rules(plan), ElementsAre("HTM001"));
  EXPECT_TRUE(plan.reaches_goal);
  EXPECT_TRUE(draft.plan({.fail_on = {}}).steps.empty()) << "nothing fails the draft";
}

TEST(FixPlan, WhatIsInsideHiddenTextGoesWithIt) {
  Draft draft;
  Finding& hidden = draft.add("HID005", Severity::error, {120, 140}, 1);
  hidden.reach = {{100, 300}};
  draft.add("HID009", Severity::error, {200, 220}, 1);
  draft.add("LNK001", Severity::warning, {200, 220}, 1);
  draft.add("LNK001", Severity::warning, {400, 420}, 1);
  const FixPlan plan = draft.plan();
  ASSERT_EQ(plan.steps.size(), 1U);
  EXPECT_EQ(plan.steps[0].rule->id, "HID005");
  EXPECT_THAT(plan.steps[0].findings, ElementsAre(0, 1, 2));
}

TEST(FixPlan, AFindingThatAlsoStandsElsewhereStays) {
  Draft draft;
  draft.add("HID005", Severity::error, {120, 140}, 1).reach = {{100, 300}};
  Finding& link = draft.add("LNK001", Severity::warning, {200, 220}, 3);
  link.places = 2;
  link.reach = {{700, 720}};
  Finding& words = draft.add("TXT101", Severity::info, {150, 160}, 3);
  words.places = 3;  // somewhere
  const FixPlan plan = draft.plan({.fail_on = Severity::error, .max_risk = 100});
  ASSERT_EQ(plan.steps.size(), 1U);
  EXPECT_THAT(plan.steps[0].findings, ElementsAre(0));
}

TEST(FixPlan, OneEditIsEnoughForFindingsThatHangTogether) {
  Draft draft;
  draft.add("LNK001", Severity::warning, {10, 20}, 0.1);
  draft.add("LNK005", Severity::error, {10, 20}, 0.5);
  draft.add("LNK003", Severity::error, {10, 20}, 1);
  draft.add("UNS006", Severity::error, {10, 20}, 0);
  const FixPlan plan = draft.plan();
  EXPECT_THAT(rules(plan), ElementsAre("LNK005"));
  EXPECT_THAT(plan.steps[0].findings, ElementsAre(0, 1, 2, 3));
}

TEST(FixPlan, CountsOnlyThePlacesThatAreLeft) {
  Draft draft;
  draft.add("LNK001", Severity::error, {10, 20}, 0.1);
  draft.add("LNK005", Severity::error, {10, 20}, 2);
  draft.add("LNK001", Severity::error, {30, 40}, 0.1);
  Finding& many = draft.add("LNK001", Severity::error, {50, 60}, 0.1);
  many.places = 3;
  many.reach = {{70, 80}, {90, 95}};
  const FixPlan plan = draft.plan();
  ASSERT_EQ(plan.steps.size(), 2U);
  EXPECT_EQ(plan.steps[0].action, "Link straight to the page instead of through a shortener");
  EXPECT_EQ(plan.steps[1].action, "Switch 4 links to https");
}

TEST(FixPlan, LeavesOutWhatALaterEditSettles) {
  // LNK020 fails and goes first; then LNK001 must be mended for the risk and settles it as well.
  Draft draft;
  draft.add("LNK020", Severity::error, {10, 20}, 2);
  draft.add("LNK001", Severity::warning, {10, 20}, 0.5);
  draft.add("LNK001", Severity::warning, {30, 40}, 5);
  EXPECT_THAT(rules(draft.plan()), ElementsAre("LNK001"));
}

TEST(FixPlan, SaysWhenTheGateCannotBeReached) {
  Draft draft;
  draft.add("SUB003", Severity::warning, 2);
  draft.add("SUB005", Severity::info, 0);
  const FixPlan plan = draft.plan({.max_risk = 3});  // an empty draft has 4.7
  EXPECT_FALSE(plan.reaches_goal);
  EXPECT_THAT(rules(plan), ElementsAre("SUB003")) << "what helps, and only that";
}

TEST(FixPlan, HasALimit) {
  Draft draft;
  for (const heuristics::Rule* rule : heuristics::all_rules())
    draft.add(rule->id, Severity::error, 0.1);
  const FixPlan plan = draft.plan();
  EXPECT_FALSE(plan.reaches_goal);
  EXPECT_EQ(plan.steps.size(), kMostFixSteps);
}

TEST(FixPlan, BringsAPassingDraftToALowRisk) {
  Draft draft;
  draft.add("SUB003", Severity::warning, 1);
  draft.add("HDR005", Severity::warning, 1.2);
  const FixPlan plan = draft.plan();
  EXPECT_THAT(rules(plan), ElementsAre("HDR005"));
  EXPECT_LT(plan.steps[0].risk_after, 20);
}

TEST(FixPlan, EqualEditsComeInTheOrderOfTheirIds) {
  Draft forward, backward;
  for (const char* id : {"HDR005", "SUB002", "SUB003"}) forward.add(id, Severity::error, 1);
  for (const char* id : {"SUB003", "SUB002", "HDR005"}) backward.add(id, Severity::error, 1);
  EXPECT_THAT(rules(forward.plan()), ElementsAre("HDR005", "SUB002", "SUB003"));
  EXPECT_EQ(rules(forward.plan()), rules(backward.plan()));
}

TEST(FixPlan, StaysQuickOnManyFindings) {
  Draft draft;
  for (const heuristics::Rule* rule : heuristics::all_rules())
    for (std::uint32_t i = 0; i < 100; ++i) {
      Finding& finding = draft.add(rule->id, Severity::error, {i * 10, i * 10 + 5}, 0.1);
      finding.reach = {{i * 10, i * 10 + 8}};
    }
  EXPECT_EQ(draft.plan().steps.size() <= kMostFixSteps, true);
}

TEST(Edits, NameRulesThatExist) {
  for (const Settling& settling : settlings()) {
    EXPECT_NE(heuristics::find_rule(settling.edit), nullptr) << settling.edit;
    EXPECT_FALSE(settling.because.empty());
    if (settling.settled == "*") continue;
    for (std::size_t at = 0; at < settling.settled.size(); at += 7) {
      const std::string_view id = settling.settled.substr(at, 6);
      EXPECT_NE(heuristics::find_rule(id), nullptr) << settling.edit << " settles " << id;
    }
  }
}

TEST(Edits, EveryRuleHasASentenceToSay) {
  for (const heuristics::Rule* rule : heuristics::all_rules())
    for (const std::uint64_t places : {1U, 7U}) {
      const std::string action = action_for(*rule, places);
      EXPECT_FALSE(action.empty()) << rule->id;
      EXPECT_FALSE(action.ends_with('.')) << action;
      EXPECT_TRUE(action[0] >= 'A' && action[0] <= 'Z') << action;
      EXPECT_EQ(action.find('#'), std::string::npos) << action;
    }
}

TEST(Edits, TheFirstSentenceEndsWhereTheSecondBegins) {
  EXPECT_EQ(first_sentence("Delete the text, or show it. If it is old, keep it."),
            "Delete the text, or show it");
  EXPECT_EQ(first_sentence("Name street and town, or a P.O. Box, in the footer."),
            "Name street and town, or a P.O. Box, in the footer");
  EXPECT_EQ(first_sentence("Write text. 500 letters do."), "Write text");
  EXPECT_EQ(first_sentence("Write it."), "Write it");
}

}  // namespace
}  // namespace presend::score
