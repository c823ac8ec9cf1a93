#include "heuristics/disguises.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

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
    .check =
        [](const Context& context, Findings& out) {
          add_words(context, out, lookalike_words(context, false), "has", "have",
                    "look-alike letters of another alphabet");
        },
});

}  // namespace presend::heuristics
