#include "scanner/css/style_sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace presend::css {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The widths in px that the rules of a sheet declare, in the order of the rules.
std::vector<float> widths(const StyleSheets& sheets) {
  std::vector<float> found;
  for (const StyleRule& rule : sheets.rules())
    for (const Declaration& declaration : sheets.declarations(rule))
      if (declaration.property == Property::width) found.push_back(declaration.value.length.px);
  return found;
}
std::vector<float> widths(std::string_view text, const View& view = {}) {
  StyleSheets sheets(view, false);
  sheets.add(text);
  return widths(sheets);
}
bool depends(std::string_view text) {
  StyleSheets sheets({}, false);
  sheets.add(text);
  return sheets.depends_on_view();
}

TEST(StyleSheet, HoldsRulesInOrder) {
  StyleSheets sheets({}, false);
  sheets.add("a{width:1px;color:red} b,c{width:2px}");
  sheets.add("d{width:3px}");
  EXPECT_THAT(widths(sheets), ElementsAre(1, 2, 3));
  EXPECT_EQ(sheets.selectors().lists[sheets.rules()[1].selectors].count, 2U);
}

TEST(StyleSheet, RecoversFromErrors) {
  EXPECT_THAT(widths("a{width:1px;bogus;width:2px}"), ElementsAre(1, 2));
  EXPECT_THAT(widths("a{width 1px} b{width:2px}"), ElementsAre(2));
  EXPECT_THAT(widths("a:bogus{width:1px} b{width:2px}"), ElementsAre(2));
  EXPECT_THAT(widths("} a{width:1px} b{width:2px}"), ElementsAre(2))
      << "a stray brace belongs to the next selector";
  EXPECT_THAT(widths("a{width:1px"), ElementsAre(1)) << "the end closes what is open";
  EXPECT_THAT(widths("a{color:(} b{width:1px}"), IsEmpty()) << "up to the closing parenthesis";
  EXPECT_THAT(widths("a{content:'\n;width:1px}"), ElementsAre(1)) << "the line ends a string";
  EXPECT_THAT(widths("a"), IsEmpty());
}

TEST(StyleSheet, SkipsMarkupComments) {
  EXPECT_THAT(widths("<!-- a{width:1px} --> b{width:2px}"), ElementsAre(1, 2));
}

TEST(StyleSheet, SkipsAtRulesThatStyleNothing) {
  EXPECT_THAT(widths("@charset 'x'; @import url(a); @namespace a url(b); a{width:1px}"),
              ElementsAre(1));
  EXPECT_THAT(widths("@font-face{width:1px} @keyframes x{from{width:2px}} @bogus{a{width:3px}}"
                     "@page{width:4px} a{width:5px}"),
              ElementsAre(5));
}

TEST(StyleSheet, ReadsWhatMediaAndSupportsLetIn) {
  const char* const text =
      "@media (max-width:480px){a{width:1px}} @media screen{a{width:2px}}"
      "@supports (color:red){a{width:3px}} @supports (color:bogus){a{width:4px}}";
  EXPECT_THAT(widths(text), ElementsAre(2, 3));
  EXPECT_THAT(widths(text, {.width_px = 375}), ElementsAre(1, 2, 3));
  EXPECT_TRUE(depends(text));
  EXPECT_FALSE(depends("@media screen{a{width:2px}}"));
}

TEST(StyleSheet, HasAMediaAttribute) {
  StyleSheets sheets({}, false);
  sheets.add("a{width:1px}", "print");
  sheets.add("a{width:2px}", "(min-width:1px)");
  EXPECT_THAT(widths(sheets), ElementsAre(2));
  EXPECT_TRUE(sheets.depends_on_view());
}

