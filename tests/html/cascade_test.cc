#include "scanner/html/cascade.h"

#include <gtest/gtest.h>

#include "tests/html/style.h"

namespace presend::html {
namespace {

/// The width in px that wins for the element of id x.
float winner(std::string_view sheet, std::string_view body) {
  return Styled("<style>" + std::string(sheet) + "</style>" + std::string(body))
      .style("x")
      .width_px;
}
float winner(std::string_view sheet) { return winner(sheet, "<div><p id=x class='a b' title=t>"); }

TEST(Cascade, LaterRulesWin) {
  EXPECT_FLOAT_EQ(winner("p{width:1px} p{width:2px}"), 2);
  EXPECT_FLOAT_EQ(winner("p{width:1px;width:2px}"), 2);
  EXPECT_FLOAT_EQ(winner("</style><style>p{width:1px}</style><style>p{width:2px}"), 2);
}

TEST(Cascade, MoreSpecificRulesWin) {
  EXPECT_FLOAT_EQ(winner("p.a{width:1px} .a{width:2px} p{width:3px}"), 1);
  EXPECT_FLOAT_EQ(winner("#x{width:1px} p.a.b[title]{width:2px}"), 1);
  EXPECT_FLOAT_EQ(winner(":where(#x){width:1px} p{width:2px}"), 2);
  EXPECT_FLOAT_EQ(winner("p, #x{width:1px} .a{width:2px}"), 1)
      << "each selector of a list for itself";
}

TEST(Cascade, StyleAttributesWinOverSheets) {
  EXPECT_FLOAT_EQ(winner("#x{width:1px}", "<p id=x style='width:2px'>"), 2);
  EXPECT_FLOAT_EQ(winner("p{width:1px!important}", "<p id=x style='width:2px'>"), 1);
  EXPECT_FLOAT_EQ(winner("p{width:1px!important}", "<p id=x style='width:2px!important'>"), 2);
}

TEST(Cascade, ImportantDeclarationsWin) {
  EXPECT_FLOAT_EQ(winner("p{width:1px!important} #x{width:2px}"), 1);
  EXPECT_FLOAT_EQ(winner("p{width:1px!important;width:2px}"), 1);
  EXPECT_FLOAT_EQ(winner("p{width:1px!important} p{width:2px!important}"), 2);
}

TEST(Cascade, LayersComeBeforeSpecificity) {
  EXPECT_FLOAT_EQ(winner("@layer a{#x{width:1px}} p{width:2px}"), 2);
  EXPECT_FLOAT_EQ(winner("@layer a,b; @layer b{p{width:2px}} @layer a{#x{width:1px}}"), 2);
}

TEST(Cascade, ImportanceTurnsLayersRound) {
  EXPECT_FLOAT_EQ(winner("@layer a{p{width:1px!important}} p{width:2px!important}"), 1);
  EXPECT_FLOAT_EQ(winner("@layer a{p{width:1px!important}} @layer b{#x{width:2px!important}}"), 1);
  EXPECT_FLOAT_EQ(
      winner("@layer a{p{width:1px!important}}", "<p id=x style='width:2px!important'>"), 2)
      << "but not over style attributes";
}

TEST(Cascade, AllSetsEveryProperty) {
  EXPECT_TRUE(is_auto(winner("p{width:1px;all:initial}")));
  EXPECT_FLOAT_EQ(winner("p{all:initial;width:1px}"), 1);
  EXPECT_FLOAT_EQ(winner("p{width:1px!important;all:initial}"), 1);
}

TEST(Cascade, SheetsOfOtherTypesAndTemplatesDoNotCount) {
  EXPECT_TRUE(is_auto(winner("", "<style type=text/less>p{width:1px}</style><p id=x>")));
  EXPECT_FLOAT_EQ(winner("", "<style type=' TEXT/css '>p{width:1px}</style><p id=x>"), 1);
  EXPECT_TRUE(is_auto(winner("", "<template><style>p{width:1px}</style></template><p id=x>")));
}

TEST(Cascade, NamesAreComparedWithoutCaseOnlyInQuirks) {
  const auto width = [](const std::string& source) {
    const Document document = parse(std::string_view(source));
    Cascade cascade(document, {}, {});
    return cascade.declared(find(document, "p")).of(css::Property::width) != nullptr;
  };
  EXPECT_TRUE(width("<style>.A{width:1px}</style><p class=a>"));
  EXPECT_FALSE(width("<!doctype html><style>.A{width:1px}</style><p class=a>"));
}

TEST(Cascade, SheetsAreReadUpToALimit) {
  Limits limits;
  limits.style_bytes = 30;
  const std::string sheet = "<style>p{width:1px}</style><style>          p{width:2px}</style>";
  const Styled cut(sheet + "<p id=x>", {}, limits);
  EXPECT_FLOAT_EQ(cut.style("x").width_px, 1);
  EXPECT_FALSE(cut.cascade().is_complete());
  EXPECT_TRUE(Styled(sheet + "<p id=x>").cascade().is_complete());
}

TEST(Cascade, ASpentBudgetLeavesRulesOutButNotStyleAttributes) {
  Limits limits;
  limits.style_matches = 10;
  std::string body = "<style>b b{width:1px}</style>";
  for (int i = 0; i < 100; ++i) body += "<b>";
  const Styled spent(body + "<b id=x style='height:3px'>", {}, limits);
  EXPECT_TRUE(is_auto(spent.style("x").width_px));
  EXPECT_FLOAT_EQ(spent.style("x").height_px, 3);
  EXPECT_FALSE(spent.cascade().is_complete());
}

TEST(Cascade, ClassesWrittenTwiceMatchOnce) {
  std::string classes;
  for (int i = 0; i < 50'000; ++i) classes += "a ";
  const Styled styled("<style>.a{width:1px}</style><p id=x class='" + classes + "'>");
  EXPECT_FLOAT_EQ(styled.style("x").width_px, 1);
  EXPECT_TRUE(styled.cascade().is_complete());
}

}  // namespace
}  // namespace presend::html
