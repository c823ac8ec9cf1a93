// What the structure and size rules must leave alone, and where exactly they point.

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "heuristics/registry.h"
#include "heuristics/rule.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/scan/scan.h"
#include "scanner/score/score.h"
#include "tests/support/example_message.h"

namespace presend::heuristics {
namespace {

using Findings = std::vector<scan::ReportedFinding>;

Findings scan_bytes(std::string_view rule, std::string bytes) {
  scan::Settings settings;
  settings.rules = {find_rule(rule)};
  settings.now = test_support::kNow;
  scan::Draft draft;
  draft.file = "example.eml";
  draft.bytes = std::move(bytes);
  return scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded())
      .findings;
}

Findings scan_html(std::string_view rule, std::string_view body) {
  return scan_bytes(rule, test_support::example_message({Example::Kind::html, body}));
}

/// A multipart/alternative of the two texts.
std::string two_versions(std::string_view plain, std::string_view html) {
  return "From: Example Shop <news@example.org>\nTo: pat@example.net\nSubject: Spring news\n"
         "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=part\n\n"
         "--part\nContent-Type: text/plain; charset=utf-8\n\n" +
         std::string(plain) + "\n--part\nContent-Type: text/html; charset=utf-8\n\n" +
         std::string(html) + "\n--part--\n";
}

constexpr std::string_view kStory =
    "Early potatoes, broad beans and onion sets leave our warehouse from Monday. Order before "
    "Friday, and we pack a sachet of calendula into every parcel. Delivery within Ireland takes "
    "three working days. Questions? Simply answer this message.";

TEST(AlternativesDiffer, ForgivesSummariesAndPreheaders) {
  const std::string html = "<p>" + std::string(kStory) + "</p>";
  EXPECT_TRUE(scan_bytes("MIM002", two_versions(kStory, html)).empty());
  EXPECT_TRUE(scan_bytes("MIM002", two_versions("Early potatoes, broad beans and onion sets leave "
                                                "our warehouse from Monday. Order before Friday.",
                                                html))
                  .empty());
  EXPECT_TRUE(scan_bytes("MIM002", two_versions("Hello Pat", "<p>Hello Pat</p>")).empty());
}

TEST(AlternativesDiffer, FindsAStub) {
  const auto findings =
      scan_bytes("MIM002", two_versions("View this mail in your browser: https://example.org/1",
                                        "<p>" + std::string(kStory) + "</p>"));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings[0].message.find("stub"), std::string::npos);
  EXPECT_EQ(findings[0].part, "1");
}

TEST(HtmlOnly, CountsABlankTextAsNone) {
  EXPECT_EQ(scan_bytes("MIM001", two_versions(" ", "<p>Our catalogue is here.</p>")).size(), 1U);
  EXPECT_TRUE(scan_bytes("MIM001", two_versions("Our catalogue", "<p>Our catalogue</p>")).empty());
}

TEST(HtmlOnly, PointsAtTheContentType) {
  const std::string header = "From: a@example.org\nTo: b@example.net\nSubject: x\n";
  const auto findings = scan_bytes("MIM001", header + "Content-Type: text/html\n\n<p>News</p>\n");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].begin.line, 4U);
}

TEST(WrongCharset, ShowsWhatReadersSeeOfUtf8UnderALatinLabel) {
  const auto findings =
      scan_bytes("MIM004",
                 "From: a@example.org\nSubject: x\nContent-Type: text/plain; charset=iso-8859-1\n"
                 "Content-Transfer-Encoding: quoted-printable\n\nun caf=C3=A9, deux caf=C3=A9s\n");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_NE(findings[0].message.find("\"Ã©\" instead of \"é\""), std::string::npos);
  EXPECT_EQ(findings[0].begin.line, 6U);
  EXPECT_EQ(findings[0].begin.column, 7U);
}

TEST(WrongCharset, CountsTheLabelOfMeta) {
  const std::string header =
      "From: a@example.org\nSubject: x\nContent-Type: text/html\n"
      "Content-Transfer-Encoding: 8bit\n\n<meta charset=";
  EXPECT_EQ(scan_bytes("MIM004", header + "utf-8>caf\xE9\n").size(), 1U);
  EXPECT_EQ(scan_bytes("MIM004", header + "iso-8859-1>Gr\xC3\xBC\xC3\x9F"
                                          "e\n")
                .size(),
            1U);
  EXPECT_TRUE(scan_bytes("MIM004", header + "iso-8859-1>caf\xE9\n").empty());
}

TEST(WrongCharset, IsNoNewsOfADamagedText) {
  const std::string header =
      "From: a@example.org\nSubject: x\n"
      "Content-Type: text/plain; charset=utf-8\n"
      "Content-Transfer-Encoding: base64\n\n";
  EXPECT_EQ(scan_bytes("MIM004", header + "Y2Fm6Q==\n").size(), 1U);
  EXPECT_TRUE(scan_bytes("MIM004", header + "Y2Fm6Q!!==\n").empty());
}

TEST(HtmlOnly, SaysNothingOfAnEmptyMessage) {
  EXPECT_TRUE(scan_bytes("MIM001", two_versions(" ", "<p> </p>")).empty());
}

