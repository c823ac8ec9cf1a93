#include <string>

#include "heuristics/disguises.h"
#include "heuristics/phrases.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_obfuscated_subject(const Context& context, Findings& out) {
  for (const auto& words : {lookalike_words(context, true), words_with_invisible(context, true)}) {
    if (words.empty()) continue;
    const DisguisedWord& first = words.front();
    add_at(context, out,
           "The subject hides words behind " + disguise_in_words(first.word.disguises) + ": " +
               listed(words),
           *first.passage, first.word.begin, first.word.end);
    return;
  }
  const auto uses = disguised_phrases(context, true);
  if (uses.empty()) return;
  const email::PhraseUse& first = *uses.front();
  add_at(context, out,
         "The subject writes " + quoted(first.shown()) + " with " +
             disguise_in_words(first.hit.disguises),
         *first.passage, first.hit.begin, first.hit.end);
}

}  // namespace

extern constexpr Rule obfuscated_subject = checked({
    .id = "SUB008",
    .name = "obfuscated-subject",
    .title = "A disguised word in the subject",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Digits, foreign letters or invisible characters inside words of a subject show that "
           "somebody tried to slip past a filter.",
    .fix = "Write the word in plain letters, or choose another.",
    .source = "Google RETVec (2023); SpamAssassin FUZZY_ rules; measured on the development corpus",
    .bad = header("Subject: Cheap v1agra for you"),
    .good = header("Subject: B2B fair in hall 1A, 5G included"),
    .check = check_obfuscated_subject,
});

}  // namespace presend::heuristics
