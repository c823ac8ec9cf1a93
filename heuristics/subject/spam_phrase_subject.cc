#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule spam_phrase_subject = checked({
    .id = "SUB006",
    .name = "spam-phrase-subject",
    .title = "Spam phrases in the subject",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::message,
    .why = "The subject is what filters and people read first, and some phrases are common in the "
           "subjects of spam and rare in others.",
    .fix = "Say what the mail holds (\"Programme for May\") in words you would use in talking.",
    .source = "wordlists/*/subject_spam.txt; measured on the development corpus",
    .bad = header("Subject: Get rich and make money with a risk free investment opportunity"),
    .good = header("Subject: Programme of the garden club for May"),
    .check =
        [](const Context& context, Findings& out) {
          check_subject_phrases(context, out, "subject_spam", "known from the subjects of spam");
        },
});

}  // namespace presend::heuristics
