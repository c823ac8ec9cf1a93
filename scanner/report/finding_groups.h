#pragma once

#include <string>
#include <vector>

#include "scanner/report/layout.h"
#include "scanner/scan/scan.h"

namespace presend::report {

/// The findings of one rule in one draft, those that were accepted apart: its reason and remedy are
/// told once.
struct FindingGroup {
  std::vector<const scan::ReportedFinding*> findings;          ///< by place; never empty
  heuristics::Severity severity = heuristics::Severity::info;  ///< the worst of them
  double points = 0;                                           ///< of all together
  bool is_accepted = false;
};

enum class Listed : std::uint8_t { fresh, all };

/// Worst first: by severity, then points, then place; accepted ones behind the others.
[[nodiscard]] std::vector<FindingGroup> group_by_rule(const scan::Report& report, Listed listed);

/// One group for people: heading, the first places with their source lines (all of them when
/// verbose), why and fix.
void append_group(std::string& out, const std::string& file, const FindingGroup& group,
                  bool is_verbose, const Paint& paint);

/// One group on one line: what was found first, and how often.
void append_brief(std::string& out, const FindingGroup& group, const Paint& paint);

/// One group as a row of the list that a long report begins with.
void append_overview(std::string& out, const FindingGroup& group, const Paint& paint);

}  // namespace presend::report
