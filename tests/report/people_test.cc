#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "scanner/report/catalogue.h"
#include "scanner/report/source_excerpt.h"
#include "scanner/report/visible_text.h"
#include "scanner/report/writer.h"
#include "tests/report/sample_report.h"

namespace presend::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string pretty(const scan::Report& report, Style style = {}) {
  return make_writer(Format::pretty, style)->draft(report);
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + what.size()))
    ++n;
  return n;
}

void expect_narrow(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    EXPECT_LE(display_width(line), kColumns) << line;
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
}

TEST(Pretty, TheVerdictComesFirstWithItsReasons) {
  EXPECT_THAT(pretty(sample_report()),
              testing::StartsWith(
                  "drafts/a.eml\n  content risk 72 of 100, high: fails (1 error, risk 50 or "
                  "more)\n"));
}

TEST(Pretty, TheReplyStandsBesideTheVerdict) {
  scan::Report report = sample_report();
  EXPECT_THAT(pretty(report), Not(HasSubstr("risks the reply")));
  report.risks_content_reply = true;
  const std::string text = pretty(report);
  EXPECT_THAT(
      text, HasSubstr("risk 50 or more)\n  risks the reply 421 4.7.0 (content): “Our system has "));
  EXPECT_THAT(text, HasSubstr("…”\n  From: "));
  expect_narrow(text);
}

TEST(Pretty, ThePlanComesLastWithTheRiskAfterEachStep) {
  scan::Report report = sample_report();
  report.findings.push_back(header_finding());
  report.fix_plan = {{&kLinkRule, {0, 1}, "Take the link out", 61.04},
                     {&kHeaderRule, {2}, "Mend the field", 4.74}};
  EXPECT_THAT(pretty(report),
              testing::EndsWith(
                  "\nfix plan (the fewest edits to pass)\n"
                  "  1. Take the link out.\n"
                  "     risk 72.4 → 61.0 (TST001: A link that a test made up; with it TST002)\n"
                  "  2. Mend the field.\n"
                  "     risk 61.0 → 4.7 (TST002: A header field that a test made up)\n"
                  "  Then the draft passes.\n"));
  report.passes = true;
  const std::string text = pretty(report, {.has_colour = true});
  EXPECT_THAT(text, HasSubstr(" (the draft passes; this brings its risk down)\n"));
  EXPECT_THAT(text, HasSubstr("→ \x1b[1;31m61.0\x1b[0m")) << "still high";
  EXPECT_THAT(text, testing::EndsWith("  Then the risk is low.\n"));
}

TEST(Pretty, APlanThatDoesNotSufficeSaysSo) {
  scan::Report report = sample_report();
  report.fix_plan = {{&kLinkRule, {0}, "Take the link out", 61.04}};
  report.fix_plan_suffices = false;
  EXPECT_THAT(
      pretty(report),
      testing::EndsWith("  It cannot be brought under the gate: the risk stays at 61.0, and "
                        "must be below\n  50.\n"));
  report.fix_plan.resize(score::kMostFixSteps, report.fix_plan.front());
  EXPECT_THAT(pretty(report), HasSubstr("That is not all: the draft still fails."));
  report.fix_plan.clear();
  report.fix_plan_suffices = true;
  EXPECT_THAT(pretty(report), Not(HasSubstr("fix plan")));
}

TEST(Pretty, MeasuresStandBesideWhatIsAdvisedAndHowWellThatIsFounded) {
  scan::Report report = sample_report();
  report.measures.html_bytes = 102'401;
  report.measures.text_share = 0.25;
  const std::string text = pretty(report);
  EXPECT_THAT(text,
              HasSubstr("  message   34 KB; some advise 150 to 200 KB at most (D: folklore)\n"
                        "  HTML      102,401 bytes; Gmail cuts at 102,400, or 102 KB (B: "
                        "measured)\n"
                        "  text      120 visible words, 25 % of the text and image area; some "
                        "advise 60 %\n            or more (D: folklore)\n"));
  expect_narrow(text);
  report.measures = {};
  EXPECT_THAT(pretty(report), HasSubstr("  text      0 visible words\n"));
}

