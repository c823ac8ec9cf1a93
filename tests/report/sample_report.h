#pragma once

#include <string>

#include "heuristics/rule.h"
#include "scanner/scan/scan.h"

namespace presend::report {

inline void check_nothing(const heuristics::Context& /*context*/, heuristics::Findings& /*out*/) {}

inline constexpr heuristics::Rule kLinkRule = heuristics::checked(
    {.id = "TST001",
     .name = "test-link",
     .title = "A link that a test made up",
     .severity = heuristics::Severity::warning,
     .grade = heuristics::Grade::b,
     .needs = heuristics::Needs::html,
     .why = "Filters that do not exist mind this link very much, as nobody ever measured on mail "
            "that nobody ever sent.",
     .fix = "Take the link out, or leave it in.",
     .source = "RFC 0000",
     .bad = heuristics::html("<p>bad</p>"),
     .good = heuristics::html("<p>good</p>"),
     .check = check_nothing});

inline constexpr heuristics::Rule kHeaderRule =
    heuristics::checked({.id = "TST002",
                         .name = "test-header",
                         .title = "A header field that a test made up",
                         .severity = heuristics::Severity::error,
                         .grade = heuristics::Grade::a,
                         .needs = heuristics::Needs::headers,
                         .why = "Because.",
                         .fix = "Mend it.",
                         .source = "RFC 0000",
                         .bad = heuristics::header("X: 1\n"),
                         .good = heuristics::header("Y: 1\n"),
                         .check = check_nothing});

inline scan::ReportedFinding link_finding(std::uint32_t line) {
  scan::ReportedFinding finding;
  finding.rule = &kLinkRule;
  finding.severity = kLinkRule.severity;
  finding.points = 0.5;
  finding.message = "The link opens http://example.com";
  finding.quote = "http://example.com";
  finding.has_location = true;
  finding.begin = {line, 10};
  finding.end = {line, 28};
  finding.part = "1.2";
  finding.source_line = "<a href=\"http://example.com\">example</a>";
  finding.caret_begin = 9;
  finding.caret_end = 27;
  finding.fingerprint = "0123456789abcdef";
  return finding;
}

inline scan::ReportedFinding header_finding() {
  scan::ReportedFinding finding;
  finding.rule = &kHeaderRule;
  finding.severity = kHeaderRule.severity;
  finding.points = 1.25;
  finding.message = "There is no field";
  finding.fingerprint = "fedcba9876543210";
  return finding;
}

inline scan::Report sample_report() {
  scan::Report report;
  report.file = "drafts/a.eml";
  report.subject = "Spring";
  report.from = "Ann <ann@example.com>";
  report.risk = report.risk_at_gate = 72.412;
  report.verdict = score::Verdict::high;
  report.passes = false;
  report.measures.message_bytes = 34'500;
  report.measures.visible_words = 120;
  report.measures.links = 2;
  report.findings = {link_finding(12), header_finding()};
  return report;
}

}  // namespace presend::report
