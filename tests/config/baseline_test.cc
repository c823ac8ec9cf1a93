#include "scanner/config/baseline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "heuristics/registry.h"
#include "heuristics/rule.h"

namespace presend::config {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

scan::ReportedFinding finding(std::string_view rule, std::string fingerprint,
                              std::string quote = "") {
  scan::ReportedFinding found;
  found.rule = heuristics::find_rule(rule);
  found.fingerprint = std::move(fingerprint);
  found.quote = std::move(quote);
  return found;
}

scan::Report report_of(std::string file, std::vector<scan::ReportedFinding> findings) {
  scan::Report report;
  report.file = std::move(file);
  report.findings = std::move(findings);
  return report;
}

void take(Baseline& baseline, const scan::Report& report) {
  baseline.take(report, [](std::string_view id) { return id != "UNS001"; });
}

Error error_of(std::string_view text) {
  const Outcome<Baseline> baseline = Baseline::parse("b.json", text);
  return baseline ? Error{} : baseline.error();
}

TEST(Baseline, WhatIsWrittenIsReadBack) {
  Baseline baseline("ci/baseline.json");
  scan::ReportedFinding several =
      finding("LNK001", "00000000000000aa", "caf\xC3\xA9 \"x\"\x1b[31m");
  several.places = 3;
  scan::ReportedFinding left_out = finding("HID001", "00000000000000bb");
  left_out.status = scan::Status::suppressed;
  take(baseline,
       report_of("mails/a.html", {several, left_out, finding("TXT101", "cc00000000000000")}));
  scan::Report second = report_of("box.mbox", {finding("LNK003", "00000000000000dd")});
  second.message = 4;
  take(baseline, second);
  const std::string text = baseline.text();
  EXPECT_THAT(text, HasSubstr("\"file\":\"../mails/a.html\"")) << "relative to the baseline";
  EXPECT_EQ(text.find_first_of("\x1b\xC3"), std::string::npos) << "ASCII only";
  const Outcome<Baseline> read = Baseline::parse("ci/baseline.json", text);
  ASSERT_TRUE(read) << read.error().text();
  EXPECT_EQ(read.value().text(), text);
  EXPECT_EQ(read.value().size(), 3U);
  const auto accepted = read.value().acceptances("./mails/../mails/a.html", 0);
  ASSERT_THAT(accepted, SizeIs(2));
  EXPECT_EQ(accepted[0].rule, "LNK001");
  EXPECT_EQ(accepted[0].places, 3U);
  EXPECT_EQ(accepted[0].status, scan::Status::baselined);
  EXPECT_THAT(read.value().acceptances("box.mbox", 0), IsEmpty());
  EXPECT_THAT(read.value().acceptances("box.mbox", 4), SizeIs(1));
}

TEST(Baseline, ADraftWithoutFindingsLeavesIt) {
  Baseline baseline("b.json");
  take(baseline, report_of("a.html", {finding("LNK001", "00000000000000aa")}));
  take(baseline, report_of("a.html", {}));
  EXPECT_EQ(baseline.size(), 0U);
  EXPECT_TRUE(Baseline::parse("b.json", baseline.text()));
}

TEST(Baseline, EntriesOfRulesThatDidNotRunStay) {
  Baseline baseline("b.json");
  baseline.take(report_of("a.html", {finding("UNS001", "00000000000000aa")}),
                [](std::string_view) { return true; });
  take(baseline, report_of("a.html", {finding("LNK001", "00000000000000bb")}));
  EXPECT_EQ(baseline.size(), 2U);
}

TEST(Baseline, StaleEntriesAndFilesCanBeDropped) {
  Baseline baseline("b.json");
  take(baseline, report_of("a.html", {finding("LNK001", "00000000000000aa"),
                                      finding("LNK001", "00000000000000bb"),
                                      finding("LNK001", "00000000000000cc")}));
  take(baseline, report_of("sub/b.html", {finding("LNK003", "00000000000000dd")}));
  baseline.drop("a.html", 0, {0, 2});
  ASSERT_THAT(baseline.of("a.html", 0), SizeIs(1));
  EXPECT_EQ(baseline.of("a.html", 0).front().fingerprint, "00000000000000bb");
  EXPECT_THAT(baseline.files(), ElementsAre("a.html", "sub/b.html"));
  EXPECT_EQ(baseline.drop_file("sub/b.html"), 1U);
  EXPECT_EQ(baseline.drop_file("other.html"), 0U);
  EXPECT_THAT(baseline.files(), ElementsAre("a.html"));
}

TEST(Baseline, WhatIsNoneIsRefusedWithItsLine) {
  EXPECT_EQ(error_of("{\n\"schema\": \"presend-baseline/1\",\n\"findings\": [,]\n}").line, 3U);
  for (const std::string_view text :
       {"", "[]", "{}", "{\"schema\":\"other\",\"findings\":[]}",
        "{\"schema\":\"presend-baseline/1\"}", "{\"schema\":\"presend-baseline/1\",\"findings\":3}",
        "{\"schema\":\"presend-baseline/1\",\"findings\":[3]}",
        "{\"schema\":\"presend-baseline/1\",\"findings\":[{\"file\":\"a\",\"rule\":\"LNK001\"}]}",
        "{\"schema\":\"presend-baseline/1\",\"findings\":[{\"file\":\"a\",\"rule\":\"LNK001\","
        "\"fingerprint\":\"XYZ\"}]}"}) {
    const Error error = error_of(text);
    EXPECT_EQ(error.file, "b.json") << text;
    EXPECT_THAT(error.reason, testing::AnyOf(HasSubstr("no baseline"), HasSubstr("entry 1")));
    EXPECT_FALSE(error.remedy.empty());
  }
}

TEST(Baseline, WhatNestsTooDeepOrIsTooLargeIsRefusedWithItsLine) {
  const Error deep =
      error_of("{\n\"a\":" + std::string(200'000, '[') + std::string(200'000, ']') + ",\"b\":1}");
  EXPECT_EQ(deep.line, 2U);
  EXPECT_THAT(deep.reason,
              HasSubstr("no baseline: this is no JSON for presend: lists and objects"));
  EXPECT_FALSE(deep.remedy.empty());
  const Error large = error_of("{\"schema\": \"presend-baseline/1\",\n\n\"findings\": [1e999]}");
  EXPECT_EQ(large.line, 3U);
  EXPECT_THAT(large.reason, HasSubstr("a number is too large"));
}

}  // namespace
}  // namespace presend::config
