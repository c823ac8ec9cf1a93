#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule prize_and_lottery = checked({
    .id = "TXT102",
    .name = "prize-and-lottery",
    .title = "Wording of prizes and lotteries",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Notices of prizes nobody took part in are among the oldest frauds by mail. Found in "
           "1.6 % of old spam, 18 % of phishing and 0.2 % of honest mail.",
    .fix = "Say who runs the competition, who may take part and where its terms stand, and drop "
           "\"winner\" and \"claim\" from subject and buttons.",
    .source = "wordlists/*/prize.txt; measured on the development corpus",
    .bad = html("<p>Congratulations! You have won the jackpot. Claim your prize today.</p>"),
    .good = html("<p>Thank you for taking part in our photo competition. The jury meets in "
                 "May.</p>"),
    .check = [](const Context& context,
                Findings& out) { check_phrases(context, out, "prize", "of prizes and lotteries"); },
});

}  // namespace presend::heuristics
