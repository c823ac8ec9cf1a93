#include "heuristics/registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "heuristics/rule.h"
#include "scanner/score/score.h"

namespace presend::heuristics {
namespace {

TEST(Registry, HoldsEveryRuleOfTheFamilies) {
  std::map<std::string, int> rules_of_family;
  for (const Rule* rule : all_rules()) ++rules_of_family[std::string(rule->family())];
  EXPECT_THAT(rules_of_family,
              testing::ElementsAre(
                  testing::Pair("ATT", 7), testing::Pair("HDR", 19), testing::Pair("HID", 13),
                  testing::Pair("HTM", 11), testing::Pair("IGN", 3), testing::Pair("IMG", 12),
                  testing::Pair("LNK", 22), testing::Pair("MIM", 12), testing::Pair("NET", 6),
                  testing::Pair("SIZ", 5), testing::Pair("SPL", 2), testing::Pair("SUB", 14),
                  testing::Pair("TPL", 6), testing::Pair("TXT", 28), testing::Pair("UNS", 8)));
}

TEST(Registry, IdsAreUniqueAndSorted) {
  const auto rules = all_rules();
  for (std::size_t i = 1; i < rules.size(); ++i) EXPECT_LT(rules[i - 1]->id, rules[i]->id);
}

TEST(Registry, NamesAreUnique) {
  std::set<std::string_view> names;
  for (const Rule* rule : all_rules()) EXPECT_TRUE(names.insert(rule->name).second) << rule->name;
}

TEST(Registry, FindsRuleByIdInAnyCaseAndByName) {
  const Rule* rule = find_rule("hdr001");
  ASSERT_NE(rule, nullptr);
  EXPECT_EQ(rule->id, "HDR001");
  EXPECT_EQ(find_rule("missing-from"), rule);
  EXPECT_EQ(find_rule("HDR000"), nullptr);
  EXPECT_EQ(find_rule(""), nullptr);
}

TEST(Registry, EveryRuleHasARowOfPointsAndNoOtherHas) {
  std::vector<std::string> ids;
  for (const Rule* rule : all_rules()) ids.emplace_back(rule->id);
  EXPECT_THAT(score::Weights::embedded().rule_ids(), testing::UnorderedElementsAreArray(ids));
}

TEST(Registry, FolkloreThatOnlyInformsCarriesNoPoints) {
  for (const Rule* rule : all_rules())
    if (rule->severity == Severity::info && rule->grade == Grade::d) {
      EXPECT_EQ(score::Weights::embedded().of(rule->id).points, 0) << rule->id;
    }
}

TEST(Catalogue, TextsAreSentences) {
  for (const Rule* rule : all_rules()) {
    SCOPED_TRACE(rule->id);
    EXPECT_TRUE(rule->why.ends_with('.'));
    EXPECT_TRUE(rule->fix.ends_with('.'));
    EXPECT_FALSE(rule->title.ends_with('.'));
    EXPECT_FALSE(rule->source.ends_with('.'));
    for (const std::string_view text : {rule->title, rule->why, rule->fix, rule->source}) {
      EXPECT_EQ(text.find('\n'), std::string_view::npos) << text;
      EXPECT_EQ(text.find("  "), std::string_view::npos) << text;
      EXPECT_TRUE(text.front() != ' ' && text.back() != ' ') << text;
    }
    EXPECT_LE(rule->title.size(), 80U);
  }
}

}  // namespace
}  // namespace presend::heuristics
