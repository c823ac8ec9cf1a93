#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule guarantees = checked({
    .id = "TXT106",
    .name = "guarantees",
    .title = "Guarantees and promises without risk",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "A promise that nothing can go wrong is what doubtful offers need most. Found in 18 % "
           "of old spam, 1.4 % of phishing and 0.3 % of honest mail.",
    .fix = "Say what the guarantee covers and for how long, once, near the price.",
    .source = "wordlists/*/guarantee.txt; measured on the development corpus",
    .bad = html("<p>It is 100% risk free, with guaranteed results or double your money back!</p>"),
    .good = html("<p>The lamp comes with a warranty of two years from the maker.</p>"),
    .check = [](const Context& context,
                Findings& out) { check_phrases(context, out, "guarantee", "of guarantees"); },
});

}  // namespace presend::heuristics
