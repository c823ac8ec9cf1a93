#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule adult = checked({
    .id = "TXT110",
    .name = "adult",
    .title = "Adult wording",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Mail systems at work and at home keep adult content away from their users. Found in "
           "6.6 % of old spam, 7.8 % of phishing and 0.1 % of honest mail.",
    .fix = "Take explicit wording out of the mail and leave it to pages that people choose to "
           "open.",
    .source = "wordlists/*/adult.txt; measured on the development corpus",
    .bad = html("<p>Meet hot girls, chat with me live and see free porn videos tonight.</p>"),
    .good = html("<p>The girls of our swimming team have won their first race.</p>"),
    .check = [](const Context& context,
                Findings& out) { check_phrases(context, out, "adult", "of adult content"); },
});

}  // namespace presend::heuristics
