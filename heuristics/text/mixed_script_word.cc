#include "heuristics/disguises.h"
#include "heuristics/phrases.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_mixed_script_word(const Context& context, Findings& out) {
  const auto words = lookalike_words(context, false);
  if (words.empty()) return;
  const DisguisedWord& first = words.front();
  add_at(context, out,
         counted(words.size(), "word") + (words.size() == 1 ? " has" : " have") +
             " look-alike letters of another alphabet: " + listed(words),
         *first.passage, first.word.begin, first.word.end)
      .strength = strength_of(words.size());
}

}  // namespace

extern constexpr Rule mixed_script_word = checked({
    .id = "TXT003",
    .name = "mixed-script-word",
    .title = "Letters of two alphabets in one word",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::message,
    .why = "A Cyrillic or Greek letter in a Latin word looks the same to people and different to "
           "a filter. Nobody types it by accident, so filters take it for deceit.",
    .fix = "Type the word anew on one keyboard.",
    .source = "Unicode UTS #39; Google RETVec (2023)",
    .bad = html("<p>Sign in to P\u0430yPal and look at your b\u0430lance.</p>"),
    .good = html("<p>The filter has 5 \u00B5m pores; \u041C\u043E\u0441\u043A\u0432\u0430 is "
                 "Moscow.</p>"),
    .check = check_mixed_script_word,
});

}  // namespace presend::heuristics
