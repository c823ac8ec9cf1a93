#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule discount_hype = checked({
    .id = "TXT107",
    .name = "discount-hype",
    .title = "Hype about prices",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "Honest shops name a price; spam calls it the lowest ever. Found in 10 % of old spam, "
           "0.6 % of phishing and 0.2 % of honest mail.",
    .fix = "Name the product, the old and the new price, and leave the superlatives out.",
    .source = "wordlists/*/discount.txt; measured on the development corpus",
    .bad = html("<p>Replica watches at a fraction of the retail price! Why pay retail?</p>"),
    .good = html("<p>The oak table costs 240 euros this week instead of 300.</p>"),
    .check = [](const Context& context,
                Findings& out) { check_phrases(context, out, "discount", "of price hype"); },
});

}  // namespace presend::heuristics
