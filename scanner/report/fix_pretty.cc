#include <algorithm>
#include <map>

#include "heuristics/rule.h"
#include "scanner/report/fix_report.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

std::string risk_in_words(const fix::Plan& plan) {
  return "risk " + decimal(plan.before.risk, 1) + " → " + decimal(plan.after.risk, 1);
}

void append_fixes(std::string& out, const fix::Plan& plan, const Paint& paint) {
  constexpr std::size_t kMostShown = 40;
  std::uint32_t width = 4;
  const std::size_t shown = std::min(plan.fixes.size(), kMostShown);
  const auto place = [](const fix::Fix& fix) {
    return std::to_string(fix.position.line) + ':' + std::to_string(fix.position.column);
  };
  std::vector<const fix::Fix*> fixes;
  for (const fix::Fix& fix : plan.fixes) fixes.push_back(&fix);
  std::stable_sort(fixes.begin(), fixes.end(),
                   [](const fix::Fix* a, const fix::Fix* b) { return a->at < b->at; });
  for (std::size_t i = 0; i < shown; ++i) width = std::max(width, display_width(place(*fixes[i])));
  for (std::size_t i = 0; i < shown; ++i) {
    const fix::Fix& fix = *fixes[i];
    const std::string first = "  " + paint(Ink::dim, padded(place(fix), width)) + "  " +
                              paint(Ink::bold, fix.rule) + "  ";
    std::string text = visible(fix.what);
    if (!fix.fixer->is_safe) text += " (unsafe: it changes what readers get)";
    append_wrapped(out, first, text, width + 12);
  }
  if (plan.fixes.size() > shown)
    out += "  and " + counted(plan.fixes.size() - shown, "edit more", "edits more") + '\n';
}

/// Each rule that is left, with how often.
void append_left(std::string& out, const fix::Plan& plan, const Paint& paint) {
  constexpr std::size_t kMostShown = 12;
  std::map<std::string_view, std::pair<const heuristics::Rule*, std::size_t>> rules;
  std::size_t left = 0;
  for (const scan::ReportedFinding& finding : plan.after.findings) {
    if (finding.status == scan::Status::suppressed) continue;
    auto& [rule, count] = rules[finding.rule->id];
    rule = finding.rule;
    ++count;
    ++left;
  }
  if (left == 0) return;
  out += "Left for you: " + counted(left, "finding", "findings") + '\n';
  std::size_t shown = 0;
  for (const auto& [id, told] : rules) {
    if (++shown > kMostShown) {
      out += "  and " + counted(rules.size() - kMostShown, "rule more", "rules more") +
             "; presend check tells them all\n";
      break;
    }
    std::string text(told.first->title);
    if (told.second > 1) text += " (" + std::to_string(told.second) + ")";
    append_wrapped(out, "  " + paint(Ink::bold, id) + "  ", text, 10);
  }
}

void append_declined(std::string& out, const fix::Plan& plan) {
  constexpr std::size_t kMostShown = 5;
  if (plan.declined.empty()) return;
  out += "Left alone:\n";
  for (std::size_t i = 0; i < std::min(plan.declined.size(), kMostShown); ++i)
    append_wrapped(out, "  ",
                   visible(plan.declined[i].what) + ": " + visible(plan.declined[i].because), 2);
  if (plan.declined.size() > kMostShown)
    out += "  and " + counted(plan.declined.size() - kMostShown, "edit more", "edits more") + '\n';
}

}  // namespace

std::string fix_pretty(const fix::Plan& plan, std::string_view file, FixOutcome outcome,
                       const Paint& paint) {
  std::string out;
  const std::string name = visible(file);
  append_path(out, name, paint);
  if (!plan.refusal.empty()) {
    append_wrapped(out, "  ", "is left as it is: " + plan.refusal, 2);
    return out + '\n';
  }
  if (plan.edits.empty()) {
    out += "  Nothing that presend can mend by itself; risk " + decimal(plan.before.risk, 1) + '\n';
  } else {
    out += "  " + counted(plan.fixes.size(), "edit", "edits") +
           (outcome == FixOutcome::shown ? "" : " written") + ", " +
           paint(Ink::bold, risk_in_words(plan)) + '\n';
    append_fixes(out, plan, paint);
  }
  append_declined(out, plan);
  append_left(out, plan, paint);
  if (!plan.warning.empty()) append_wrapped(out, "Mind: ", plan.warning, 6);
  return out + '\n';
}

}  // namespace presend::report
