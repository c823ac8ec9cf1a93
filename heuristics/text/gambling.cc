#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule gambling = checked({
    .id = "TXT111",
    .name = "gambling",
    .title = "Wording of gambling",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Casino and betting offers are forbidden or restricted in many countries, and filters "
           "weigh their wording accordingly. Found in 1.4 % of old spam, 1.5 % of phishing and "
           "0.1 % of honest mail.",
    .fix = "Send gambling offers only where they are licensed and asked for, and name the licence.",
    .source = "wordlists/*/gambling.txt; measured on the development corpus",
    .bad = html("<p>Beat the casino: real money slots and a 200% deposit bonus wait for you.</p>"),
    .good = html("<p>The casino theatre shows a comedy in May. Tickets are on sale now.</p>"),
    .check = [](const Context& context,
                Findings& out) { check_phrases(context, out, "gambling", "of gambling"); },
});

}  // namespace presend::heuristics
