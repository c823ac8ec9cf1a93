// What was accepted, by whom, and what the gate makes of it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "heuristics/registry.h"
#include "heuristics/rule.h"
#include "scanner/scan/scan.h"

namespace presend::scan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr std::string_view kText =
    "<p>Our spring catalogue is here, with early potatoes and onion sets from Monday on.</p>\n";
constexpr std::string_view kAddress =
    "<p><a href=\"https://203.0.113.9/\">Answers to questions</a></p>\n";
constexpr std::string_view kInsecure = "<p><a href=\"http://shop.example.org/\">The shop</a></p>\n";

Settings settings() {
  Settings settings;
  settings.rules.assign(heuristics::all_rules().begin(), heuristics::all_rules().end());
  settings.now = 1'795'000'000;  // 18 November 2026
  return settings;
}

Report scan_draft(const Draft& draft, const Settings& with = settings()) {
  return scan(draft, with, lexicon::Lexicon::embedded(), score::Weights::embedded());
}

Draft html_file(std::string bytes) {
  return {.file = "page.html", .is_html_file = true, .bytes = std::move(bytes)};
}

std::string page(std::initializer_list<std::string_view> lines) {
  std::string html = "<!DOCTYPE html>\n<html lang=\"en\"><body>\n" + std::string(kText);
  for (const std::string_view line : lines) html += line;
  return html + "</body></html>\n";
}

/// The findings of a rule as "line status".
std::vector<std::string> statuses(const Report& report, std::string_view rule) {
  std::vector<std::string> out;
  for (const ReportedFinding& finding : report.findings)
    if (finding.rule->id == rule)
      out.push_back(std::to_string(finding.begin.line) + ' ' + std::string(name(finding.status)));
  return out;
}

std::vector<Acceptance> baseline_of(const Report& report) {
  std::vector<Acceptance> accepted;
  for (const ReportedFinding& finding : report.findings)
    accepted.push_back({std::string(finding.rule->id), finding.fingerprint, finding.places,
                        Status::baselined, ""});
  return accepted;
}

std::vector<std::string> new_rules(const Report& report) {
  std::vector<std::string> ids;
  for (const ReportedFinding& finding : report.findings)
    if (finding.status == Status::fresh) ids.emplace_back(finding.rule->id);
  return ids;
}

TEST(Acceptance, BaselinedFindingsDoNotFailADraftButStayInItsRisk) {
  Draft draft = html_file(page({kAddress}));
  const Report before = scan_draft(draft);
  ASSERT_FALSE(before.passes);
  ASSERT_THAT(statuses(before, "LNK004"), ElementsAre("4 new"));
  draft.accepted = baseline_of(before);
  const Report after = scan_draft(draft);
  EXPECT_TRUE(after.passes);
  EXPECT_EQ(after.risk, before.risk);
  EXPECT_LT(after.risk_at_gate, after.risk);
  EXPECT_THAT(statuses(after, "LNK004"), ElementsAre("4 baselined"));
  EXPECT_THAT(after.fix_plan, IsEmpty()) << "what was accepted is not planned for";
  EXPECT_THAT(after.unused_acceptances, IsEmpty());
}

TEST(Acceptance, EditsElsewhereAndOtherSpacingKeepABaseline) {
  const std::vector<Acceptance> accepted =
      baseline_of(scan_draft(html_file(page({kAddress, kInsecure}))));
  std::string moved = page({"\n\n<!-- a note -->\n", kInsecure, "<p>More words.</p>\n",
                            "<p>\n\t<a  href=\"https://203.0.113.9/\">\n"
                            "\t\tAnswers to\n questions\n\t</a>\n</p>\n"});
  std::string wide;
  for (const char c : moved) wide += c == '\n' ? "\r\n" : std::string(1, c);
  for (const std::string& bytes : {moved, wide}) {
    Draft draft = html_file(bytes);
    draft.accepted = accepted;
    EXPECT_THAT(new_rules(scan_draft(draft)), IsEmpty());
  }
}

TEST(Acceptance, OneNewDefectIsTheOnlyNewFinding) {
  Draft draft = html_file(page({kAddress, kInsecure}));
  draft.accepted = baseline_of(scan_draft(draft));
  draft.bytes = page({"<p><a href=\"javascript:run()\">Answers</a></p>\n", kAddress, kInsecure});
  const Report report = scan_draft(draft);
  EXPECT_FALSE(report.passes);
  EXPECT_THAT(new_rules(report), ElementsAre("LNK009"));
}

TEST(Acceptance, AFindingThatTellsOfMorePlacesThanBeforeIsNew) {
  Draft draft = html_file(page({kInsecure}));
  draft.accepted = baseline_of(scan_draft(draft));
  ASSERT_THAT(statuses(scan_draft(draft), "LNK001"), ElementsAre("4 baselined"));
  draft.bytes = page({kInsecure, "<p>and</p>", kInsecure});
  EXPECT_THAT(statuses(scan_draft(draft), "LNK001"), ElementsAre("4 new"));
}

