#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule sent_suppression = checked({
    .id = "IGN003",
    .name = "sent-suppression",
    .title = "A comment for presend goes out with the mail",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::html,
    .why = "Comments of a template reach every recipient unless something strips them, and this "
           "one tells what was wrong with the mail and why it was sent all the same.",
    .fix = "Strip comments when the mail is built, or use a comment of the template language, or "
           "a [[suppress]] entry in presend.toml.",
    .source = "presend's own comments",
    .bad = html("<!-- presend-ignore-next-line LNK001 -- the old shop has no https -->\n"
                "<p><a href=\"http://shop.example.org/\">Shop</a></p>"),
    .good = html("<!-- opening hours, see the shop's page -->\n"
                 "<p><a href=\"https://shop.example.org/\">Shop</a></p>"),
    .check =
        [](const Context& context, Findings& out) {
          if (context.email.is_template) return;
          for (const Suppression& suppression : context.suppressions())
            out.add("This comment for presend goes out with the mail", suppression.at,
                    suppression.part, suppression.text);
        },
});

}  // namespace presend::heuristics
