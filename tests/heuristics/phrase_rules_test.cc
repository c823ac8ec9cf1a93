// How rules about phrases count, and what disguises they see through.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/heuristics/rule_scan.h"

namespace presend::heuristics {
namespace {

using testing::HasSubstr;

std::string message_of(const ReportedFindings& findings) {
  return findings.size() == 1 ? findings.front().message : "not one finding";
}

double points(std::string_view body) {
  const ReportedFindings findings = scan_html("TXT105", body);
  return findings.empty() ? 0 : findings.front().points;
}

TEST(Phrases, OneFindingNamesThemAll) {
  const ReportedFindings findings =
      scan_html("TXT105", "<p>Bad credit? Instant approval!</p><p>Get <a href=x>out of debt</a>.");
  EXPECT_EQ(message_of(findings),
            "3 phrases of credit and debt offers: \"out of debt\" (link text), \"Bad credit\" and "
            "\"Instant approval\"");
  EXPECT_EQ(findings.front().quote, "out of debt");
}

TEST(Phrases, TheSameEntryCountsOnce) {
  EXPECT_EQ(points("<p>bad credit, bad credit, poor credit</p>"), points("<p>bad credit</p>"));
}

TEST(Phrases, FurtherOnesCountLessAndLinksMore) {
  const double one = points("<p>bad credit</p>");
  EXPECT_GT(one, 0);
  EXPECT_NEAR(points("<p>bad credit, out of debt</p>"), 1.5 * one, 1e-9);
  EXPECT_NEAR(points("<p><a href=x>bad credit</a></p>"), 1.25 * one, 1e-9);
}

TEST(Phrases, HiddenAndQuotedWordingIsNobodysOffer) {
  const std::string text(400, 'x');
  EXPECT_EQ(points("<p>" + text + "</p><p style='font-size:0'>bad credit</p>"), 0);
  EXPECT_EQ(points("<p>" + text + "</p><blockquote type=cite>bad credit</blockquote>"), 0);
}

TEST(Phrases, WorkInTemplates) {
  EXPECT_EQ(verdict_of(scan_template("TXT105", "<p>Bad credit? Out of debt now.</p>")), "warning");
}

TEST(ObfuscatedWord, SeesThroughDisguises) {
  for (const std::string_view word :
       {"v1agra", "vi\u0430gra", "v.i.a.g.r.a*", "vi<!-- -->agra", "v<b>i</b><i>a</i>gra",
        "&#118;1agra", "\uFF56\uFF49\uFF41\uFF47\uFF52\uFF41",
        "\U0001D42F\U0001D422\U0001D41A\U0001D420\U0001D42B\U0001D41A"}) {
    if (word.ends_with('*')) continue;  // gaps between letters are for subjects only
    EXPECT_EQ(verdict_of(scan_html("TXT001", "<p>cheap " + std::string(word) + " here</p>")),
              "error")
        << word;
  }
}

TEST(ObfuscatedWord, LeavesHonestSpellingsAlone) {
  for (const std::string_view text :
       {"<b>V</b>iagra", "viagra", "Model 1A, 5G, H2O, B2B, W3C and covid-19",
        "www.v14gr4a.example", "e-mail on-line", "U.S.A."})
    EXPECT_EQ(verdict_of(scan_html("TXT001", "<p>" + std::string(text) + "</p>")), "nothing")
        << text;
}

TEST(InvisibleCharacters, LeavesHyphenationScriptsAndPreheadersAlone) {
  const auto verdict = [](const std::string& html) {
    return verdict_of(scan_html("TXT002", html));
  };
  EXPECT_EQ(verdict("<p>ac\u200Bcount</p>"), "error");
  EXPECT_EQ(verdict("<p>Donau&shy;dampf&shy;schiff&shy;fahrt</p>"), "nothing");
  EXPECT_EQ(verdict("<p>\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645</p>"), "nothing");
  EXPECT_EQ(verdict("<div style='display:none'>Hello&#847;&zwnj;&nbsp;&#847;&zwnj;</div><p>Text"),
            "nothing");
  EXPECT_EQ(verdict("<p>one\u200B two\u200B, three</p>"), "nothing") << "outside of words";
}

TEST(MixedScriptWord, LeavesOtherAlphabetsAndUnitsAlone) {
  const auto verdict = [](const std::string& html) {
    return verdict_of(scan_html("TXT003", html));
  };
  EXPECT_EQ(verdict("<p>p\u0430ypal</p>"), "error");
  EXPECT_EQ(verdict("<p>\u041C\u043E\u0441\u043A\u0432\u0430 and Athens</p>"), "nothing");
  EXPECT_EQ(verdict("<p>5 \u03BCm of TNF\u03B1</p>"), "nothing");
}

TEST(GenericGreeting, LooksOnlyAtTheBeginning) {
  const std::string text(700, 'x');
  EXPECT_EQ(verdict_of(scan_html("TXT007", "<p>Dear customer,</p><p>" + text)), "info");
  EXPECT_EQ(verdict_of(scan_html("TXT007", "<p>" + text + "</p><p>Dear customer,</p>")), "nothing");
  EXPECT_THAT(message_of(scan_html("TXT007", "<p>Hi jo@example.net, look!</p>")),
              HasSubstr("is an address"));
  EXPECT_EQ(verdict_of(scan_html("TXT007", "<p>Hi Jo, mail me: jo@example.net</p>")), "nothing");
}

TEST(GappySubject, LeavesInitialsAndOrdinaryWordsAlone) {
  for (const std::string_view subject :
       {"J. R. R. Tolkien and C. S. Lewis", "A to Z of the U.S.A.", "Plan B or C", "3 x 4 = 12"})
    EXPECT_EQ(verdict_of(scan_header("SUB007", "Subject: " + std::string(subject))), "nothing")
        << subject;
  EXPECT_EQ(verdict_of(scan_header("SUB007", "Subject: V.I.A.G.R.A for all")), "warning");
}

}  // namespace
}  // namespace presend::heuristics
