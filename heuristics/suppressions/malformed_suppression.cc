#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule malformed_suppression = checked({
    .id = "IGN002",
    .name = "malformed-suppression",
    .title = "A comment for presend that does not say which rules to ignore",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::html,
    .why = "A comment that was meant to let findings stay, but names no rule or one that does "
           "not exist, lets nothing stay.",
    .fix = "Write presend-ignore-next-line or presend-ignore, then the ids or names of the rules, "
           "then -- and the reason.",
    .source = "presend's own comments; see presend explain with the id of a rule",
    .bad = html("<!-- presend-ignore-next-line -- the old shop has no https -->\n"
                "<p><a href=\"http://shop.example.org/\">Shop</a></p>"),
    .good = html("<!-- presend-ignore-next-line LNK001 -- the old shop has no https -->\n"
                 "<p><a href=\"http://shop.example.org/\">Shop</a></p>"),
    .check =
        [](const Context& context, Findings& out) {
          for (const Suppression& suppression : context.suppressions()) {
            if (suppression.problem.empty()) continue;
            out.add("This comment lets less stay than it says: " + suppression.problem,
                    suppression.at, suppression.part, suppression.text);
          }
        },
});

}  // namespace presend::heuristics
