#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule unsolicited_marketing = checked({
    .id = "TXT118",
    .name = "unsolicited-marketing",
    .title = "Sale of addresses and rankings",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Address lists, bulk mail and first places in search engines are offered to strangers "
           "by spam. Found in 8.9 % of old spam, 0.1 % of phishing and 0.1 % of honest mail.",
    .fix = "Write to people who know you about what they asked for; offer such services on your "
           "site.",
    .source = "wordlists/*/unsolicited_marketing.txt; measured on the development corpus",
    .bad = html("<p>Buy targeted email lists, 30 million email addresses, and our bulk email "
                "software.</p>"),
    .good = html("<p>Please send us your new address, so that the calendar reaches you.</p>"),
    .check =
        [](const Context& context, Findings& out) {
          check_phrases(context, out, "unsolicited_marketing", "of address and ranking sales");
        },
});

}  // namespace presend::heuristics
