#include <algorithm>

#include "heuristics/rule.h"
#include "scanner/report/explain.h"

namespace presend::report {
namespace {

bool explains(const smtp::Advice& advice, const scan::ReportedFinding& finding) {
  if (!advice.concerns(finding.rule->id)) return false;
  const bool is_hint = finding.severity == heuristics::Severity::info && finding.points <= 0;
  const bool means_all =
      std::find(advice.rules.begin(), advice.rules.end(), "*") != advice.rules.end();
  return !is_hint || !means_all;
}

}  // namespace

std::vector<scan::ReportedFinding> explaining_findings(const smtp::Recognition& recognition,
                                                       const scan::Report& draft) {
  std::vector<smtp::Advice> advice;
  for (const smtp::Recognised& reply : recognition.replies)
    advice.push_back(smtp::advice_on(reply));
  std::vector<scan::ReportedFinding> found;
  for (const scan::ReportedFinding& finding : draft.findings)
    if (std::any_of(advice.begin(), advice.end(),
                    [&](const smtp::Advice& a) { return explains(a, finding); }))
      found.push_back(finding);
  return found;
}

}  // namespace presend::report
