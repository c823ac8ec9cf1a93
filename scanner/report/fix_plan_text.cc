#include "scanner/report/fix_plan_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "heuristics/rule.h"
#include "scanner/report/visible_text.h"
#include "scanner/smtp/catalogue.h"

namespace presend::report {
namespace {

Ink ink_of(double risk) {
  switch (score::verdict_on(risk)) {
    case score::Verdict::low:
      return Ink::green;
    case score::Verdict::elevated:
      return Ink::yellow;
    case score::Verdict::high:
      break;
  }
  return Ink::red;
}

}  // namespace

std::string rules_of(const scan::Report& report, const scan::PlannedFix& fix) {
  std::vector<std::string_view> others;
  for (const std::uint32_t index : fix.findings) {
    const std::string_view id = report.findings[index].rule->id;
    if (id != fix.rule->id && std::find(others.begin(), others.end(), id) == others.end())
      others.push_back(id);
  }
  std::sort(others.begin(), others.end());
  std::string text = std::string(fix.rule->id) + ": " + std::string(fix.rule->title);
  for (std::size_t i = 0; i < others.size(); ++i) {
    text += i == 0 ? "; with it " : i + 1 == others.size() ? " and " : ", ";
    text += others[i];
  }
  return text;
}

std::string plan_outcome(const scan::Report& report) {
  if (report.passes)
    return report.fix_plan_suffices ? "Then the risk is low." : "The risk cannot be brought lower.";
  if (report.fix_plan_suffices) return "Then the draft passes.";
  const double risk = report.fix_plan.empty() ? report.risk : report.fix_plan.back().risk_after;
  if (report.fix_plan.size() == score::kMostFixSteps)
    return "That is not all: the draft still fails. It has so many faults that writing it anew is "
           "less work.";
  return fmt::format(
      "It cannot be brought under the gate: the risk stays at {:.1f}, and must be below {:g}.",
      risk, report.gate.max_risk);
}

void append_reply(std::string& out, const scan::Report& report, const Paint& paint) {
  if (!report.risks_content_reply) return;
  const smtp::Reply& reply = smtp::content_reply();
  if (reply.codes.empty()) return;
  // Only its beginning: "presend explain 421-4.7.0" tells the rest.
  const std::string head =
      "  risks the reply " + paint(Ink::bold, reply.codes.front().text()) + " (content): “";
  const std::string tail = "”";
  out += head + shorten(visible(reply.text), kColumns - display_width(head) - display_width(tail)) +
         tail + '\n';
}

void append_fix_plan(std::string& out, const scan::Report& report, const Paint& paint) {
  if (report.fix_plan.empty() && report.fix_plan_suffices) return;
  out += '\n' + paint(Ink::bold, "fix plan") +
         (report.passes ? " (the draft passes; this brings its risk down)"
                        : " (the fewest edits to pass)") +
         '\n';
  double risk = report.risk;
  for (std::size_t i = 0; i < report.fix_plan.size(); ++i) {
    const scan::PlannedFix& fix = report.fix_plan[i];
    append_wrapped(out, padded_front(std::to_string(i + 1), 3) + ". ", visible(fix.action) + ".",
                   5);
    append_wrapped(out, "     ",
                   "risk " + decimal(risk, 1) + " → " +
                       paint(ink_of(fix.risk_after), decimal(fix.risk_after, 1)) + " " +
                       paint(Ink::dim, "(" + rules_of(report, fix) + ")"),
                   5);
    risk = fix.risk_after;
  }
  append_wrapped(out, "  ", plan_outcome(report), 2);
}

}  // namespace presend::report
