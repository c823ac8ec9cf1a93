#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "heuristics/registry.h"
#include "scanner/report/html_page.h"
#include "scanner/report/html_source.h"
#include "scanner/report/html_text.h"
#include "scanner/report/writer.h"
#include "scanner/scan/scan.h"
#include "tests/report/sample_report.h"

namespace presend::report {
namespace {

using testing::HasSubstr;

constexpr std::string_view kHostile =
    "From: \"</title><script>evil()</script>\" <a@example.org>\n"
    "Subject: --> ]]> \"onload=evil() <img src=x onerror=evil()>\n"
    "Date: Mon, 16 Nov 2026 07:30:00 +0000\nMessage-ID: <x@example.org>\n"
    "Content-Type: text/html; charset=utf-8\n\n"
    "<p>Act now! </noscript></iframe><script>evil()</script> Free money, click here!</p>\n"
    "<a href=\"javascript:evil()\">x</a> <p style=\"display:none\">hidden words for filters</p>\n";

scan::Report scanned(std::string_view bytes, std::string file = "a.eml") {
  scan::Settings settings;
  settings.rules.assign(heuristics::all_rules().begin(), heuristics::all_rules().end());
  settings.now = 1'795'000'000;
  settings.wants_preview = true;
  const scan::Draft draft{.file = std::move(file), .bytes = std::string(bytes)};
  return scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded());
}

std::string page_of(const std::vector<scan::Report>& reports, Style style = {}) {
  style.tool_version = "presend 0.1.0";
  const auto writer = make_writer(Format::html, style);
  std::string out = writer->begin();
  Summary summary;
  for (const scan::Report& report : reports) {
    out += writer->draft(report);
    summary.count(report);
  }
  return out + writer->end(summary);
}

/// Not a matcher: nobody wants to read a page in a log.
bool has(std::string_view page, std::string_view what) {
  return page.find(what) != std::string_view::npos;
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1))
    ++found;
  return found;
}

TEST(Html, NothingOfADraftIsMarkupOfThePage) {
  const std::string page = page_of({scanned(kHostile, "a\"><script>evil()</script>.eml")});
  // Its own three scripts and no other.
  EXPECT_EQ(count(page, "<script"), 3U);
  EXPECT_EQ(count(page, "</script"), 3U);
  EXPECT_EQ(count(page, "<noscript>"), count(page, "</noscript>"));
  EXPECT_EQ(count(page, "</iframe>"), count(page, "<iframe "));
  EXPECT_EQ(count(page, "<img"), 0U);
  EXPECT_EQ(count(page, "</title>"), 1U);
  EXPECT_FALSE(has(page, "<a href=\"j"));
}

TEST(Html, LetsNothingRunOrBeFetched) {
  const std::string page = page_of({scanned(kHostile)});
  EXPECT_TRUE(has(page, "default-src &#39;none&#39;; script-src &#39;sha256-"))
      << "default-src &#39;none&#39;; script-src &#39;sha256-";
  EXPECT_TRUE(has(page, "base-uri &#39;none&#39;; form-action &#39;none&#39;"))
      << "base-uri &#39;none&#39;; form-action &#39;none&#39;";
  EXPECT_TRUE(has(page, "<iframe sandbox=\"allow-same-origin\""))
      << "<iframe sandbox=\"allow-same-origin\"";
  EXPECT_FALSE(has(page, "allow-scripts")) << "allow-scripts";
  for (const std::string_view fetched : {"src=\"http", "href=\"http", "url(", "@import"})
    EXPECT_FALSE(has(page, fetched)) << fetched;
}

TEST(Html, IsTheSameEveryTime) {
  const std::vector<scan::Report> reports = {scanned(kHostile), scanned("Subject: x\n\nHello\n")};
  EXPECT_EQ(page_of(reports), page_of(reports));
}

TEST(Html, IdsAreUnique) {
  const std::string page = page_of({scanned(kHostile), scanned(kHostile), scanned(kHostile)});
  std::vector<std::string> ids;
  for (std::size_t at = page.find(" id="); at != std::string::npos; at = page.find(" id=", at + 1))
    ids.push_back(page.substr(at, page.find_first_of(" >", at + 4) - at));
  const std::size_t all = ids.size();
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  EXPECT_EQ(ids.size(), all);
  EXPECT_GT(all, 20U);
}

TEST(Html, TellsVerdictPlanAndFindings) {
  const scan::Report report = scanned(kHostile);
  const std::string page = page_of({report});
  EXPECT_TRUE(has(page, "<h1>The draft fails</h1>")) << "<h1>The draft fails</h1>";
  EXPECT_TRUE(has(page, "The fewest edits to pass.")) << "The fewest edits to pass.";
  for (const scan::ReportedFinding& finding : report.findings)
    EXPECT_TRUE(has(page, std::string(finding.rule->id))) << std::string(finding.rule->id);
  EXPECT_EQ(count(page, "class=\"place\" href=\"#d1-L"),
            static_cast<std::size_t>(
                std::count_if(report.findings.begin(), report.findings.end(),
                              [](const scan::ReportedFinding& f) { return f.has_location; })) +
                report.preview->hidden.size() + report.preview->links.size() +
                report.preview->images.size());
}

