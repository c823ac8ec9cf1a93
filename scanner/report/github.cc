#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "heuristics/rule.h"
#include "scanner/report/layout.h"
#include "scanner/report/log_commands.h"
#include "scanner/report/visible_text.h"
#include "scanner/report/worst.h"
#include "scanner/report/writers.h"

namespace presend::report {
namespace {

/// GitHub shows 10 of each kind a step; beyond some hundreds the log only becomes slow.
constexpr std::size_t kMostAnnotations = 500;

std::string_view command_of(heuristics::Severity severity) {
  switch (severity) {
    case heuristics::Severity::error:
      return "error";
    case heuristics::Severity::warning:
      return "warning";
    case heuristics::Severity::info:
      break;
  }
  return "notice";
}

/// One place for an annotation; without a file it hangs on the run.
std::string place_properties(std::string_view file, const Place& place, std::uint32_t line) {
  if (file.empty() || file == "-") return {};  // standard input
  return fmt::format("file={},line={}",
                     command_property(visible(repository_path(file, place).text)), line);
}

/// GitHub ignores columns of what spans lines.
std::string span_properties(const scan::ReportedFinding& finding) {
  if (!finding.has_location) return {};
  // What ends before the first byte of a line ends on the line before.
  std::uint32_t end_line = finding.end.line;
  if (finding.end.column == 1 && end_line > finding.begin.line) --end_line;
  if (end_line != finding.begin.line) return fmt::format(",endLine={}", end_line);
  std::string out;
  if (finding.begin_utf16 > 0) {
    const bool is_range = finding.end.line == end_line && finding.end_utf16 > finding.begin_utf16;
    out = fmt::format(",col={},endLine={}", finding.begin_utf16, end_line);
    if (is_range) out += fmt::format(",endColumn={}", finding.end_utf16);
  }
  return out;
}

std::string annotation(heuristics::Severity severity, std::string_view place,
                       std::string_view title, std::string_view message) {
  return fmt::format("::{} {}{}title={}::{}\n", command_of(severity), place,
                     place.empty() ? "" : ",", command_property(title), command_data(message));
}

/// Workflow commands that GitHub turns into annotations. The worst come first, so that those which
/// GitHub shows are those that matter.
class GithubWriter : public Writer {
 public:
  explicit GithubWriter(const Style& style) : style_(style), annotations_(kMostAnnotations) {}

  std::string draft(const scan::Report& report) override {
    for (const scan::ReportedFinding& finding : report.findings) {
      if (!is_fresh(finding)) continue;
      std::string place = place_properties(report.file, style_.place,
                                           finding.has_location ? finding.begin.line : 1);
      if (!place.empty()) place += span_properties(finding);
      annotations_.add(
          finding.severity, finding.points,
          annotation(finding.severity, place,
                     fmt::format("{} {}", finding.rule->id, visible(finding.rule->title)),
                     visible(finding.message) + ".\n" + visible(finding.rule->fix)));
    }
    if (!fails_by_risk(report)) return {};
    // Where findings fail the draft as well, they say more.
    const bool is_alone = std::none_of(
        report.findings.begin(), report.findings.end(),
        [&](const scan::ReportedFinding& finding) { return fails_draft(finding, report.gate); });
    annotations_.add(
        heuristics::Severity::error, is_alone ? report.risk_at_gate : 0,
        annotation(heuristics::Severity::error, place_properties(report.file, style_.place, 1),
                   kRiskTitle, visible(risk_message(report)) + ".\n" + std::string(risk_fix())));
    return {};
  }

  void error(const Error& error) override {
    Error nameless = error;
    nameless.file.clear();
    nameless.line = 0;
    annotations_.add(
        heuristics::Severity::error, kFirst,
        annotation(heuristics::Severity::error,
                   place_properties(error.file, style_.place, std::max(error.line, 1U)),
                   "Input that cannot be read", visible(nameless.text())));
  }

  std::string end(const Summary& summary) override {
    std::string out;
    for (const Entry& entry : annotations_.sorted()) out += entry.text;
    if (annotations_.left_out() > 0)
      out +=
          fmt::format("presend: {} milder findings are not annotated\n", annotations_.left_out());
    out += fmt::format("presend: {}, {} under the gate, {} over it; {}, {} and {}",
                       counted(summary.drafts, "draft", "drafts"), summary.passed, summary.failed,
                       counted(summary.errors, "error", "errors"),
                       counted(summary.warnings, "warning", "warnings"),
                       counted(summary.infos, "info", "infos"));
    if (summary.accepted.all() > 0)
      out += "; " + summary.accepted.number() + " (" + summary.accepted.kinds() + ") not shown";
    return out + '\n';
  }

 private:
  static constexpr double kFirst = 1e9;  ///< points that no finding has

  Style style_;
  Worst annotations_;
};

}  // namespace

std::unique_ptr<Writer> make_github_writer(const Style& style) {
  return std::make_unique<GithubWriter>(style);
}

}  // namespace presend::report
