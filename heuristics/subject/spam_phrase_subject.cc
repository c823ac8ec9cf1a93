#include <vector>

#include "heuristics/phrases.h"
#include "heuristics/rule.h"
#include "heuristics/subject_text.h"

namespace presend::heuristics {
namespace {

void check_spam_phrase_subject(const Context& context, Findings& out) {
  std::vector<const email::PhraseUse*> uses;
  for (const email::PhraseUse& use : context.wording().uses)
    if (use.hit.category == "subject_spam" && use.place == email::Place::subject)
      uses.push_back(&use);
  add_phrases(context, out, uses, "known from the subjects of spam");
}

}  // namespace

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
    .check = check_spam_phrase_subject,
});

}  // namespace presend::heuristics
