#include "scanner/config/rule_choice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace presend::config {
namespace {

using heuristics::Grade;
using heuristics::Rule;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr Rule kA1{.id = "AAA001", .name = "first-of-a", .grade = Grade::a};
constexpr Rule kA2{.id = "AAA002", .name = "second-of-a", .grade = Grade::c};
constexpr Rule kB1{.id = "BBB001", .name = "first-of-b", .grade = Grade::d};
constexpr const Rule* kRules[] = {&kA1, &kA2, &kB1};

std::vector<std::string> chosen(const Values& options) {
  const auto rules = choose_rules(kRules, options);
  if (!rules) return {rules.error().text()};
  std::vector<std::string> ids;
  for (const Rule* rule : rules.value()) ids.emplace_back(rule->id);
  return ids;
}

TEST(RuleChoice, EverythingRunsUnlessSaid) {
  EXPECT_THAT(chosen({}), ElementsAre("AAA001", "AAA002", "BBB001"));
}

TEST(RuleChoice, CodesAreIdsNamesAndBeginnings) {
  EXPECT_THAT(chosen({.select = {"aaa"}}), ElementsAre("AAA001", "AAA002"));
  EXPECT_THAT(chosen({.select = {"AAA00"}, .ignore = {"second-of-a"}}), ElementsAre("AAA001"));
  EXPECT_THAT(chosen({.ignore = {"BBB"}}), ElementsAre("AAA001", "AAA002"));
  EXPECT_THAT(chosen({.select = {"BBB"}, .extend_select = {"AAA002"}}),
              ElementsAre("AAA002", "BBB001"));
}

TEST(RuleChoice, TheLongerCodeWins) {
  EXPECT_THAT(chosen({.select = {"AAA002"}, .ignore = {"AAA"}}), ElementsAre("AAA002"));
  EXPECT_THAT(chosen({.select = {"AAA"}, .ignore = {"AAA"}}),
              ElementsAre(HasSubstr("leave no rule")));
  EXPECT_THAT(chosen({.ignore = {"AAA"}, .extend_select = {"AAA001"}}),
              ElementsAre("AAA001", "BBB001"));
}

TEST(RuleChoice, EvidenceFilters) {
  EXPECT_THAT(chosen({.min_evidence = Grade::c}), ElementsAre("AAA001", "AAA002"));
}

TEST(RuleChoice, UnknownCodesAreRefusedWithTheNearest) {
  EXPECT_THAT(chosen({.ignore = {"AAA01"}}),
              ElementsAre(HasSubstr("--ignore: there is no rule \"AAA01\". Did you mean AAA001")));
  EXPECT_THAT(chosen({.select = {""}}), ElementsAre(HasSubstr("there is no rule")));
  EXPECT_THAT(rule_called(kRules, "first-of-c").error().remedy, HasSubstr("first-of-a"));
  EXPECT_THAT(rule_called(kRules, "AAA").error().text(),
              HasSubstr("presend rules --select AAA lists them."));
  EXPECT_EQ(rule_called(kRules, "bbb001").value(), &kB1);
}

}  // namespace
}  // namespace presend::config
