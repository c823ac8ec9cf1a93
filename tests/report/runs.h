#pragma once

#include <string>
#include <vector>

#include "scanner/report/writer.h"
#include "tests/report/sample_report.h"

namespace presend::report {

inline Style test_style() {
  Style style;
  style.tool_version = "1.2.3";
  style.rules = {&kLinkRule, &kHeaderRule};
  style.place = {"/repo", "/repo/mail"};
  return style;
}

/// Everything that one run writes.
inline std::string whole_run(Format format, const std::vector<scan::Report>& reports,
                             const Style& style = test_style(),
                             const std::vector<Error>& errors = {}) {
  const auto writer = make_writer(format, style);
  Summary summary;
  std::string out = writer->begin();
  for (const scan::Report& report : reports) {
    summary.count(report);
    out += writer->draft(report);
  }
  for (const Error& error : errors) {
    ++summary.unreadable;
    writer->error(error);
  }
  return out + writer->end(summary);
}

/// What a draft may hold to break out of a report: terminals, XML, JSON, Markdown, CI commands.
inline constexpr const char* kHostile =
    "\x1b[2J\r\n::stop-commands::x\n##[add-path]/tmp ]]> </failure><script>alert(1)</script> "
    "&amp; \xff\u202E\uFFFE @everyone #12 GH-7 !3 ~label https://evil.example www.evil.example "
    "[a](javascript:x) ![b](//c) `code` | cell | **bold** \\| <!-- --> :tada: %0A::error::z\0";

inline scan::Report hostile_report() {
  scan::Report report = sample_report();
  report.file = std::string("d/") + kHostile + ".eml";
  report.subject = report.from = kHostile;
  for (scan::ReportedFinding& finding : report.findings) {
    finding.message = finding.quote = finding.source_line = finding.part = kHostile;
    finding.begin_utf16 = 10;
    finding.end_utf16 = 28;
  }
  scan::ReportedFinding accepted = link_finding(3);
  accepted.status = scan::Status::suppressed;
  accepted.status_reason = accepted.message = kHostile;
  accepted.severity = heuristics::Severity::error;
  accepted.fingerprint = "00000000000000aa";
  report.findings.push_back(accepted);
  report.fix_plan = {{&kLinkRule, {0}, kHostile, 40}};
  return report;
}

/// Whether a CI service would take a line of `log` for a command.
inline bool has_command(std::string log) {
  if (log.find("##[") != std::string::npos) return true;
  while (!log.empty()) {
    const std::size_t end = log.find_first_of("\r\n");
    const std::size_t begin = std::min(log.find_first_not_of(" \t"), log.size());
    if (log.compare(begin, 2, "::") == 0) return true;
    if (end == std::string::npos) break;
    log.erase(0, end + 1);
  }
  return false;
}

}  // namespace presend::report
