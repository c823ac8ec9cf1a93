#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule software_and_degree_sales = checked({
    .id = "TXT116",
    .name = "software-and-degree-sales",
    .title = "Sale of software, degrees and identities",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "Cheap licences, degrees without study and programs to spy on others are sold by spam "
           "only. Found in 6.2 % of old spam, 0.4 % of phishing and 0.1 % of honest mail.",
    .fix = "If the offer is honest, name maker and edition; degrees and licences are not sold by "
           "bulk mail.",
    .source = "wordlists/*/software_degree.txt; measured on the development corpus",
    .bad = html("<p>Get a university diploma based on life experience, or cheap OEM software.</p>"),
    .good = html("<p>The university invites to its open day; the software lab shows its "
                 "robots.</p>"),
    .check =
        [](const Context& context, Findings& out) {
          check_phrases(context, out, "software_degree", "of software and degree sales");
        },
});

}  // namespace presend::heuristics