TEST(Html, ReportsWithoutPreviewAreTold) {
  const std::string page = page_of({sample_report()});
  EXPECT_TRUE(has(page, "The link opens http://example.com"))
      << "The link opens http://example.com";
  EXPECT_FALSE(has(page, "<iframe")) << "<iframe";
}

TEST(Html, ManyDraftsHaveAnOverviewWorstFirst) {
  scan::Report good = sample_report();
  good.file = "good.eml";
  good.passes = true;
  good.risk_at_gate = 3;
  const std::string page = page_of({good, sample_report()});
  EXPECT_TRUE(has(page, "<h1>1 of 2 drafts fails</h1>")) << "<h1>1 of 2 drafts fails</h1>";
  EXPECT_LT(page.find("<a href=\"#d2\">"), page.find("<a href=\"#d1\">"));
  EXPECT_EQ(count(page, "<details class=\"draft\""), 2U);
  EXPECT_EQ(count(page_of({good, sample_report()}, {.is_quiet = true}), "<article"), 1U);
}

TEST(Html, ErrorsStandOnThePage) {
  const auto writer = make_writer(Format::html, {});
  writer->error({"b.eml", 0, "was <not> found", ""});
  const std::string page = writer->end({});
  EXPECT_TRUE(has(page, "b.eml: was &lt;not&gt; found")) << "b.eml: was &lt;not&gt; found";
  EXPECT_TRUE(has(page, "<h1>No draft was scanned</h1>")) << "<h1>No draft was scanned</h1>";
}

// --- source

preview::Preview source_of(std::string bytes) {
  preview::Preview preview;
  preview.bytes = std::move(bytes);
  preview.lines = LineIndex(preview.bytes);
  return preview;
}

TEST(HtmlSource, NumbersLinesAndFindsPlacesInThem) {
  const preview::Preview preview = source_of("a<b\r\n\xF0\x9F\x8C\xB8 x\tz\n\x01\xFF!\n");
  const HtmlSource source = html_source(preview, {1, 10, 17, 18}, "d");
  EXPECT_EQ(source.html,
            "<b data-l=1 id=d-L1>a&lt;b</b><b data-l=2 id=d-L2>\xF0\x9F\x8C\xB8 x\tz</b>"
            "<b data-l=3 id=d-L3>&lt;U+0001>\xEF\xBF\xBD!</b>");
  EXPECT_EQ(source.places.at(1).line, 1U);
  EXPECT_EQ(source.places.at(1).units, 1U);
  EXPECT_EQ(source.places.at(10).units, 3U);  // the flower takes two
  EXPECT_EQ(source.places.at(18).line, 3U);
}

TEST(HtmlSource, LeavesOutWhatNobodyReads) {
  std::string bytes = "head\n";
  for (int i = 0; i < 100; ++i) bytes += "QUJDREVGQUJDREVG\n";
  bytes += "tail\n";
  preview::Preview preview = source_of(bytes);
  preview.unreadable.push_back({{5, 5 + 1700}, "image/png <x>.png"});
  const HtmlSource source = html_source(preview, {0}, "d");
  EXPECT_THAT(source.html, HasSubstr("lines of image/png &lt;x&gt;.png are left out</i>"));
  EXPECT_THAT(source.html, HasSubstr(">tail</b>"));
  EXPECT_GT(source.lines_left_out, 90U);
  const HtmlSource asked = html_source(preview, {5 + 17 * 50}, "d");
  EXPECT_THAT(asked.html, HasSubstr("<b data-l=52 id=d-L52>QUJDREVG"));
}

TEST(HtmlSource, HasEveryPlaceOfHugeDrafts) {
  std::string bytes(3 << 20, 'x');
  const HtmlSource line = html_source(source_of(bytes), {2'000'000, 3 << 20}, "d");
  EXPECT_LT(line.html.size(), 1U << 20);
  EXPECT_EQ(line.places.size(), 2U);
  for (std::size_t i = 50; i < bytes.size(); i += 50) bytes[i] = '\n';
  const HtmlSource lines = html_source(source_of(bytes), {2'000'000}, "d");
  EXPECT_LT(lines.html.size(), 5U << 19);
  EXPECT_THAT(lines.html, HasSubstr(" id=d-L40000>"));
}

TEST(HtmlText, EscapesWhatMarkupIsMadeOf) {
  EXPECT_EQ(html_text("<a b=\"c\" d='e'>&"), "&lt;a b=&#34;c&#34; d=&#39;e&#39;&gt;&amp;");
  EXPECT_EQ(html_quote("\xE2\x80\xAE<"), "&lt;U+202E&gt;&lt;");
}

}  // namespace
}  // namespace presend::report
