#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule extortion = checked({
    .id = "TXT114",
    .name = "extortion",
    .title = "Wording of extortion",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Letters that claim to have hacked a computer and want money are sent by the million. "
           "Found in 1.8 % of old spam, 0.8 % of phishing and no honest mail.",
    .fix = "Do not quote such letters in mail; when you warn of them, describe them in your own "
           "words or link to a page.",
    .source = "wordlists/*/extortion.txt; measured on the development corpus",
    .bad = html("<p>I am a hacker. I have recorded you. Send the bitcoin or I sell your data.</p>"),
    .good = html("<p>Our police station explains on Friday how to keep a computer safe.</p>"),
    .check = [](const Context& context,
                Findings& out) { check_phrases(context, out, "extortion", "of extortion"); },
});

}  // namespace presend::heuristics
