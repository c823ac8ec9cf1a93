#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "heuristics/registry.h"
#include "heuristics/rule.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/scan/scan.h"
#include "scanner/score/score.h"
#include "tests/support/example_message.h"
#include "tests/support/live_results.h"

// Runs one rule over a draft, for the tests of what rules must leave alone.

namespace presend::heuristics {

using ReportedFindings = std::vector<scan::ReportedFinding>;

inline ReportedFindings scan_bytes(std::string_view rule, std::string bytes,
                                   bool is_html_file = false) {
  scan::Settings settings;
  settings.rules = {find_rule(rule)};
  settings.now = test_support::kNow;
  if (settings.rules.front()->needs == Needs::network)
    settings.links = &test_support::live_results();
  scan::Draft draft;
  draft.file = is_html_file ? "example.html" : "example.eml";
  draft.is_html_file = is_html_file;
  draft.bytes = std::move(bytes);
  return scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded())
      .findings;
}

/// Over a mail of news@example.org with this HTML body.
inline ReportedFindings scan_html(std::string_view rule, std::string_view body) {
  return scan_bytes(rule, test_support::example_message({Example::Kind::html, body}));
}

/// Over a mail with these header lines.
inline ReportedFindings scan_header(std::string_view rule, std::string_view lines) {
  return scan_bytes(rule, test_support::example_message({Example::Kind::header, lines}));
}

/// Over a bare HTML file.
inline ReportedFindings scan_template(std::string_view rule, std::string_view html) {
  return scan_bytes(rule, std::string(html), true);
}

/// "error", "warning", "info" of the first finding, or "nothing".
inline std::string verdict_of(const ReportedFindings& findings) {
  return findings.empty() ? "nothing" : std::string(name(findings.front().severity));
}

}  // namespace presend::heuristics
