// What SPL rules must leave alone, and what a missing dictionary means.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "tests/heuristics/rule_scan.h"

namespace presend::heuristics {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kHonest =
    "we are glad to tell you that the new catalogue for the coming spring is ready and that every "
    "reader of this letter gets a printed copy with the next parcel. Simply answer to this message "
    "when you would rather read it on the screen or have other questions about our garden tools. ";
constexpr std::string_view kMisspelt =
    "pleese acount custommer furthr notised compleetly untill recieve ";

std::string body(std::string_view extra) {
  return "<p>" + std::string(kHonest) + std::string(extra) + "</p>";
}

scan::Report report_of(std::string bytes, scan::SpellingSettings spelling) {
  scan::Settings settings;
  settings.rules = {find_rule("SPL001")};
  settings.now = test_support::kNow;
  settings.spelling = std::move(spelling);
  scan::Draft draft;
  draft.bytes = std::move(bytes);
  return scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded());
}

std::string message(const std::string& html) {
  return test_support::example_message({Example::Kind::html, html});
}

TEST(ManyMisspellings, NamesTheWordsAndWhatIsMeant) {
  const ReportedFindings findings = scan_html("SPL001", body(kMisspelt));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_THAT(findings[0].message, HasSubstr("acount (account?)"));
  EXPECT_THAT(findings[0].message, HasSubstr("recieve (receive?)"));
  EXPECT_EQ(findings[0].quote, "pleese");
  EXPECT_EQ(findings[0].source_line.substr(findings[0].caret_begin, 6), "pleese");
}

TEST(ManyMisspellings, NotNamesBrandsAddressesOrCode) {
  EXPECT_THAT(scan_html("SPL001", body("Kowalczyk Brzezinski Öztürk WYSIWYX fooBar paypall.example "
                                       "xqz@example.org #springsalez {{ custname }} abc123def "
                                       "paypal microsoft webinar newsletter checkout")),
              IsEmpty());
}

TEST(ManyMisspellings, NotWordsThatAreNamesElsewhere) {
  EXPECT_THAT(
      scan_html("SPL001", body("Zorblax Quuxer Frobnic Glorpen Blivet Wibblon zorblax quuxer "
                               "frobnic glorpen blivet wibblon")),
      IsEmpty());
}

TEST(ManyMisspellings, NotQuotedOrHiddenText) {
  EXPECT_THAT(scan_html("SPL001", body("") + "<blockquote type=cite>" + std::string(kMisspelt) +
                                      "</blockquote><p style='display:none'>" +
                                      std::string(kMisspelt) + "</p>"),
              IsEmpty());
}

TEST(ManyMisspellings, NotSentencesOfAnotherLanguage) {
  EXPECT_THAT(
      scan_html("SPL001", body("") + "<p>Bitte antworten Sie nicht auf diese automatisch erzeugte "
                                     "Nachricht, sondern wenden sich direkt an unsere Berater</p>"),
      IsEmpty());
}

TEST(ManyMisspellings, NotWordsThatElementsSplit) {
  EXPECT_THAT(
      scan_html("SPL001", body("<b>cata</b>logue <i>sprin</i>g <b>garde</b>n <u>prin</u>ted "
                               "<b>lette</b>r <i>parce</i>l <b>scree</b>n <b>quest</b>ions")),
      IsEmpty());
}

TEST(ManyMisspellings, NotFewWordsNorAFewSlips) {
  EXPECT_THAT(scan_html("SPL001", "<p>" + std::string(kMisspelt) + "</p>"), IsEmpty());
  EXPECT_THAT(scan_html("SPL001", body("pleese acount")), IsEmpty());
}

TEST(ManyMisspellings, NotWordsTheProjectAccepts) {
  scan::SpellingSettings spelling;
  spelling.words = {"pleese", "Acount", "custommer", "furthr"};
  EXPECT_THAT(report_of(message(body(kMisspelt)), spelling).findings, IsEmpty());
}

TEST(ManyMisspellings, DoNotApplyWithoutADictionary) {
  scan::SpellingSettings spelling;
  spelling.folder = "/nonexistent";
  const scan::Report report = report_of(message(body(kMisspelt)), spelling);
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_EQ(report.not_applicable.size(), 1U);
  EXPECT_EQ(report.missing_dictionary, "hunspell-en-us");
}

TEST(ManyMisspellings, DoNotApplyToLanguagesNobodyChecks) {
  const scan::Report report = report_of(
      message("<p>Наш весенний каталог уже вышел. Просто ответьте на это письмо, если у вас есть "
              "вопросы о нашем магазине.</p>"),
      {});
  EXPECT_EQ(report.not_applicable.size(), 1U);
  EXPECT_EQ(report.missing_dictionary, "");
}

TEST(MisspeltSpamWord, NamesThePhraseThatTheSlipHides) {
  const auto message = [](const std::string& words) {
    const ReportedFindings found = scan_html("SPL002", "<p>" + std::string(kHonest) + words);
    return found.empty() ? "nothing" : found.front().message;
  };
  EXPECT_THAT(message("your acount has been suspended"), HasSubstr("\"acount\" misspells"));
  EXPECT_THAT(message("the natonal lotttery winner is here"), HasSubstr("lotttery"));
  EXPECT_EQ(message("your account was never suspended"), "nothing");
  EXPECT_EQ(message("his acount of the journey, chears to all"), "nothing") << "no listed phrase";
  EXPECT_EQ(message("viagra"), "nothing") << "written openly";
}

}  // namespace
}  // namespace presend::heuristics