TEST(NeedlessBase64, LeavesMultipartsToAnotherRule) {
  const std::string message =
      "From: a@example.org\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n"
      "Content-Transfer-Encoding: base64\n\nLS1iCgpIZWxsbwotLWItLQo=\n";
  EXPECT_TRUE(scan_bytes("MIM005", message).empty());
  EXPECT_EQ(scan_bytes("MIM009", message).size(), 1U);
}

TEST(LongLine, ReportsAPartOnceAndCountsTheRest) {
  const std::string line(999, 'x');
  const auto findings =
      scan_bytes("MIM006", two_versions("Hello", "<p>" + line + "</p>\n<p>" + line + "</p>"));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].begin.line, 14U);
  EXPECT_EQ(findings[0].begin.column, 1U);
  EXPECT_EQ(findings[0].part, "2");
  EXPECT_NE(findings[0].message.find("1 more line"), std::string::npos);
}

TEST(LongLine, Allows998BytesAndTheLineEnd) {
  const std::string line(998, 'x');
  const std::string message = two_versions("Hello", line);
  EXPECT_TRUE(scan_bytes("MIM006", message).empty());
  EXPECT_TRUE(scan_bytes("MIM006", test_support::with_crlf(message)).empty());
}

TEST(EmptyBody, KnowsWhatElseIsContent) {
  const std::string header = "From: a@example.org\nTo: b@example.net\nSubject: x\n";
  EXPECT_EQ(scan_bytes("MIM007", header + "\n \n\n").size(), 1U);
  EXPECT_EQ(scan_bytes("MIM007", header + "\n").size(), 1U);
  EXPECT_TRUE(scan_bytes("MIM007", header + "\n:-)\n").empty());
  EXPECT_TRUE(
      scan_bytes("MIM007", header + "Content-Type: text/html\n\n<img src=\"cid:1\">\n").empty());
  EXPECT_TRUE(
      scan_bytes("MIM007", header + "Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n").empty());
}

TEST(EmptyBody, SaysNothingOfWhatWasNotRead) {
  std::string nested = "From: a@example.org\nTo: b@example.net\nSubject: x\n";
  for (int i = 0; i < 200; ++i) {
    const std::string name = "b" + std::to_string(i);
    nested += "Content-Type: multipart/mixed; boundary=" + name + "\n\n--" + name + "\n";
  }
  EXPECT_EQ(scan_bytes("MIM003", nested + "\nHello\n").empty(), false);
  EXPECT_TRUE(scan_bytes("MIM007", nested + "\nHello\n").empty());
}

TEST(ContentAfterHtml, IgnoresPixelsCommentsAndStyles) {
  const std::string document = "<html><body><p>Our catalogue is here.</p></body></html>";
  EXPECT_TRUE(scan_html("MIM010", document + "<img src=\"https://example.org/open.gif\">").empty());
  EXPECT_TRUE(scan_html("MIM010", document + "<!-- sent by server 7 -->&nbsp;\n").empty());
  EXPECT_TRUE(scan_html("MIM010", document + "<style>p { margin: 0 }</style>").empty());
  EXPECT_EQ(scan_html("MIM010", document + "<p>Sent by a server</p>").size(), 1U);
}

TEST(GmailClipping, PointsAtThePlaceOfTheCut) {
  const std::string html = "<p>" + std::string(102'397, 'x') + "|" + std::string(60, 'y') + "</p>";
  const std::string message = two_versions("Hello", html);
  const auto findings = scan_bytes("SIZ002", message);
  ASSERT_EQ(findings.size(), 1U);
  const auto line_begin = message.rfind('\n', message.find('|')) + 1;
  EXPECT_EQ(findings[0].begin.column, message.find('|') - line_begin + 1);
}

TEST(GmailClipping, MeasuresDecodedBytes) {
  // 16,000 letters of two bytes: 32,000 bytes of HTML, three times that as quoted-printable.
  std::string html = "<p>";
  for (int i = 0; i < 16'000; ++i) html += "\xC3\xA4";
  html += "</p>";
  const std::string message = test_support::example_message(
      {Example::Kind::html, html}, test_support::BodyEncoding::quoted_printable);
  EXPECT_GT(message.size(), 96'000U);
  EXPECT_TRUE(scan_bytes("SIZ002", message).empty());
}

TEST(UnsubscribeBeyondClip, IsContentWithOneLinkInReach) {
  const std::string link = "<a href=\"https://example.org/unsubscribe\">Unsubscribe</a>";
  const std::string filler = "<!-- " + std::string(110'000, 'x') + " -->";
  EXPECT_EQ(scan_html("SIZ003", "<p>News</p>" + filler + link).size(), 1U);
  EXPECT_TRUE(scan_html("SIZ003", link + filler + link).empty());
  EXPECT_TRUE(scan_html("SIZ003", "<p>News</p>" + filler).empty());
}

TEST(LargeMessage, InformsBeforeItWarns) {
  const auto of_size = [](std::size_t bytes) {
    return scan_html("SIZ001", "<!-- " + std::string(bytes, 'x') + " -->");
  };
  EXPECT_TRUE(of_size(100'000).empty());
  ASSERT_EQ(of_size(160'000).size(), 1U);
  EXPECT_EQ(of_size(160'000)[0].severity, Severity::info);
  EXPECT_EQ(of_size(210'000)[0].severity, Severity::warning);
}

}  // namespace
}  // namespace presend::heuristics
