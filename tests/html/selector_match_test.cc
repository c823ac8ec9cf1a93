#include "scanner/html/selector_match.h"

#include <gtest/gtest.h>

#include <string>

#include "scanner/html/parse.h"
#include "tests/html/tree.h"

namespace presend::html {
namespace {

/// The ids of the elements that a selector matches, in document order.
std::string matched(std::string_view selector, std::string_view body, bool honours_hacks = false,
                    std::uint32_t steps = 1'000'000) {
  const std::string source = "<!doctype html><body>" + std::string(body);
  const Document document = parse(std::string_view(source));
  TextPool pool;
  std::vector<css::Token> tokens;
  css::tokenize(selector, pool, tokens);
  css::Selectors selectors;
  const std::uint32_t list = read_selectors(tokens, css::kNoList, false, pool, selectors);
  if (list == css::kNoList) return "invalid";
  StyleBudget budget(steps);
  SelectorMatcher matcher(document, selectors, honours_hacks, budget);
  std::string result;
  for (NodeIndex i = 0; i < document.nodes().size(); ++i) {
    if (document.node(i).kind != NodeKind::element) continue;
    for (const css::ComplexSelector& complex : selectors.of(selectors.lists[list]))
      if (matcher.matches(complex, i)) result += std::string(document.attribute_value(i, "id"));
  }
  return result;
}

TEST(SelectorMatch, SimpleOnes) {
  const char* const body = "<p id=a class='x y' title='hi you'><b id=b lang=en-GB>c</b>";
  EXPECT_EQ(matched("p", body), "a");
  EXPECT_EQ(matched("#b", body), "b");
  EXPECT_EQ(matched(".y", body), "a");
  EXPECT_EQ(matched(".Y", body), "");
  EXPECT_EQ(matched("[title]", body), "a");
  EXPECT_EQ(matched("[title='hi you']", body), "a");
  EXPECT_EQ(matched("[title~=you]", body), "a");
  EXPECT_EQ(matched("[title^=hi]", body), "a");
  EXPECT_EQ(matched("[title$=you]", body), "a");
  EXPECT_EQ(matched("[title*='i y']", body), "a");
  EXPECT_EQ(matched("[title*='']", body), "") << "nothing is in nothing";
  EXPECT_EQ(matched("[title*='I Y' i]", body), "a");
  EXPECT_EQ(matched("[lang|=en]", body), "b");
  EXPECT_EQ(matched(":lang(en)", body), "b");
  EXPECT_EQ(matched(":lang(e)", body), "");
}

TEST(SelectorMatch, PseudoElementsAreNotTheElement) {
  EXPECT_EQ(matched("p::before", "<p id=a>x"), "");
}

TEST(SelectorMatch, Combinators) {
  const char* const body = "<div id=a><p id=b><i id=c></i></p><p id=d></p><b id=e></b></div>";
  EXPECT_EQ(matched("div i", body), "c");
  EXPECT_EQ(matched("div > i", body), "");
  EXPECT_EQ(matched("p + p", body), "d");
  EXPECT_EQ(matched("p + b", body), "e");
  EXPECT_EQ(matched("#b + b", body), "");
  EXPECT_EQ(matched("#b ~ b", body), "e");
}

TEST(SelectorMatch, SearchesGoOnWhenTheNearestDoesNotFit) {
  EXPECT_EQ(matched("#a > div b", "<p id=a></p><section id=a><div><div><b id=x>"), "x")
      << "the inner div is no child of #a, the outer one is";
  EXPECT_EQ(matched("i + b ~ u", "<p><i></i><b></b><b></b><u id=x></u>"), "x");
}

TEST(SelectorMatch, Positions) {
  const char* const list = "<i id=a></i>text<b id=b></b><!-- c --><i id=c></i><i id=d></i>";
  EXPECT_EQ(matched("body > :nth-child(odd)", list), "ac");
  EXPECT_EQ(matched("body > :nth-child(-n+2)", list), "ab");
  EXPECT_EQ(matched("body > :nth-last-child(1)", list), "d");
  EXPECT_EQ(matched("i:nth-of-type(2)", list), "c");
  EXPECT_EQ(matched("i:nth-last-of-type(2)", list), "c");
  EXPECT_EQ(matched("b:only-of-type", list), "b");
  EXPECT_EQ(matched("b:only-child", list), "");
  EXPECT_EQ(matched(":nth-child(2 of i)", list), "c");
  EXPECT_EQ(matched(":nth-last-child(1 of b)", list), "b");
  EXPECT_EQ(matched("i:first-child", list), "a");
}

TEST(SelectorMatch, EmptyElements) {
  EXPECT_EQ(matched("p:empty", "<p id=a></p><p id=b><!-- x --></p><p id=c> </p><p id=d><br></p>"),
            "ab");
}

TEST(SelectorMatch, Forms) {
  const char* const body =
      "<a id=a href=#></a><a id=b></a><input id=c disabled><input id=d checked>";
  EXPECT_EQ(matched(":link", body), "a");
  EXPECT_EQ(matched(":disabled", body), "c");
  EXPECT_EQ(matched("input:enabled", body), "d");
  EXPECT_EQ(matched(":checked", body), "d");
  EXPECT_EQ(matched("a:hover", body), "");
}

TEST(SelectorMatch, ListsInside) {
  const char* const body = "<p id=a class=x><b id=b></b></p><p id=c><b id=d></b></p>";
  EXPECT_EQ(matched("p:not(.x)", body), "c");
  EXPECT_EQ(matched(":is(.x, #c) b", body), "bd");
  EXPECT_EQ(matched(":is(.x > b)", body), "b");
  EXPECT_EQ(matched(":not(p b, p, body, html, head)", body), "");
}

TEST(SelectorMatch, Has) {
  const char* const body = "<div id=a><p id=b><i></i></p></div><div id=c></div><p id=d></p>";
  EXPECT_EQ(matched("div:has(i)", body), "a");
  EXPECT_EQ(matched("div:has(> i)", body), "");
  EXPECT_EQ(matched("div:has(+ div)", body), "a");
  EXPECT_EQ(matched("div:has(~ p)", body), "ac");
  EXPECT_EQ(matched("div:not(:has(p))", body), "c");
}

TEST(SelectorMatch, MarksOfOtherProgramsCountWhenHonoured) {
  const char* const body = "<p id=a class=y>";
  EXPECT_EQ(matched(".ExternalClass p", body), "");
  EXPECT_EQ(matched(".ExternalClass p", body, true), "a");
  EXPECT_EQ(matched("u + .mail p", "<div class=mail><p id=a>"), "");
  EXPECT_EQ(matched("u + .mail p", "<div class=mail><p id=a>", true), "a");
  EXPECT_EQ(matched("[class~=x_y]", body), "");
  EXPECT_EQ(matched("[class~=x_y]", body, true), "a");
}

TEST(SelectorMatch, NothingMatchesOnceTheBudgetIsSpent) {
  EXPECT_EQ(matched("p", "<p id=a>x", false, 0), "");
  std::string body;
  for (int i = 0; i < 300; ++i) body += "<p id=a>";
  EXPECT_LT(matched("p", body, false, 100).size(), 100U);
}

TEST(SelectorMatch, LongValuesCostMore) {
  const std::string words(100'000, 'a');
  EXPECT_EQ(matched("[title*=aab]", "<p id=a title=" + words + "b>x", false, 1000), "");
  EXPECT_EQ(matched("[title*=aab]", "<p id=a title=" + words + "b>x"), "a");
}

}  // namespace
}  // namespace presend::html
