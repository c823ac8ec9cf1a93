#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule charity_and_inheritance = checked({
    .id = "TXT119",
    .name = "charity-and-inheritance",
    .title = "Wording of inheritances and gifts of strangers",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "A dying widow who leaves her fortune to the reader is fraud, whatever the name. Found "
           "in 0.8 % of old spam, 1 % of phishing and no honest mail.",
    .fix = "A real estate matter is told by letter, with the names of court and notary.",
    .source = "wordlists/*/inheritance.txt; measured on the development corpus",
    .bad = html("<p>I am a dying widow and left you an inheritance; your unclaimed inheritance "
                "waits.</p>"),
    .good = html("<p>The library has inherited a collection of maps, on show from Friday.</p>"),
    .check =
        [](const Context& context, Findings& out) {
          check_phrases(context, out, "inheritance", "of inheritances and gifts");
        },
});

}  // namespace presend::heuristics
