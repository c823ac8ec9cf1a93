#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "heuristics/registry.h"
#include "scanner/scan/scan.h"

namespace presend::scan {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

Report scan_body(std::string_view html, const Gate& gate = {}) {
  Settings settings;
  settings.rules.assign(heuristics::all_rules().begin(), heuristics::all_rules().end());
  settings.now = 1'795'000'000;  // 18 November 2026
  settings.gate = gate;
  Draft draft;
  draft.file = "draft.eml";
  draft.bytes =
      "From: Example Shop <news@shop.example>\n"
      "To: reader@reader.example\n"
      "Subject: Spring catalogue\n"
      "Date: Wed, 18 Nov 2026 09:30:00 +0100\n"
      "MIME-Version: 1.0\n"
      "Content-Type: text/html; charset=utf-8\n\n" +
      std::string(html) + "\n";
  return scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded());
}

constexpr std::string_view kShown =
    "<p>Our spring catalogue is here, with early potatoes and onion sets from Monday on.</p>";

std::vector<std::string_view> settled_by(const Report& report, std::string_view rule) {
  std::vector<std::string_view> ids;
  for (const PlannedFix& fix : report.fix_plan)
    if (fix.rule->id == rule)
      for (const std::uint32_t index : fix.findings) ids.push_back(report.findings[index].rule->id);
  return ids;
}

TEST(Plan, ACleanDraftNeedsNone) {
  const Report report = scan_body(kShown);
  EXPECT_TRUE(report.passes);
  EXPECT_THAT(report.fix_plan, IsEmpty());
  EXPECT_TRUE(report.fix_plan_suffices);
  EXPECT_FALSE(report.risks_content_reply);
}

TEST(Plan, DeletedTextTakesItsLinksAlong) {
  const std::string body =
      std::string(kShown) + "<div style=\"font-size:1px\">" +
      "<a href=\"http://www.example.net/minutes\">The minutes of the last meeting</a> are on the "
      "notice board of the society, beside the list of members and the plan of the gym.</div>";
  const Report report = scan_body(body);
  EXPECT_FALSE(report.passes);
  EXPECT_TRUE(report.risks_content_reply) << "an error of grade A";
  EXPECT_TRUE(report.fix_plan_suffices);
  const auto settled = settled_by(report, "HID004");
  EXPECT_THAT(settled, Contains("HID009"));
  EXPECT_THAT(settled, Contains("LNK001"));
}

TEST(Plan, ALinkOutsideTheHiddenTextStays) {
  const std::string body =
      "<p><a href=\"http://www.shop.example/a\">The catalogue</a></p>" + std::string(kShown) +
      "<div style=\"font-size:1px\">The minutes of the last meeting are on the notice board of the "
      "society, beside the list of members and the plan of the gym.</div>";
  EXPECT_THAT(settled_by(scan_body(body), "HID004"), Not(Contains("LNK001")));
}

TEST(Plan, AlikeLinksAreAllCounted) {
  std::string body(kShown);
  for (int i = 0; i < 3; ++i) body += "<a href=\"http://www.shop.example/a\">The catalogue</a>";
  body += "<a href=\"http://www.shop.example/b\">The shop</a>";
  const Report report = scan_body(body, {.fail_on = heuristics::Severity::warning});
  std::vector<std::string> actions;
  for (const PlannedFix& fix : report.fix_plan) actions.push_back(fix.action);
  EXPECT_THAT(actions, Contains("Switch 4 links to https"));
}

}  // namespace
}  // namespace presend::scan
