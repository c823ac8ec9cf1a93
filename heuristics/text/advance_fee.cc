#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule advance_fee = checked({
    .id = "TXT103",
    .name = "advance-fee",
    .title = "Wording of advance-fee letters",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Letters that promise a share of a fortune for a small fee have used the same wording "
           "for decades. Found in 4.3 % of old spam, 5.2 % of phishing and 0.1 % of honest mail.",
    .fix = "Write what you offer and who you are in the words of your trade; a business letter "
           "needs no secrecy and no next of kin.",
    .source = "wordlists/*/advance_fee.txt; measured on the development corpus",
    .bad = html("<p>I am the bank manager of a bank abroad. I seek your assistance as next of "
                "kin.</p>"),
    .good = html("<p>Our branch manager will be glad to meet you and your family in the new "
                 "office.</p>"),
    .check =
        [](const Context& context, Findings& out) {
          check_phrases(context, out, "advance_fee", "of advance-fee letters");
        },
});

}  // namespace presend::heuristics
