#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule easy_money = checked({
    .id = "TXT104",
    .name = "easy-money",
    .title = "Promises of easy money",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Work from home and income without effort are what old and new spam sells. Found in 13 "
           "% of old spam, 0.8 % of phishing and 0.1 % of honest mail.",
    .fix = "Describe the work, the pay and the employer plainly, without promises of income.",
    .source = "wordlists/*/easy_money.txt; measured on the development corpus",
    .bad = html("<p>Work from home and be your own boss: earn up to $5,000 a week!</p>"),
    .good =
        html("<p>We look for two cooks. The pay is 19 euros an hour, and Mondays are free.</p>"),
    .check = [](const Context& context,
                Findings& out) { check_phrases(context, out, "easy_money", "of easy money"); },
});

}  // namespace presend::heuristics
