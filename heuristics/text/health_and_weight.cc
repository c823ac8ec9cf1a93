#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule health_and_weight = checked({
    .id = "TXT109",
    .name = "health-and-weight",
    .title = "Health and weight promises",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Pounds lost in weeks and organs enlarged are promises of spam, and advertising law "
           "forbids most of them. Found in 6.1 % of old spam, 2.9 % of phishing and 0.1 % of "
           "honest mail.",
    .fix = "Keep to what is proven and say who says so; no figures of weight or age.",
    .source = "wordlists/*/health.txt; measured on the development corpus",
    .bad = html("<p>Lose up to 30 pounds with our diet pill, an all natural formula!</p>"),
    .good = html("<p>Our running group meets on Tuesday at the lake; beginners are welcome.</p>"),
    .check = [](const Context& context,
                Findings& out) { check_phrases(context, out, "health", "of health promises"); },
});

}  // namespace presend::heuristics
