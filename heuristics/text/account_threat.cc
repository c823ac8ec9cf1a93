#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule account_threat = checked({
    .id = "TXT113",
    .name = "account-threat",
    .title = "Threats about an account",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "That an account will be closed unless the reader signs in is the wording of phishing. "
           "Real notices state what happened and need no threat. Found in 0.1 % of old spam, 21 % "
           "of phishing and no honest mail.",
    .fix = "State the fact, the date and where to look it up by oneself (\"in your settings\"); "
           "no threat, no deadline in hours, no link to a sign-in.",
    .source = "wordlists/*/account_threat.txt; measured on the development corpus",
    .bad = html("<p>Your account will be suspended. Verify your account within 24 hours.</p>"),
    .good = html("<p>Your password was changed on 3 November. If that was you, there is nothing "
                 "to do.</p>"),
    .check =
        [](const Context& context, Findings& out) {
          check_phrases(context, out, "account_threat", "of account threats");
        },
});

}  // namespace presend::heuristics