TEST(Pretty, LiveChecksTakeALineUnderTheMeasures) {
  scan::Report report = sample_report();
  EXPECT_THAT(pretty(report), Not(HasSubstr("checked")));
  report.links.emplace();
  const auto add = [&](links::State state, int count) {
    for (int i = 0; i < count; ++i) report.links->push_back({.state = state});
  };
  add(links::State::works, 38);
  add(links::State::dead, 2);
  add(links::State::tls_error, 1);
  add(links::State::skipped, 3);
  add(links::State::unchecked, 4);
  const std::string text = pretty(report);
  EXPECT_THAT(text, HasSubstr("  checked   41 asked: 38 work, 2 dead, 1 with an invalid "
                              "certificate; 3 left\n            alone, as asking could do "
                              "something; 4 not asked\n"));
  expect_narrow(text);
}

TEST(Pretty, ALongReportBeginsWithTheThreeThatMatterMost) {
  scan::Report report = sample_report();
  std::array<heuristics::Rule, 5> rules;
  report.findings.clear();
  for (std::size_t i = 0; i < rules.size(); ++i) {
    rules[i] = kLinkRule;
    scan::ReportedFinding& finding = report.findings.emplace_back(link_finding(1));
    finding.rule = &rules[i];
    finding.points = static_cast<double>(i);
  }
  const std::string text = pretty(report);
  EXPECT_EQ(count(text, "    warning TST001  line 1"), 3U);
  EXPECT_THAT(text, HasSubstr("    and 2 more rules\n"));
}

TEST(Pretty, FindingsComeWorstFirst) {
  const std::string text = pretty(sample_report());
  EXPECT_LT(text.find("error TST002"), text.find("warning TST001"));
  EXPECT_THAT(text, HasSubstr("  drafts/a.eml:12:10  part 1.2\n"
                              "  The link opens http://example.com.\n"
                              "      12 | <a href=\"http://example.com\">example</a>\n"
                              "         |          ^^^^^^^^^^^^^^^^^^\n"));
}

TEST(Pretty, EmptyFieldsAreSaidToBeEmpty) {
  scan::Report report = sample_report();
  report.from.clear();
  report.subject = "  ";
  const std::string text = pretty(report);
  EXPECT_THAT(text, HasSubstr("  From:    (none)\n  Subject: (none)\n"));
}

TEST(Pretty, InfosTakeALineUnlessTheyFailTheDraftOrAddToItsRisk) {
  scan::Report report = sample_report();
  for (scan::ReportedFinding& finding : report.findings)
    finding.severity = heuristics::Severity::info;
  EXPECT_THAT(pretty(report), HasSubstr("Why: "));
  for (scan::ReportedFinding& finding : report.findings) finding.points = 0.1;
  const std::string text = pretty(report);
  EXPECT_THAT(text, HasSubstr("\n  info TST001 line 12: The link opens http://example.com\n"));
  EXPECT_THAT(text, Not(HasSubstr("Why: ")));
  EXPECT_THAT(pretty(report, {.is_verbose = true}), HasSubstr("Why: "));
  report.gate.fail_on = heuristics::Severity::info;
  EXPECT_THAT(pretty(report), HasSubstr("Why: "));
}

TEST(Pretty, PlacesThatLookTheSameAreShownOnce) {
  scan::Report report = sample_report();
  report.findings = {link_finding(12), link_finding(12), link_finding(13)};
  const std::string text = pretty(report);
  EXPECT_EQ(count(text, "drafts/a.eml:12:"), 1U);
  EXPECT_EQ(count(text, "The link opens"), 1U) << "the same words need no repetition";
  EXPECT_THAT(text, HasSubstr("  and 1 more: line 12\n"));
}

TEST(Pretty, AQuoteIsShownWhenItCanBeRead) {
  scan::Report report = sample_report();
  report.findings = {link_finding(12)};
  report.findings[0].quote = "what base64 hides";
  EXPECT_THAT(pretty(report), HasSubstr("  It reads: “what base64 hides”\n"));
  report.findings[0].quote = "\xe2";
  EXPECT_THAT(pretty(report), Not(HasSubstr("It reads")));
}

