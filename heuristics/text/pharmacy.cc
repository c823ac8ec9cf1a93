#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule pharmacy = checked({
    .id = "TXT108",
    .name = "pharmacy",
    .title = "Wording of online pharmacies",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Medicines without prescription are a staple of spam, and most names of them alone are "
           "enough for filters. Found in 4.3 % of old spam, 1 % of phishing and 0.3 % of honest "
           "mail.",
    .fix = "A licensed pharmacy names its licence and asks for the prescription; anyone else "
           "leaves medicines out of bulk mail.",
    .source = "wordlists/*/pharmacy.txt; measured on the development corpus",
    .bad = html("<p>Cheap viagra and cialis, no prescription needed, shipped overnight.</p>"),
    .good = html("<p>The pharmacy in Mill Street will be open on Sunday from ten to noon.</p>"),
    .check = [](const Context& context,
                Findings& out) { check_phrases(context, out, "pharmacy", "of medicine sales"); },
});

}  // namespace presend::heuristics