TEST(StyleSheet, RulesNest) {
  EXPECT_THAT(widths("a{width:1px; b{width:2px} > c{width:3px} width:4px}"),
              ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(widths("a{@media screen{width:1px} @media print{width:2px}}"), ElementsAre(1));
  EXPECT_THAT(widths("a{--x:{b{width:1px}};width:2px}"), ElementsAre(2));
}

TEST(StyleSheet, NestingIsBounded) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "a{";
  EXPECT_THAT(widths(deep + "width:1px"), IsEmpty());
  deep.clear();
  for (int i = 0; i < 100'000; ++i) deep += "@media all{";
  EXPECT_THAT(widths(deep + "a{width:1px}"), IsEmpty());
}

/// Ranks of the layers of the rules, lowest first, as the widths they declare.
std::vector<float> by_layer(std::string_view text) {
  StyleSheets sheets({}, false);
  sheets.add(text);
  std::vector<std::pair<std::uint32_t, float>> ranked;
  for (const StyleRule& rule : sheets.rules())
    ranked.emplace_back(sheets.layer_rank(rule), sheets.declarations(rule)[0].value.length.px);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<float> result;
  for (const auto& [rank, width] : ranked) result.push_back(width);
  return result;
}

TEST(Layers, ComeInTheOrderTheyAreNamedIn) {
  EXPECT_THAT(by_layer("p{width:9px} @layer b{p{width:1px}} @layer a{p{width:2px}}"),
              ElementsAre(1, 2, 9))
      << "what is in none wins over all";
  EXPECT_THAT(by_layer("@layer a, b; @layer b{p{width:2px}} @layer a{p{width:1px}}"),
              ElementsAre(1, 2));
  EXPECT_THAT(by_layer("@layer{p{width:1px}} @layer{p{width:2px}}"), ElementsAre(1, 2))
      << "each without a name is one of its own";
}

TEST(Layers, NestInsideOfTheirs) {
  EXPECT_THAT(by_layer("@layer a{p{width:2px} @layer b{p{width:1px}}} @layer c{p{width:3px}}"),
              ElementsAre(1, 2, 3))
      << "what stands in a layer itself wins over the layers in it";
  EXPECT_THAT(by_layer("@layer a{p{width:2px}} @layer c{p{width:3px}} @layer a.b{p{width:1px}}"),
              ElementsAre(1, 2, 3));
  EXPECT_THAT(by_layer("@layer a, b {p{width:1px}} @layer a.{p{width:1px}}"), IsEmpty())
      << "a block has one name";
}

TEST(Scope, RulesStandInIt) {
  StyleSheets sheets({}, false);
  sheets.add("@scope (.a){b{width:1px}} @scope (:bogus){b{width:2px}} @scope{b{width:3px}}");
  EXPECT_THAT(widths(sheets), ElementsAre(1));
  const auto& selectors = sheets.selectors();
  const auto list = selectors.lists[sheets.rules()[0].selectors];
  EXPECT_EQ(selectors.of(list)[0].count, 2U) << "\".a\" and \"b\"";
}

TEST(RegisteredProperties, HaveInitialValues) {
  StyleSheets sheets({}, false);
  sheets.add(
      "@property --a{syntax:'<length>';inherits:true;initial-value: 1px }"
      "@property --b{inherits:true} @property c{initial-value:1}");
  ASSERT_EQ(sheets.initial_values().size(), 1U);
  EXPECT_EQ(sheets.initial_values()[0].first, "--a");
  EXPECT_EQ(sheets.initial_values()[0].second.size(), 1U);
}

TEST(ClientHacks, MakeASheetDependOnTheView) {
  EXPECT_TRUE(depends("u + .a p{width:1px}"));
  EXPECT_TRUE(depends("@-moz-document url-prefix(){a{width:1px}}"));
  EXPECT_THAT(widths("@-moz-document url-prefix(){a{width:1px}}"), IsEmpty());
  EXPECT_THAT(widths("@-moz-document url-prefix(){a{width:1px}}", {.honours_client_hacks = true}),
              ElementsAre(1));
}

TEST(StyleSheet, MovingKeepsWhatValuesPointTo) {
  StyleSheets sheets({}, false);
  sheets.add("a{--\\62:\\63 d}");
  const StyleSheets moved = std::move(sheets);
  const Declaration& declaration = moved.declarations(moved.rules()[0])[0];
  EXPECT_EQ(declaration.name, "--b");
  EXPECT_EQ(declaration.value.tokens[0].text, "cd");
}

}  // namespace
}  // namespace presend::css
