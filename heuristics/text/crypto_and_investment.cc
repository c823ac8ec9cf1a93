#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule crypto_and_investment = checked({
    .id = "TXT112",
    .name = "crypto-and-investment",
    .title = "Wording of crypto and investment offers",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Wallets that must be verified and returns that are guaranteed are what investment "
           "fraud writes about. Found in 3.5 % of old spam, 12 % of phishing and 0.1 % of honest "
           "mail.",
    .fix = "Name the supervised company behind the offer and its risks; never ask for a wallet or "
           "recovery phrase by mail.",
    .source = "wordlists/*/crypto.txt; measured on the development corpus",
    .bad = html("<p>Verify your wallet now: the presale ends today, guaranteed returns!</p>"),
    .good = html("<p>The museum shows coins and bank notes of three centuries until June.</p>"),
    .check =
        [](const Context& context, Findings& out) {
          check_phrases(context, out, "crypto", "of crypto and investment offers");
        },
});

}  // namespace presend::heuristics
