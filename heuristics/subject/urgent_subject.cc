#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule urgent_subject = checked({
    .id = "SUB014",
    .name = "urgent-subject",
    .title = "A subject that alarms",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "Suspended accounts, failed payments and final notices are what subjects of phishing "
           "speak of.",
    .fix = "State the fact calmly (\"Your invoice for October\"), without a demand.",
    .source = "wordlists/*/subject_urgent.txt; measured on the development corpus",
    .bad = header("Subject: Final notice: account suspension, action required"),
    .good = header("Subject: Your invoice for October"),
    .check =
        [](const Context& context, Findings& out) {
          check_subject_phrases(context, out, "subject_urgent", "of alarm in the subject");
        },
});

}  // namespace presend::heuristics
