#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule credit_and_debt = checked({
    .id = "TXT105",
    .name = "credit-and-debt",
    .title = "Wording of credit and debt offers",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Loans without questions and debts made to vanish are advertised by spam more than by "
           "banks. Found in 15 % of old spam, 1 % of phishing and 0.2 % of honest mail.",
    .fix = "Name the lender, the real terms and the law they follow; leave out approval for "
           "everyone.",
    .source = "wordlists/*/credit.txt; measured on the development corpus",
    .bad = html("<p>Bad credit? Instant approval, no credit check, lower your monthly "
                "payments!</p>"),
    .good = html("<p>Your bank statement for October is ready in online banking.</p>"),
    .check =
        [](const Context& context, Findings& out) {
          check_phrases(context, out, "credit", "of credit and debt offers");
        },
});

}  // namespace presend::heuristics
