#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule not_spam_disclaimer = checked({
    .id = "TXT117",
    .name = "not-spam-disclaimer",
    .title = "Assurances of not being spam",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Only spam has reason to deny it, or to cite a law that allows it. Found in 35 % of "
           "old spam, 23 % of phishing and 0.3 % of honest mail.",
    .fix = "Say in one line why people get the mail (\"You subscribed on our site in May\") and "
           "give the unsubscribe link.",
    .source = "wordlists/*/not_spam.txt; measured on the development corpus",
    .bad = html("<p>This is not spam. This message is sent in compliance with the new bill.</p>"),
    .good = html("<p>You get this letter because you subscribed on our site. Unsubscribe "
                 "below.</p>"),
    .check = [](const Context& context,
                Findings& out) { check_phrases(context, out, "not_spam", "of not being spam"); },
});

}  // namespace presend::heuristics
