#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule urgency = checked({
    .id = "TXT101",
    .name = "urgency",
    .title = "Wording that presses the reader",
    .severity = Severity::info,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Advertising and fraud alike leave no time to think, and filters learnt those phrases. "
           "Found in 9.7 % of old spam, 12 % of phishing and 0.2 % of honest mail.",
    .fix = "Name the real date (\"until Sunday, 30 November\") and leave out the pressure around "
           "it.",
    .source = "wordlists/*/urgency.txt; measured on the development corpus",
    .bad = html("<p>Act now, time is running out! Respond immediately or lose your place.</p>"),
    .good = html("<p>The early price ends on Sunday, 30 November. The course itself begins in "
                 "January.</p>"),
    .check = [](const Context& context,
                Findings& out) { check_phrases(context, out, "urgency", "of pressure"); },
});

}  // namespace presend::heuristics
