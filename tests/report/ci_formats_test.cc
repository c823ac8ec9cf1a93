#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "tests/report/runs.h"

namespace presend::report {
namespace {

using Json = nlohmann::ordered_json;
using testing::HasSubstr;
using testing::Not;

scan::Report accepted_report() {
  scan::Report report = sample_report();
  report.findings[1].status = scan::Status::baselined;
  report.risk_at_gate = 20;
  report.passes = true;
  return report;
}

TEST(Formats, EachNameLeadsToItsFormat) {
  for (const NamedFormat& known : formats()) {
    EXPECT_EQ(format_named(known.name), known.format);
    EXPECT_THAT(std::string(format_names()), HasSubstr(std::string(known.name)));
    EXPECT_NE(make_writer(known.format, {}), nullptr);
  }
  EXPECT_EQ(format_named("xml"), std::nullopt);
}

TEST(Formats, AnEmptyRunIsWholeToo) {
  EXPECT_EQ(whole_run(Format::gitlab, {}), "[]\n");
  EXPECT_THAT(whole_run(Format::junit, {}), testing::EndsWith("</testsuites>\n"));
  EXPECT_THAT(whole_run(Format::github, {}), HasSubstr("presend: 0 drafts"));
  EXPECT_THAT(whole_run(Format::markdown, {}), HasSubstr("no draft was scanned"));
}

TEST(Github, AnnotationsComeWorstFirst) {
  scan::Report report = sample_report();
  report.findings[0].begin_utf16 = 8;
  report.findings[0].end_utf16 = 26;
  EXPECT_EQ(whole_run(Format::github, {report}),
            "::error file=mail/drafts/a.eml,line=1,title=TST002 A header field that a test made "
            "up::There is no field.%0AMend it.\n"
            "::error file=mail/drafts/a.eml,line=1,title=The findings together make the risk too "
            "high::The content risk is 72.4 of 100 and must stay below 50; TST002 and TST001 "
            "(line 12) add most.%0AMend what adds most first; presend check FILE shows the fewest "
            "edits that suffice.\n"
            "::warning file=mail/drafts/a.eml,line=12,col=8,endLine=12,endColumn=26,title=TST001 A "
            "link that a test made up::The link opens http://example.com.%0ATake the link out, or "
            "leave it in.\n"
            "presend: 1 draft, 0 under the gate, 1 over it; 1 error, 1 warning and 0 infos\n");
}

TEST(Github, WhatSpansLinesHasNoColumns) {
  scan::Report report = sample_report();
  report.findings = {link_finding(12)};
  report.findings[0].begin_utf16 = 10;
  report.findings[0].end = {14, 1};
  EXPECT_THAT(whole_run(Format::github, {report}), HasSubstr("line=12,endLine=13,title="))
      << "the end of line 13 is no place on line 14";
  report.findings[0].end = {13, 1};
  EXPECT_THAT(whole_run(Format::github, {report}), HasSubstr("line=12,col=10,endLine=12,title="));
}

TEST(Github, StandardInputAndUnreadableInputsAreAnnotatedToo) {
  scan::Report report = sample_report();
  report.file = "-";
  const std::string text =
      whole_run(Format::github, {report}, test_style(), {{"b.eml", 0, "is empty", "Save it"}});
  EXPECT_THAT(text, testing::StartsWith("::error file=mail/b.eml,line=1,title=Input that cannot "
                                        "be read::is empty. Save it.\n"));
  EXPECT_THAT(text, HasSubstr("::error title=TST002 "));
}

TEST(Github, AHostileMessageStaysInItsCommand) {
  std::string text = whole_run(Format::github, {hostile_report()});
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  std::size_t commands = 0;
  while (!text.empty()) {
    const std::string line = text.substr(0, text.find('\n'));
    text.erase(0, line.size() + 1);
    EXPECT_EQ(line.find('\r'), std::string::npos);
    if (!line.starts_with("::")) continue;
    ++commands;
    EXPECT_TRUE(line.starts_with("::error ") || line.starts_with("::warning ")) << line;
    const std::size_t end = line.find("::", 2);
    const std::string properties = line.substr(2, end - 2);
    EXPECT_THAT(properties, HasSubstr(",title="));
    EXPECT_EQ(properties.find(':'), std::string::npos);
  }
  EXPECT_EQ(commands, 3U) << "an accepted finding is not annotated";
}

TEST(Github, AMailboxDoesNotFloodTheLog) {
  scan::Report report = sample_report();
  report.findings.assign(900, link_finding(1));
  const std::string text = whole_run(Format::github, {report});
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 502);
  EXPECT_THAT(text, HasSubstr("presend: 401 milder findings are not annotated\n"));
}

TEST(Gitlab, IssuesHaveWhatGitlabDemands) {
  const Json issues = Json::parse(whole_run(Format::gitlab, {sample_report()}));
  ASSERT_EQ(issues.size(), 3U);
  EXPECT_EQ(issues[0]["check_name"], "TST001");
  EXPECT_EQ(issues[0]["severity"], "minor");
  EXPECT_EQ(issues[0]["location"].dump(), R"({"path":"mail/drafts/a.eml","lines":{"begin":12}})");
  EXPECT_EQ(issues[1]["severity"], "critical");
  EXPECT_EQ(issues[1]["location"]["lines"]["begin"], 1);
  EXPECT_EQ(issues[2]["check_name"], "content-risk");
  EXPECT_EQ(issues[2]["severity"], "blocker");
}

TEST(Gitlab, FingerprintsAreUniqueButStayTheSame) {
  scan::Report other = sample_report();
  other.file = "drafts/b.eml";
  scan::Report second = sample_report();
  second.message = 1;
  const std::vector<scan::Report> reports = {sample_report(), sample_report(), other, second};
  std::set<std::string> seen;
  const Json issues = Json::parse(whole_run(Format::gitlab, reports));
  for (const Json& issue : issues) seen.insert(issue["fingerprint"].get<std::string>());
  EXPECT_EQ(seen.size(), 12U);
  EXPECT_EQ(Json::parse(whole_run(Format::gitlab, {other}))[0]["fingerprint"],
            issues[6]["fingerprint"])
      << "what else was scanned does not matter";
}

TEST(Gitlab, AcceptedFindingsAreLeftOutAndUnreadableInputsAreNot) {
  const Json issues = Json::parse(whole_run(Format::gitlab, {accepted_report()}, test_style(),
                                            {{"b.eml", 3, "is empty", "Save it again"}}));
  ASSERT_EQ(issues.size(), 2U);
  EXPECT_EQ(issues[0]["check_name"], "TST001");
  EXPECT_EQ(issues[1]["check_name"], "unreadable-input");
  EXPECT_EQ(issues[1]["location"]["lines"]["begin"], 3);
}

TEST(Gitlab, HostileTextIsHarmless) {
  const std::string text = whole_run(Format::gitlab, {hostile_report()});
  EXPECT_FALSE(has_command(text));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_EQ(Json::parse(text).size(), 3U);
}

TEST(Junit, OneSuiteADraftAndOneTestAFamily) {
  EXPECT_EQ(
      whole_run(Format::junit, {sample_report()}),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"presend\">\n"
      "  <testsuite name=\"mail/drafts/a.eml\" file=\"mail/drafts/a.eml\" tests=\"2\" "
      "failures=\"2\" errors=\"0\" skipped=\"0\" time=\"0\">\n"
      "    <testcase classname=\"presend.mail/drafts/a_eml\" name=\"TST\" time=\"0\">\n"
      "      <failure type=\"TST002\" message=\"TST002: There is no field (line 1)\">"
      "mail/drafts/a.eml:1:1: error TST002: There is no field. Mend it.\n</failure>\n"
      "      <system-out>mail/drafts/a.eml:12:10: warning TST001: The link opens "
      "http://example.com. Take the link out, or leave it in.\n</system-out>\n"
      "    </testcase>\n"
      "    <testcase classname=\"presend.mail/drafts/a_eml\" name=\"Content risk\" time=\"0\">\n"
      "      <failure type=\"content-risk\" message=\"The content risk is 72.4 of 100 and must "
      "stay below 50; TST002 and TST001 (line 12) add most\">mail/drafts/a.eml:1:1: error "
      "content-risk: The content risk is 72.4 of 100 and must stay below 50; TST002 and TST001 "
      "(line 12) add most. Mend what adds most first; presend check FILE shows the fewest edits "
      "that suffice.\n</failure>\n"
      "    </testcase>\n"
      "  </testsuite>\n"
      "</testsuites>\n");
}

TEST(Junit, AcceptedFailuresAreSkippedAndUnreadableInputsAreErrors) {
  const std::string text = whole_run(Format::junit, {accepted_report()}, test_style(),
                                     {{"b.eml", 0, "is empty", "Save it again"}});
  EXPECT_THAT(text, HasSubstr("failures=\"0\" errors=\"0\" skipped=\"1\""));
  EXPECT_THAT(text, HasSubstr("<skipped message=\"1 finding is accepted, baselined\" />"));
  EXPECT_THAT(text, HasSubstr("<testsuite name=\"mail/b.eml\" file=\"mail/b.eml\" tests=\"1\" "
                              "failures=\"0\" errors=\"1\""));
  EXPECT_THAT(text, HasSubstr("<error type=\"unreadable-input\" message=\"is empty. Save it "
                              "again.\">b.eml: is empty. Save it again.</error>"));
}

TEST(Junit, AFamilyThatDoesNotApplyHasNoTest) {
  scan::Report report = sample_report();
  report.findings.clear();
  report.not_applicable = {&kLinkRule, &kHeaderRule};
  EXPECT_THAT(whole_run(Format::junit, {report}), HasSubstr("tests=\"1\""));
}

TEST(Junit, HostileTextIsLegalXml) {
  const std::string text = whole_run(Format::junit, {hostile_report()});
  EXPECT_FALSE(has_command(text));
  for (const char c : text)
    EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n') << static_cast<int>(c);
  EXPECT_THAT(text, HasSubstr("]]&gt;"));
  EXPECT_THAT(text, Not(HasSubstr("<script")));
  EXPECT_THAT(text, Not(HasSubstr("\xff")));
  EXPECT_THAT(text, Not(HasSubstr("\uFFFE")));
  EXPECT_THAT(text, HasSubstr("##&#91;add-path]"));
}

}  // namespace
}  // namespace presend::report