TEST(Pretty, LongPathsAndFieldsStayInTheirColumns) {
  scan::Report report = sample_report();
  for (int i = 0; i < 40; ++i) report.file = "a long  folder/" + report.file;
  report.subject = report.from = std::string(5'000'000, 'x');
  const std::string text = pretty(report);
  expect_narrow(text);
  EXPECT_LT(text.size(), 5'000U);
  EXPECT_THAT(text, HasSubstr("…")) << "of a place, the end is shown";
  EXPECT_THAT(text, HasSubstr("drafts/a.eml:12:10\n"));
}

TEST(Pretty, FortyFindingsOfARuleAreToldOnce) {
  scan::Report report = sample_report();
  report.findings.clear();
  for (std::uint32_t line = 1; line <= 40; ++line) report.findings.push_back(link_finding(line));
  const std::string text = pretty(report);
  EXPECT_EQ(count(text, "Why: "), 1U);
  EXPECT_EQ(count(text, "Fix: "), 1U);
  EXPECT_EQ(count(text, "drafts/a.eml:"), 2U);
  EXPECT_THAT(text, HasSubstr("and 38 more: lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 …"));
  EXPECT_EQ(count(pretty(report, {.is_verbose = true}), "drafts/a.eml:"), 40U);
  EXPECT_THAT(text, HasSubstr("(+20.00 points)"));
  expect_narrow(text);
}

TEST(Pretty, NothingOfADraftReachesTheTerminalRaw) {
  scan::Report report = sample_report();
  const std::string hostile = "\x1b[2J\r\n\u202Ex\xff\u009B";
  report.file = report.subject = report.from = hostile;
  for (scan::ReportedFinding& finding : report.findings)
    finding.message = finding.quote = finding.source_line = finding.part = hostile;
  for (const Format format : {Format::pretty, Format::concise}) {
    const std::string text = make_writer(format, {.has_summary = true})->draft(report);
    EXPECT_EQ(visible(text).find("<U+001B>[2J"), visible(text).find("<U+001B>"));
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("\r")));
    EXPECT_THAT(text, Not(HasSubstr("\u202E")));
    EXPECT_THAT(text, Not(HasSubstr("\u009B")));
  }
}

TEST(Pretty, QuietLeavesPassingDraftsOut) {
  scan::Report report = sample_report();
  report.passes = true;
  EXPECT_EQ(pretty(report, {.is_quiet = true}), "");
  const auto writer = make_writer(Format::pretty, {.is_quiet = true});
  Summary summary;
  for (const char* file : {"passes.eml", "fails.eml"}) {
    report.file = file;
    report.passes = report.file == "passes.eml";
    summary.count(report);
    EXPECT_EQ(writer->draft(report).empty(), report.passes);
  }
  const std::string end = writer->end(summary);
  EXPECT_THAT(end, Not(HasSubstr("passes.eml")));
  EXPECT_THAT(end, HasSubstr("2 drafts: 1 passes, 1 fails."));
}

TEST(Pretty, ColourIsOnlyUsedWhenAsked) {
  EXPECT_THAT(pretty(sample_report()), Not(HasSubstr("\x1b")));
  EXPECT_THAT(pretty(sample_report(), {.has_colour = true}), HasSubstr("\x1b[1;31mfails\x1b[0m"));
}

TEST(Pretty, ASeveralDraftRunEndsWithATable) {
  const auto writer = make_writer(Format::pretty, {.has_summary = true});
  scan::Report report = sample_report();
  Summary summary;
  for (int i = 0; i < 200; ++i) {
    report.file = "drafts/" + std::to_string(i) + ".eml";
    report.passes = i != 150;
    report.risk = report.passes ? 10 : 90;
    summary.count(report);
    static_cast<void>(writer->draft(report));
  }
  summary.unreadable = 1;
  const std::string text = writer->end(summary);
  EXPECT_THAT(text, HasSubstr("draft                                          risk  gate"));
  EXPECT_LT(text.find("drafts/150.eml"), text.find("drafts/0.eml")) << "failing ones first";
  EXPECT_THAT(text, HasSubstr("and 175 more\n"));
  EXPECT_THAT(text, HasSubstr("200 drafts: 199 pass, 1 fails."));
  EXPECT_THAT(text, HasSubstr("1 input was\nnot readable"));
  expect_narrow(text);
}

