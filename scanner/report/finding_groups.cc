#include "scanner/report/finding_groups.h"

#include <fmt/format.h>

#include <algorithm>

#include "heuristics/rule.h"
#include "scanner/base/ascii.h"
#include "scanner/report/source_excerpt.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

constexpr std::size_t kPlacesShown = 3;
constexpr std::size_t kLinesListed = 10;

/// Whether what is underlined tells what was found. In base64, or where entities and tags stand in
/// between, the reader needs the text itself.
bool shows_quote(const scan::ReportedFinding& finding) {
  if (finding.quote.empty()) return true;
  return collapse_space(finding.source_line).find(finding.quote) != std::string::npos;
}

void append_place(std::string& out, const std::string& file, const scan::ReportedFinding& finding,
                  const Paint& paint) {
  out += '\n';
  if (finding.has_location) {
    const std::string place =
        fmt::format("{}:{}:{}", file, finding.begin.line, finding.begin.column);
    const std::string part = "  part " + visible(finding.part);
    out += "  " + paint(Ink::bold, place);
    // Section 0 is the message's own header, as the line number tells.
    const bool has_part = !finding.part.empty() && finding.part != "0";
    if (has_part && 2 + display_width(place) + display_width(part) <= kColumns)
      out += paint(Ink::dim, part);
    out += '\n';
  }
  append_wrapped(out, "  ", visible(finding.message) + ".", 2);
  if (finding.has_location) out += source_excerpt(finding, paint);
  if (!shows_quote(finding) || (!finding.has_location && !finding.quote.empty()))
    append_wrapped(out, "  It reads: ", "“" + visible(finding.quote) + "”", 4);
}

void append_rest(std::string& out, const FindingGroup& group) {
  if (group.findings.size() <= kPlacesShown) return;
  std::string lines;
  std::size_t listed = 0;
  std::uint32_t last = 0;
  bool is_complete = true;
  for (std::size_t i = kPlacesShown; i < group.findings.size(); ++i) {
    const scan::ReportedFinding& finding = *group.findings[i];
    if (!finding.has_location || finding.begin.line == last) continue;
    is_complete = listed < kLinesListed;
    if (!is_complete) break;
    last = finding.begin.line;
    lines += (lines.empty() ? "" : ", ") + std::to_string(last);
    ++listed;
  }
  std::string text = fmt::format("and {} more", group.findings.size() - kPlacesShown);
  if (listed > 0) text += (listed == 1 ? ": line " : ": lines ") + lines;
  if (!is_complete) text += " …";
  out += '\n';
  append_wrapped(out, "  ", text, 2);
}

}  // namespace

std::vector<FindingGroup> group_by_rule(const scan::Report& report) {
  std::vector<FindingGroup> groups;
  for (const scan::ReportedFinding& finding : report.findings) {
    auto group = std::find_if(groups.begin(), groups.end(), [&](const FindingGroup& g) {
      return g.findings.front()->rule == finding.rule;
    });
    if (group == groups.end()) group = groups.emplace(groups.end());
    group->findings.push_back(&finding);
    group->severity = std::max(group->severity, finding.severity);
    group->points += finding.points;
  }
  std::stable_sort(groups.begin(), groups.end(), [](const FindingGroup& a, const FindingGroup& b) {
    return a.severity != b.severity ? a.severity > b.severity : a.points > b.points;
  });
  for (FindingGroup& group : groups)
    std::stable_sort(group.findings.begin(), group.findings.end(),
                     [](const auto* a, const auto* b) { return a->severity > b->severity; });
  return groups;
}

void append_group(std::string& out, const std::string& file, const FindingGroup& group,
                  const Paint& paint) {
  const heuristics::Rule& rule = *group.findings.front()->rule;
  out += '\n';
  const std::string severity = paint(Paint::of(group.severity), heuristics::name(group.severity));
  const std::string points =
      group.points >= 0.005 ? "  +" + decimal(group.points, 2) + " points" : std::string();
  out += severity + ' ' + paint(Ink::bold, rule.id) + ' ' + std::string(rule.name) +
         paint(Ink::dim, points) + '\n';
  append_wrapped(out, "  ", paint(Ink::bold, visible(rule.title)), 2);
  const std::size_t shown = std::min(kPlacesShown, group.findings.size());
  for (std::size_t i = 0; i < shown; ++i) append_place(out, file, *group.findings[i], paint);
  append_rest(out, group);
  out += '\n';
  append_wrapped(out, "  Why: ", visible(rule.why), 7);
  append_wrapped(out, "  Fix: ", visible(rule.fix), 7);
}

}  // namespace presend::report