TEST(Acceptance, WhatMatchesNothingIsTold) {
  Draft draft = html_file(page({kAddress}));
  draft.accepted = {{"LNK004", "0123456789abcdef", 0, Status::baselined, ""},
                    {"LNK004", "", 0, Status::suppressed, "as agreed"},
                    {"HID001", "", 0, Status::suppressed, ""}};
  const Report report = scan_draft(draft);
  EXPECT_THAT(report.unused_acceptances, ElementsAre(0, 2));
  EXPECT_THAT(statuses(report, "LNK004"), ElementsAre("4 suppressed"));
  EXPECT_TRUE(report.passes);
}

TEST(Acceptance, ARiskThatRoseByMoreThanTheMarginFails) {
  Settings calm = settings();
  calm.gate.fail_on.reset();
  Draft draft = html_file(page({kAddress}));
  const double risk = scan_draft(draft, calm).risk;
  calm.gate.max_risk = 100;
  calm.gate.risk_rise = 1;
  draft.risk_before = risk - 2;
  EXPECT_FALSE(scan_draft(draft, calm).passes);
  draft.risk_before = risk - 0.5;
  EXPECT_TRUE(scan_draft(draft, calm).passes);
}

TEST(Acceptance, ASeverityCanBeChosen) {
  Settings mild = settings();
  mild.severities = {{heuristics::find_rule("LNK004"), heuristics::Severity::info}};
  const Report report = scan_draft(html_file(page({kAddress})), mild);
  EXPECT_TRUE(report.passes);
}

TEST(Suppression, CommentsOfEveryLanguageSpeakOfTheNextLine) {
  for (const std::string_view comment :
       {"<!-- presend-ignore-next-line LNK004 -- the ticket office is ours -->\n",
        "{# presend-ignore-next-line LNK004 -- ours #}\n",
        "{{! presend-ignore-next-line ip-address-link -- ours }}\n",
        "{{!-- presend-ignore-next-line lnk004 -- ours --}}\n",
        "<%# presend-ignore-next-line LNK004 -- ours %>\n",
        "{% comment %}presend-ignore-next-line LNK001, LNK004{% endcomment %}\n\n"}) {
    const Report report = scan_draft(html_file(page({comment, kAddress})));
    const auto found = statuses(report, "LNK004");
    ASSERT_EQ(found.size(), 1U) << comment;
    EXPECT_TRUE(found.front().ends_with("suppressed")) << comment;
  }
  const Report report =
      scan_draft(html_file(page({"{# presend-ignore-next-line LNK004 -- ours #}\n", kAddress})));
  EXPECT_THAT(statuses(report, "LNK004"), ElementsAre("5 suppressed"));
  for (const ReportedFinding& finding : report.findings) {
    if (finding.status == Status::suppressed) {
      EXPECT_EQ(finding.status_reason, "ours");
    }
  }
  EXPECT_TRUE(report.passes);
}

TEST(Suppression, ATagThatIsOpenAtTheEndOfTheLineBelongsToIt) {
  const Report report = scan_draft(
      html_file(page({"<!-- presend-ignore-next-line LNK001 -- old -->\n",
                      "<a class=\"x\"\n   href=\"http://shop.example.org/\">Shop</a>\n"})));
  EXPECT_THAT(statuses(report, "LNK001"), ElementsAre("6 suppressed"));
}

TEST(Suppression, TheLineAfterTheNextIsNotMeant) {
  const Report report = scan_draft(html_file(
      page({"<!-- presend-ignore-next-line LNK001 -- old -->\n", "<p>Words</p>\n", kInsecure})));
  EXPECT_THAT(statuses(report, "LNK001"), ElementsAre("6 new"));
  EXPECT_THAT(statuses(report, "IGN001"), ElementsAre("4 new"));
}

TEST(Suppression, ForTheWholeDraftAndWithoutACode) {
  const Report whole =
      scan_draft(html_file(page({kInsecure, "<!-- presend-ignore LNK001 -- the old shop -->\n"})));
  EXPECT_THAT(statuses(whole, "LNK001"), ElementsAre("4 suppressed"));
  EXPECT_THAT(statuses(whole, "IGN001"), IsEmpty());
  EXPECT_THAT(statuses(whole, "IGN003"), IsEmpty()) << "a template is not sent as it is";
  const Report vague = scan_draft(
      html_file(page({"<!-- presend-ignore -->\n", kInsecure, "<!-- presend-ignore LNK -->\n",
                      "<!-- presend-ignore-line LNK001 -->\n"})));
  EXPECT_THAT(statuses(vague, "LNK001"), ElementsAre("5 new"));
  EXPECT_THAT(statuses(vague, "IGN002"), ElementsAre("4 new", "6 new", "7 new"));
}

TEST(Suppression, RulesThatDoNotRunAreNotMissed) {
  Settings some = settings();
  std::erase_if(some.rules, [](const heuristics::Rule* rule) { return rule->family() == "LNK"; });
  const Report report = scan_draft(
      html_file(page({"<!-- presend-ignore-next-line LNK001 -- old -->\n", kInsecure})), some);
  EXPECT_THAT(statuses(report, "IGN001"), IsEmpty());
}

}  // namespace
}  // namespace presend::scan
