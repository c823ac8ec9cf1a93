#include "scanner/report/finding_groups.h"

#include <fmt/format.h>

#include <algorithm>

#include "heuristics/rule.h"
#include "scanner/base/ascii.h"
#include "scanner/report/gate_text.h"
#include "scanner/report/source_excerpt.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

constexpr std::size_t kPlacesShown = 2;
constexpr std::size_t kLinesListed = 10;
constexpr std::string_view kReplacement = "\xef\xbf\xbd";  // U+FFFD

/// Whether any of it can be read: bytes cut out of a character cannot.
bool is_readable(std::string_view shown) {
  while (shown.starts_with(kReplacement)) shown.remove_prefix(kReplacement.size());
  return !shown.empty();
}

/// Whether what is underlined tells what was found. In base64, or where entities and tags stand in
/// between, the reader needs the text itself.
bool shows_quote(const scan::ReportedFinding& finding) {
  const std::string quote = visible(finding.quote);
  if (!is_readable(quote)) return true;
  if (!finding.has_location) return false;
  return collapse_space(visible(finding.source_line)).find(quote) != std::string::npos;
}

/// Whether showing `b` after `a` would show the same line with the same words.
bool looks_same(const scan::ReportedFinding& a, const scan::ReportedFinding& b) {
  return a.has_location == b.has_location && a.begin.line == b.begin.line &&
         a.message == b.message && a.status_reason == b.status_reason;
}

/// "  FILE:LINE:COLUMN  part 1.2": of a path too long for the line, the end.
void append_place(std::string& out, const std::string& file, const scan::ReportedFinding& finding,
                  const Paint& paint) {
  const std::string place = shorten_front(
      fmt::format("{}:{}:{}", file, finding.begin.line, finding.begin.column), kColumns - 2);
  out += "  " + paint(Ink::bold, place);
  const std::string part = "  part " + visible(finding.part);
  // Section 0 is the message's own header, as the line number tells.
  const bool has_part = !finding.part.empty() && finding.part != "0";
  if (has_part && 2 + display_width(place) + display_width(part) <= kColumns)
    out += paint(Ink::dim, part);
  out += '\n';
}

void append_finding(std::string& out, const std::string& file, const scan::ReportedFinding& finding,
                    bool has_message, const Paint& paint) {
  if (finding.has_location) append_place(out, file, finding, paint);
  if (has_message) append_wrapped(out, "  ", visible(finding.message) + ".", 2);
  if (!is_fresh(finding)) append_wrapped(out, "  ", visible(status_in_words(finding)), 4);
  if (finding.has_location) out += source_excerpt(finding, paint);
  if (!shows_quote(finding))
    append_wrapped(out, "  It reads: ", "“" + visible(finding.quote) + "”", 4);
}

void append_rest(std::string& out, const std::vector<const scan::ReportedFinding*>& rest) {
  if (rest.empty()) return;
  std::string lines;
  std::size_t listed = 0;
  std::uint32_t last = 0;
  bool is_complete = true;
  for (const scan::ReportedFinding* finding : rest) {
    if (!finding->has_location || finding->begin.line == last) continue;
    is_complete = listed < kLinesListed;
    if (!is_complete) break;
    last = finding->begin.line;
    lines += (lines.empty() ? "" : ", ") + std::to_string(last);
    ++listed;
  }
  std::string text = fmt::format("and {} more", rest.size());
  if (listed > 0) text += (listed == 1 ? ": line " : ": lines ") + lines;
  if (!is_complete) text += " …";
  append_wrapped(out, "  ", text, 2);
}

}  // namespace

std::vector<FindingGroup> group_by_rule(const scan::Report& report, Listed listed) {
  std::vector<FindingGroup> groups;
  for (const scan::ReportedFinding& finding : report.findings) {
    const bool is_accepted = !is_fresh(finding);
    if (is_accepted && listed == Listed::fresh) continue;
    auto group = std::find_if(groups.begin(), groups.end(), [&](const FindingGroup& g) {
      return g.findings.front()->rule == finding.rule && g.is_accepted == is_accepted;
    });
    if (group == groups.end()) group = groups.emplace(groups.end());
    group->is_accepted = is_accepted;
    group->findings.push_back(&finding);
    group->severity = std::max(group->severity, finding.severity);
    group->points += finding.points;
  }
  std::stable_sort(groups.begin(), groups.end(), [](const FindingGroup& a, const FindingGroup& b) {
    if (a.is_accepted != b.is_accepted) return b.is_accepted;
    return a.severity != b.severity ? a.severity > b.severity : a.points > b.points;
  });
  for (FindingGroup& group : groups)
    std::stable_sort(group.findings.begin(), group.findings.end(),
                     [](const auto* a, const auto* b) { return a->severity > b->severity; });
  return groups;
}

void append_group(std::string& out, const std::string& file, const FindingGroup& group,
                  bool is_verbose, const Paint& paint) {
  const heuristics::Rule& rule = *group.findings.front()->rule;
  const std::string severity = paint(Paint::of(group.severity), heuristics::name(group.severity));
  std::string title = paint(Ink::bold, visible(rule.title));
  if (group.points >= 0.005)
    title += ' ' + paint(Ink::dim, "(+" + decimal(group.points, 2) + " points)");
  out += '\n';
  append_wrapped(out, severity + ' ' + paint(Ink::bold, rule.id) + ": ", title, 2);
  std::size_t shown = 0;
  const scan::ReportedFinding* before = nullptr;
  std::vector<const scan::ReportedFinding*> rest;
  for (const scan::ReportedFinding* finding : group.findings) {
    const bool is_new = before == nullptr || !looks_same(*before, *finding);
    if (!is_verbose && (shown == kPlacesShown || !is_new)) {
      rest.push_back(finding);
      continue;
    }
    const bool has_message = before == nullptr || before->message != finding->message;
    append_finding(out, file, *finding, has_message, paint);
    before = finding;
    ++shown;
  }
  append_rest(out, rest);
  append_wrapped(out, "  Why: ", visible(rule.why), 7);
  append_wrapped(out, "  Fix: ", visible(rule.fix), 7);
}

void append_brief(std::string& out, const FindingGroup& group, const Paint& paint) {
  const scan::ReportedFinding& first = *group.findings.front();
  std::string head = "  " + paint(Paint::of(group.severity), heuristics::name(group.severity)) +
                     ' ' + paint(Ink::bold, first.rule->id);
  if (first.has_location) head += fmt::format(" line {}", first.begin.line);
  std::string tail;
  if (group.findings.size() > 1) tail = fmt::format(" (and {} more)", group.findings.size() - 1);
  if (group.is_accepted) tail += " " + std::string(scan::name(first.status));
  out += head + ": " +
         shorten(visible(first.message), kColumns - display_width(head) - display_width(tail) - 2) +
         tail + '\n';
}

void append_overview(std::string& out, const FindingGroup& group, const Paint& paint) {
  const std::string_view severity = heuristics::name(group.severity);
  const scan::ReportedFinding& first = *group.findings.front();
  const std::string line =
      first.has_location ? fmt::format("line {}", first.begin.line) : std::string();
  const std::string head = "    " + paint(Paint::of(group.severity), padded(severity, 8)) +
                           padded(first.rule->id, 8) + padded(line, 11);
  out += head + shorten(visible(first.rule->title), kColumns - display_width(head)) + '\n';
}

}  // namespace presend::report
