#include "scanner/report/gate_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "heuristics/rule.h"
#include "scanner/report/finding_groups.h"
#include "scanner/report/layout.h"

namespace presend::report {
namespace {

/// Of a risk that fails the draft, whether that is by its rise, not its height.
bool rose(const scan::Report& report) { return report.risk_at_gate < report.gate.max_risk; }

}  // namespace

void Accepted::count(const scan::Report& report) {
  for (const scan::ReportedFinding& finding : report.findings) {
    baselined += finding.status == scan::Status::baselined ? 1U : 0U;
    suppressed += finding.status == scan::Status::suppressed ? 1U : 0U;
  }
}

std::string Accepted::number() const {
  return counted(all(), "accepted finding", "accepted findings");
}

std::string Accepted::kinds() const {
  std::string out;
  if (baselined > 0) out = fmt::format("{} baselined", baselined);
  if (suppressed > 0) out += fmt::format("{}{} suppressed", out.empty() ? "" : ", ", suppressed);
  return out;
}

std::string status_in_words(const scan::ReportedFinding& finding) {
  if (is_fresh(finding)) return {};
  std::string out(scan::name(finding.status));
  if (!finding.status_reason.empty()) out += ": " + finding.status_reason;
  return out;
}

bool fails_draft(const scan::ReportedFinding& finding, const scan::Gate& gate) {
  return is_fresh(finding) && gate.fails_on(finding.severity);
}

bool fails_by_risk(const scan::Report& report) {
  return report.gate.fails_by_risk(report.risk_unsuppressed, report.risk_at_gate);
}

std::string gate_reason(const scan::Report& report) {
  const scan::Gate& gate = report.gate;
  if (report.passes) return {};
  const auto bad =
      std::count_if(report.findings.begin(), report.findings.end(),
                    [&](const scan::ReportedFinding& f) { return fails_draft(f, gate); });
  std::string reason;
  if (bad > 0) {
    const auto number = static_cast<std::uint64_t>(bad);
    reason = gate.fail_on == heuristics::Severity::error
                 ? counted(number, "error", "errors")
                 : counted(number, "finding", "findings") + " of severity " +
                       std::string(heuristics::name(*gate.fail_on)) + " or worse";
  }
  if (!fails_by_risk(report)) return reason;
  if (!reason.empty()) reason += ", ";
  return reason + (rose(report) ? fmt::format("risk up from {:.0f}", *report.risk_before)
                                : fmt::format("risk {:g} or more", gate.max_risk));
}

std::string risk_message(const scan::Report& report) {
  constexpr std::size_t kNamed = 3;
  std::string out =
      rose(report)
          ? fmt::format("The content risk rose from {:.1f} to {:.1f} of 100, and may rise by {:g}",
                        *report.risk_before, report.risk_unsuppressed, report.gate.risk_rise)
          : fmt::format("The content risk is {:.1f} of 100 and must stay below {:g}",
                        report.risk_at_gate, report.gate.max_risk);
  std::vector<FindingGroup> groups = group_by_rule(report, Listed::fresh);
  std::erase_if(groups, [](const FindingGroup& group) { return group.points <= 0; });
  std::stable_sort(groups.begin(), groups.end(), [](const FindingGroup& a, const FindingGroup& b) {
    return a.points > b.points;
  });
  const std::size_t named = std::min(kNamed, groups.size());
  for (std::size_t i = 0; i < named; ++i) {
    const scan::ReportedFinding& first = *groups[i].findings.front();
    out += i == 0 ? "; " : i + 1 == named ? " and " : ", ";
    out += first.rule->id;
    if (first.has_location) out += fmt::format(" (line {})", first.begin.line);
  }
  if (named > 0) out += named == 1 ? " adds most" : " add most";
  return out;
}

std::string_view risk_fix() {
  return "Mend what adds most first; presend check FILE shows the fewest edits that suffice.";
}

}  // namespace presend::report
