// What the link rules must leave alone, and how sure they may be, beyond their two examples.

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "heuristics/registry.h"
#include "heuristics/rule.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/scan/scan.h"
#include "scanner/score/score.h"
#include "tests/support/example_message.h"

namespace presend::heuristics {
namespace {

/// "error", "warning", "info" of the first finding in a mail of news@example.org that links to
/// `address`, or "nothing".
std::string verdict(std::string_view rule, std::string_view address) {
  const std::string body = "<p><a href=\"" + std::string(address) + "\">Read more</a></p>";
  scan::Settings settings;
  settings.rules = {find_rule(rule)};
  settings.now = test_support::kNow;
  scan::Draft draft;
  draft.file = "example.eml";
  draft.bytes = test_support::example_message({Example::Kind::html, body});
  const auto findings =
      scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded())
          .findings;
  return findings.empty() ? "nothing" : std::string(name(findings.front().severity));
}

TEST(PlaceholderLink, TakesAMadeUpSiteForAReal) {
  for (const std::string_view address :
       {"https://www.bakery.example/", "https://click.mailer.example/1", "https://bakery.ie/"})
    EXPECT_EQ(verdict("LNK014", address), "nothing") << address;
  for (const std::string_view address :
       {"https://example.com/", "http://shop.test/", "http://localhost:3000/",
        "https://www.your-domain.example/", "#", ""})
    EXPECT_EQ(verdict("LNK014", address), "warning") << address;
}

TEST(BrandInWrongDomain, MistrustsAWholeDomainEvenOnTheSendersSite) {
  EXPECT_EQ(verdict("LNK011", "https://amazon.co.jp.login.example.net/"), "error");
  EXPECT_EQ(verdict("LNK011", "https://amazon.co.jp.login.example.org/"), "warning");
  EXPECT_EQ(verdict("LNK011", "https://github.example.org/"), "nothing");
}

TEST(InvalidUrl, SeesABlankInTheHost) {
  EXPECT_EQ(verdict("LNK016", "https:// www.bakery.ie/"), "warning");
  EXPECT_EQ(verdict("LNK016", " https://www.bakery.ie/a%20b "), "nothing");
}

TEST(MostlyExternalLinks, CountsTheLinksOfTheTextOnce) {
  const auto message = test_support::example_message(
      {Example::Kind::html,
       "<p><a href=\"https://a.ie/\">A</a> <a href=\"https://b.ie/\">B</a> "
       "<a href=\"https://c.ie/\">C</a></p>"});
  scan::Settings settings;
  settings.rules = {find_rule("LNK002")};
  scan::Draft draft;
  draft.bytes = message;
  const auto at = draft.bytes.find("Content-Transfer-Encoding");
  draft.bytes.insert(draft.bytes.find("\n\n", at) + 2, "https://a.ie/ https://b.ie/\n");
  const auto findings =
      scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded())
          .findings;
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "3 of 3 links lead away from example.org");
}

}  // namespace
}  // namespace presend::heuristics
