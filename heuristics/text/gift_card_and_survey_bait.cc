#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule gift_card_and_survey_bait = checked({
    .id = "TXT120",
    .name = "gift-card-and-survey-bait",
    .title = "Gift cards and surveys as bait",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "A gift card for a few answers is bait for data or for a subscription nobody wanted. "
           "Found in 1.8 % of old spam, 11 % of phishing and 0.1 % of honest mail.",
    .fix = "Name who asks, how long it takes and what happens to the answers; a thank-you needs "
           "no countdown.",
    .source = "wordlists/*/gift_card.txt; measured on the development corpus",
    .bad = html("<p>Answer a few simple questions and earn your reward: your $500 gift card!</p>"),
    .good = html("<p>Tell us how you liked the concert; the form has five questions.</p>"),
    .check =
        [](const Context& context, Findings& out) {
          check_phrases(context, out, "gift_card", "of gift-card and survey bait");
        },
});

}  // namespace presend::heuristics