TEST(Concise, OneLineAFinding) {
  EXPECT_EQ(make_writer(Format::concise, {})->draft(sample_report()),
            "drafts/a.eml:12:10: warning TST001 test-link: The link opens http://example.com\n"
            "drafts/a.eml:1:1: error TST002 test-header: There is no field\n"
            "drafts/a.eml:1:1: error content-risk: The content risk is 72.4 of 100 and must stay "
            "below 50; TST002 and TST001 (line 12) add most\n");
}

scan::Report partly_accepted() {
  scan::Report report = sample_report();
  report.findings.push_back(link_finding(20));
  report.findings[0].status = scan::Status::baselined;
  report.findings[2].status = scan::Status::suppressed;
  report.findings[2].status_reason = "legal wants \x1b[31mit";
  report.risk_at_gate = 31;
  return report;
}

TEST(Pretty, AcceptedFindingsAreCountedButNotListed) {
  const scan::Report report = partly_accepted();
  const std::string text = pretty(report);
  EXPECT_THAT(text, HasSubstr("content risk 72 of 100, high, 31 without what was accepted: fails "
                              "(1 error)\n"));
  EXPECT_THAT(text, HasSubstr("  Found:   1 error\n"
                              "           2 accepted findings not shown (1 baselined, 1 "
                              "suppressed)\n"));
  EXPECT_THAT(text, Not(HasSubstr("TST001")));
  const std::string all = pretty(report, {.is_verbose = true});
  EXPECT_THAT(all, HasSubstr("2 accepted findings (1 baselined, 1 suppressed)\n"));
  EXPECT_THAT(all, HasSubstr("  baselined\n"));
  EXPECT_THAT(all, HasSubstr("  suppressed: legal wants <U+001B>[31mit\n"));
  EXPECT_LT(all.find("error TST002"), all.find("warning TST001")) << "accepted ones come last";
  Summary summary;
  summary.count(report);
  EXPECT_EQ(summary.errors, 1U);
  EXPECT_EQ(summary.warnings, 0U);
  EXPECT_EQ(summary.accepted.all(), 2U);
  EXPECT_THAT(make_writer(Format::pretty, {.has_summary = true})->end(summary),
              HasSubstr("2 accepted findings\n(1 baselined, 1 suppressed) left out."));
}

TEST(Concise, AcceptedFindingsAreCountedAtTheEnd) {
  const scan::Report report = partly_accepted();
  const auto writer = make_writer(Format::concise, {});
  Summary summary;
  summary.count(report);
  EXPECT_EQ(writer->draft(report),
            "drafts/a.eml:1:1: error TST002 test-header: There is no field\n");
  EXPECT_EQ(writer->end(summary), "2 accepted findings not shown (1 baselined, 1 suppressed)\n");
  EXPECT_THAT(make_writer(Format::concise, {.is_verbose = true})->draft(report),
              HasSubstr("drafts/a.eml:20:10: warning TST001 test-link: The link opens "
                        "http://example.com [suppressed: legal wants <U+001B>[31mit]\n"));
}

TEST(ForPeople, NothingThatIsPrintedIsACommandToTheCiService) {
  scan::Report report = sample_report();
  report.file = "::stop-commands::x/a.eml";
  report.subject = std::string(70, 'x') + " ::add-mask::y ##[add-path]/tmp ##teamcity[x]";
  for (scan::ReportedFinding& finding : report.findings) finding.message = report.subject;
  for (const Format format : {Format::pretty, Format::concise}) {
    std::string text = make_writer(format, {.has_colour = true})->draft(report);
    EXPECT_THAT(text, HasSubstr("##<U+005B>add-path]"));
    EXPECT_THAT(text, HasSubstr("##teamcity<U+005B>x]"));
    EXPECT_THAT(text, HasSubstr("<U+003A>:stop-commands::x"));
    EXPECT_THAT(text, Not(HasSubstr("##[")));
    while (!text.empty()) {
      std::string line = text.substr(0, text.find('\n'));
      text.erase(0, line.size() + 1);
      line.erase(0, line.find_first_not_of(' '));
      EXPECT_FALSE(line.starts_with("::")) << line;
    }
  }
}

