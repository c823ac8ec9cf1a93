#include <gtest/gtest.h>

#include <algorithm>

#include "heuristics/registry.h"
#include "scanner/scan/scan.h"

namespace presend::scan {
namespace {

/// The link over http in an HTML file of that one line.
ReportedFinding link_in(const std::string& line) {
  Settings settings;
  settings.rules = {heuristics::find_rule("LNK001")};
  const Draft draft{.file = "a.html", .is_html_file = true, .bytes = "<p>x</p>\n" + line};
  const Report report =
      scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded());
  EXPECT_EQ(report.findings.size(), 1U);
  return report.findings.empty() ? ReportedFinding() : report.findings.front();
}

constexpr const char* kLink = "<a href=\"http://shop.example/\">Ü</a>";

TEST(Columns, AreCountedInBytesAndInUtf16CodeUnits) {
  const ReportedFinding plain = link_in(std::string("<p>abc ") + kLink);
  EXPECT_EQ(plain.begin_utf16, plain.begin.column);
  EXPECT_EQ(plain.end_utf16, plain.end.column);
  // ü: two bytes, one unit; U+1F600: four bytes, two units.
  const ReportedFinding wide = link_in(std::string("<p>ü😀 ") + kLink);
  EXPECT_EQ(wide.begin.column, plain.begin.column + 3);
  EXPECT_EQ(wide.begin_utf16, plain.begin_utf16);
  EXPECT_EQ(wide.end_utf16, plain.end_utf16);
}

TEST(Columns, BytesThatAreNoCharacterCountOneUnitEach) {
  const ReportedFinding plain = link_in(std::string("<p>abc ") + kLink);
  const ReportedFinding broken = link_in(std::string("<p>\xff\xfe\xfd ") + kLink);
  EXPECT_EQ(broken.begin_utf16, plain.begin_utf16);
}

TEST(Columns, AreUnknownFarIntoALine) {
  const ReportedFinding near = link_in("<p>" + std::string(10'000, 'x') + " " + kLink);
  EXPECT_EQ(near.begin_utf16, near.begin.column);
  const ReportedFinding far = link_in("<p>" + std::string(20'000, 'x') + " " + kLink);
  EXPECT_GT(far.begin.column, 20'000U);
  EXPECT_EQ(far.begin_utf16, 0U);
}

}  // namespace
}  // namespace presend::scan
