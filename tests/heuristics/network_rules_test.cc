// What live checks learnt, and what rules make of it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/heuristics/rule_scan.h"

namespace presend::heuristics {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string first_message(const ReportedFindings& findings) {
  return findings.empty() ? "nothing" : findings.front().message;
}

TEST(NetworkRules, PictureThatIsMissingIsCalledSo) {
  const auto found = scan_html("NET001", R"(<img src="https://dead.example/spring.jpg" alt="">)");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found.front().message, "Shows no picture, as the server answers 404 (not found)");
  EXPECT_EQ(found.front().quote, "https://dead.example/spring.jpg");
}

TEST(NetworkRules, BackgroundPictureIsToldOnce) {
  EXPECT_THAT(scan_html("NET001", R"(<table background="https://dead.example/spring.jpg"><tr><td>
                                     Spring</td></tr></table>)"),
              SizeIs(1));
}

TEST(NetworkRules, SameAddressIsToldOnceWithItsPlaces) {
  const auto found = scan_html("NET001", R"(<a href="https://dead.example/spring">One</a>
                                            <a href="https://dead.example/spring#prices">Two</a>)");
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found.front().places, 2U);
}

TEST(NetworkRules, LinkThatNobodyAskedIsNoFinding) {
  for (const char* rule : {"NET001", "NET002", "NET003", "NET004", "NET005", "NET006"})
    EXPECT_THAT(scan_html(rule, R"(<a href="https://unknown.example/">One</a>)"), IsEmpty());
}

TEST(NetworkRules, TagsInAnAddressAreNotWhatWasAsked) {
  EXPECT_THAT(scan_html("NET001", R"(<a href="https://dead.example/spring?id={{ id }}">One</a>)"),
              IsEmpty());
}

TEST(NetworkRules, WithoutResultsTheyDoNotApply) {
  scan::Settings settings;
  settings.rules = {find_rule("NET001")};
  scan::Draft draft;
  draft.bytes = test_support::example_message(
      {Example::Kind::html, R"(<a href="https://dead.example/spring">One</a>)"});
  const scan::Report report =
      scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded());
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_THAT(report.not_applicable, SizeIs(1));
}

TEST(NetworkRules, SendersOwnSiteMayRedirectAnywhereAndBack) {
  // The mail is from example.org.
  scan::Settings settings;
  links::Results results;
  results.add({"https://click.example.org/1",
               links::State::works,
               200,
               {{302, "https://shop.example.net/"}}});
  results.add({"https://partner.example.net/",
               links::State::works,
               200,
               {{302, "https://www.example.org/spring"}}});
  settings.rules = {find_rule("NET003")};
  settings.links = &results;
  scan::Draft draft;
  draft.bytes = test_support::example_message(
      {Example::Kind::html, R"(<a href="https://click.example.org/1">One</a>
                               <a href="https://partner.example.net/">Two</a>)"});
  const scan::Report report =
      scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded());
  EXPECT_THAT(report.findings, IsEmpty());
}

TEST(NetworkRules, EndOfARedirectIsNamed) {
  EXPECT_EQ(first_message(scan_html("NET003", R"(<a href="https://moved.example/">One</a>)")),
            "Leads to moved.example, which sends readers on to www.elsewhere.example");
}

TEST(NetworkRules, CircleIsAChain) {
  EXPECT_EQ(first_message(scan_html("NET004", R"(<a href="https://loop.example/">One</a>)")),
            "Never arrives: it redirects in a circle");
  EXPECT_EQ(verdict_of(scan_html("NET001", R"(<a href="https://loop.example/">One</a>)")),
            "nothing");
}

TEST(NetworkRules, ServerThatIsSilentIsNeverAnError) {
  EXPECT_EQ(verdict_of(scan_html("NET006", R"(<a href="https://silent.example/">One</a>)")),
            "info");
}

TEST(NetworkRules, CarryNoPoints) {
  for (const Rule* rule : all_rules())
    if (rule->needs == Needs::network) {
      EXPECT_EQ(score::Weights::embedded().of(rule->id).points, 0) << rule->id;
    }
}

}  // namespace
}  // namespace presend::heuristics
