#include "heuristics/disguises.h"
#include "heuristics/phrases.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_invisible_characters(const Context& context, Findings& out) {
  const auto words = words_with_invisible(context, false);
  if (words.empty()) return;
  const DisguisedWord& first = words.front();
  add_at(context, out,
         counted(words.size(), "word") + (words.size() == 1 ? " holds" : " hold") +
             " invisible characters: " + listed(words),
         *first.passage, first.word.begin, first.word.end)
      .strength = strength_of(words.size());
}

}  // namespace

extern constexpr Rule invisible_characters = checked({
    .id = "TXT002",
    .name = "invisible-characters",
    .title = "Invisible characters inside words",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::message,
    .why = "Zero-width spaces and joiners inside words cut them up for a filter while people read "
           "on. Filters drop them and count the attempt. Soft hyphens between syllables and "
           "joiners where a script needs them are fine.",
    .fix = "Remove the characters: type the word anew, or paste it without formatting.",
    .source = "Google RETVec (2023); SpamAssassin; Unicode UTS #39",
    .bad = html("<p>Your pass&#8203;word and ac&#8203;count need care.</p>"),
    .good = html("<p>Your Donau&shy;dampf&shy;schiff and account need care.</p>"),
    .check = check_invisible_characters,
});

}  // namespace presend::heuristics
