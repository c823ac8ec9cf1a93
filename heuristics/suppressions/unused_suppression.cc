#include <algorithm>
#include <string>

#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

void check_unused_suppression(const Context& context, Findings& out) {
  // What this rule adds is no rule that a comment could mean.
  const std::size_t findings = out.all().size();
  for (const Suppression& suppression : context.suppressions()) {
    for (const Rule* rule : suppression.rules) {
      // What was switched off or cannot run here may be found elsewhere.
      if (!out.has_run(*rule)) continue;
      const auto begin = out.all().begin();
      if (std::any_of(begin, begin + static_cast<std::ptrdiff_t>(findings),
                      [&](const Finding& finding) {
                        return finding.rule == rule && is_about(suppression, finding);
                      }))
        continue;
      std::string message = "Nothing is found that this comment lets stay: no " +
                            std::string(rule->id) + " " + std::string(rule->name) +
                            (suppression.is_next_line ? " in the next line" : " in the draft");
      out.add(std::move(message), suppression.at, suppression.part, suppression.text);
    }
  }
}

}  // namespace

extern constexpr Rule unused_suppression = checked({
    .id = "IGN001",
    .name = "unused-suppression",
    .title = "A comment lets findings stay that are not there",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::findings,
    .why = "What it spoke of is mended or has moved. A comment left behind would hide the next "
           "finding of that kind, which nobody has judged.",
    .fix = "Delete the comment, or the rule from it.",
    .source = "presend's own comments",
    .bad = html("<!-- presend-ignore-next-line LNK001 -- the old shop has no https -->\n"
                "<p><a href=\"https://shop.example.org/\">Shop</a></p>"),
    .good = html("<!-- presend-ignore-next-line LNK001 -- the old shop has no https -->\n"
                 "<p><a href=\"http://shop.example.org/\">Shop</a></p>"),
    .check = check_unused_suppression,
});

}  // namespace presend::heuristics
