#include <string>

#include "heuristics/disguises.h"
#include "heuristics/phrases.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_obfuscated_word(const Context& context, Findings& out) {
  const auto uses = disguised_phrases(context, false);
  if (uses.empty()) return;
  const email::PhraseUse& first = *uses.front();
  std::string message = counted(uses.size(), "listed phrase") +
                        (uses.size() == 1 ? " is disguised: " : " are disguised, such as ") +
                        quoted(first.shown()) + " with " + disguise_in_words(first.hit.disguises);
  add_at(context, out, std::move(message), *first.passage, first.hit.begin, first.hit.end)
      .strength = strength_of(uses.size());
}

}  // namespace

extern constexpr Rule obfuscated_word = checked({
    .id = "TXT001",
    .name = "obfuscated-word",
    .title = "Disguised words",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::message,
    .why = "Digits, symbols and foreign letters in words that filters know show that somebody "
           "tried to slip past them. Filters undo the disguise, and the attempt weighs more than "
           "the word.",
    .fix = "Write the word in plain letters, or better leave it out.",
    .source = "Google RETVec (2023); SpamAssassin FUZZY_ rules; measured on the development corpus",
    .bad = html("<p>Cheap v1agra and c1alis, shipped to your door.</p>"),
    .good = html("<p>Room 1A has a B2B fair and an H1 heading; call 0800 123.</p>"),
    .check = check_obfuscated_word,
});

}  // namespace presend::heuristics
