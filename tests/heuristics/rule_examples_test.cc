#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "heuristics/registry.h"
#include "heuristics/rule.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/scan/scan.h"
#include "scanner/score/score.h"
#include "tests/support/example_message.h"
#include "tests/support/live_results.h"

namespace presend::heuristics {
namespace {

using test_support::BodyEncoding;
using test_support::LineEnds;

scan::Report scan_example(const Rule& rule, const Example& example, BodyEncoding encoding,
                          LineEnds line_ends) {
  scan::Settings settings;
  settings.rules = {&rule};
  if (rule.needs == Needs::findings) settings.rules.assign(all_rules().begin(), all_rules().end());
  settings.now = test_support::kNow;
  if (rule.needs == Needs::network) settings.links = &test_support::live_results();
  scan::Draft draft;
  draft.is_html_file = example.kind == Example::Kind::tpl;
  draft.file = draft.is_html_file ? "example.html" : "example.eml";
  draft.bytes = test_support::example_message(example, encoding, line_ends);
  scan::Report report =
      scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded());
  std::erase_if(report.findings,
                [&](const scan::ReportedFinding& finding) { return finding.rule != &rule; });
  std::erase_if(report.not_applicable, [&](const Rule* other) { return other != &rule; });
  return report;
}

/// Encodings that make a difference for an example: whole messages have their own.
std::vector<BodyEncoding> encodings_of(const Example& example) {
  if (example.kind == Example::Kind::html || example.kind == Example::Kind::text)
    return {BodyEncoding::plain, BodyEncoding::quoted_printable, BodyEncoding::base64};
  return {BodyEncoding::plain};
}

std::string trace(BodyEncoding encoding, LineEnds line_ends) {
  return std::string(name(encoding)) + ", " + std::string(name(line_ends));
}

class RuleExamples : public testing::TestWithParam<const Rule*> {};

TEST_P(RuleExamples, BadOneFires) {
  const Rule& rule = *GetParam();
  for (const BodyEncoding encoding : encodings_of(rule.bad))
    for (const LineEnds line_ends : {LineEnds::lf, LineEnds::crlf}) {
      SCOPED_TRACE(trace(encoding, line_ends));
      EXPECT_FALSE(scan_example(rule, rule.bad, encoding, line_ends).findings.empty());
    }
}

TEST_P(RuleExamples, GoodOneDoesNot) {
  const Rule& rule = *GetParam();
  for (const BodyEncoding encoding : encodings_of(rule.good))
    for (const LineEnds line_ends : {LineEnds::lf, LineEnds::crlf}) {
      SCOPED_TRACE(trace(encoding, line_ends));
      const scan::Report report = scan_example(rule, rule.good, encoding, line_ends);
      EXPECT_THAT(report.findings, testing::IsEmpty())
          << (report.findings.empty() ? "" : report.findings.front().message);
      EXPECT_THAT(report.not_applicable, testing::IsEmpty()) << "the rule never looked";
    }
}

TEST_P(RuleExamples, FindingReadsWell) {
  const Rule& rule = *GetParam();
  const scan::Report report = scan_example(rule, rule.bad, BodyEncoding::plain, LineEnds::lf);
  for (const scan::ReportedFinding& finding : report.findings) {
    EXPECT_EQ(finding.rule, &rule);
    EXPECT_GE(finding.message.size(), 10U);
    EXPECT_NE(finding.message.back(), '.') << finding.message;
    EXPECT_EQ(finding.message.find('\n'), std::string::npos) << finding.message;
    EXPECT_FALSE(finding.message.front() >= 'a' && finding.message.front() <= 'z')
        << finding.message;
  }
}

TEST_P(RuleExamples, PlaceDoesNotDependOnLineEnds) {
  const Rule& rule = *GetParam();
  for (const BodyEncoding encoding : {BodyEncoding::plain, BodyEncoding::quoted_printable}) {
    SCOPED_TRACE(name(encoding));
    const scan::Report lf = scan_example(rule, rule.bad, encoding, LineEnds::lf);
    const scan::Report crlf = scan_example(rule, rule.bad, encoding, LineEnds::crlf);
    // Sizes differ by a byte a line, so a place that a size decides may differ too.
    if (rule.family() == "SIZ") continue;
    ASSERT_EQ(lf.findings.size(), crlf.findings.size());
    for (std::size_t i = 0; i < lf.findings.size(); ++i) {
      EXPECT_EQ(lf.findings[i].has_location, crlf.findings[i].has_location);
      EXPECT_EQ(lf.findings[i].begin, crlf.findings[i].begin);
      EXPECT_EQ(lf.findings[i].end, crlf.findings[i].end);
    }
  }
}

std::string test_name(const testing::TestParamInfo<const Rule*>& tested) {
  return std::string(tested.param->id);
}

INSTANTIATE_TEST_SUITE_P(Rules, RuleExamples,
                         testing::ValuesIn(all_rules().begin(), all_rules().end()), test_name);

}  // namespace
}  // namespace presend::heuristics
