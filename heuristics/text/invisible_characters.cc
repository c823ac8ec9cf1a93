#include "heuristics/disguises.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

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
    .check =
        [](const Context& context, Findings& out) {
          add_words(context, out, words_with_invisible(context, false), "holds", "hold",
                    "invisible characters");
        },
});

}  // namespace presend::heuristics