TEST(SourceExcerpt, IsCutAroundWhatIsMeant) {
  scan::ReportedFinding finding = link_finding(7);
  finding.source_line = std::string(300, 'a') + "MEANT" + std::string(95, 'b');
  finding.caret_begin = 300;
  finding.caret_end = 305;
  const std::string text = source_excerpt(finding, Paint(false));
  expect_narrow(text);
  const std::string line = text.substr(0, text.find('\n'));
  const std::string marks = text.substr(text.find('\n') + 1);
  ASSERT_NE(line.find("MEANT"), std::string::npos);
  EXPECT_THAT(line, HasSubstr("…aaa"));
  // "…" has three bytes and one column.
  EXPECT_EQ(marks.find("^^^^^"), line.find("MEANT") - 2);
}

TEST(SourceExcerpt, ShowsTabsAndControlsAndDropsIndentation) {
  scan::ReportedFinding finding = link_finding(7);
  finding.source_line = "\t\t  <b>\x1b</b>\tx";
  finding.begin.column = 8;
  finding.caret_begin = 7;
  finding.caret_end = 8;
  EXPECT_EQ(source_excerpt(finding, Paint(false)),
            "       7 | <b><U+001B></b>→x\n"
            "         |    ^^^^^^^^\n");
}

TEST(SourceExcerpt, PointsBehindTheEndOfALongLine) {
  scan::ReportedFinding finding = link_finding(7);
  finding.source_line = std::string(120, 'a') + "END";
  finding.begin.column = 124;
  finding.caret_begin = finding.caret_end = 123;
  const std::string text = source_excerpt(finding, Paint(false));
  expect_narrow(text);
  const std::string line = text.substr(0, text.find('\n'));
  EXPECT_THAT(line, testing::EndsWith("aEND"));
  // "…" has three bytes and one column.
  EXPECT_EQ(text.find('^') - line.size() - 1, line.size() - 2);
}

TEST(SourceExcerpt, NothingOfACharacterThatWasCutIsShown) {
  std::string line;
  while (line.size() < 600) line += "\xe6\x97\xa5";  // U+65E5, two columns wide
  scan::ReportedFinding finding = link_finding(7);
  finding.source_line = line.substr(1, 400);
  finding.begin.column = 102;
  finding.caret_begin = 100;
  finding.caret_end = 103;
  for (const std::uint32_t caret : {2U, 100U}) {
    finding.begin.column = caret + 2;
    finding.caret_begin = caret;
    finding.caret_end = caret + 2;
    const std::string text = source_excerpt(finding, Paint(false));
    expect_narrow(text);
    EXPECT_THAT(text, Not(HasSubstr("\xef\xbf\xbd"))) << caret;
    EXPECT_THAT(text, HasSubstr("…"));
  }
}

TEST(SourceExcerpt, SurvivesOffsetsBeyondTheLine) {
  scan::ReportedFinding finding = link_finding(7);
  finding.source_line = "abc";
  finding.caret_begin = 900;
  finding.caret_end = 2;
  EXPECT_EQ(source_excerpt(finding, Paint(false)), "       7 | abc\n         |    ^\n");
}

TEST(Catalogue, ExplainsARuleWithBothExamples) {
  const std::string text = explain_pretty(kLinkRule, score::Weights(), false);
  for (const char* part : {"TST001 test-link\n", "A link that a test made up", "RFC 0000",
                           "B: measured", "Take the link out", "<p>bad</p>", "<p>good</p>"})
    EXPECT_THAT(text, HasSubstr(part));
  expect_narrow(text);
}

TEST(Catalogue, ExplainsWithHitRatesWhenThereAreAny) {
  const Outcome<score::Weights> weights = score::Weights::parse(
      "w.tsv",
      "# rule\tpoints\tcap\tspam\tham\tnews\nbias\t-3\t0\nTST001\t1\t2\t0.1234\t0.0001\t-\n");
  ASSERT_TRUE(weights.ok());
  EXPECT_THAT(explain_pretty(kLinkRule, weights.value(), false),
              HasSubstr("12.3 % of spam, under 0.1 % of ham\n"));
}

TEST(Catalogue, TheTableFits) {
  const heuristics::Rule* rules[] = {&kLinkRule, &kHeaderRule};
  const std::string text = rules_pretty(rules, score::Weights(), false);
  EXPECT_THAT(text, HasSubstr("TST002  test-header"));
  expect_narrow(text);
}

}  // namespace
}  // namespace presend::report
