#include "heuristics/phrases.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule parcel_and_invoice_bait = checked({
    .id = "TXT115",
    .name = "parcel-and-invoice-bait",
    .title = "Parcel and invoice bait",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::message,
    .why = "A parcel that is held back or an invoice nobody knows of makes people click; parcel "
           "services and accountants write otherwise. Found in 0 % of old spam, 2.9 % of phishing "
           "and no honest mail.",
    .fix = "Name order, sender and amount, and let people look it up in their account; no fee to "
           "release a parcel, no threat to return it.",
    .source = "wordlists/*/parcel_invoice.txt; measured on the development corpus",
    .bad = html("<p>Your parcel will be returned to the sender. Submit a redelivery now.</p>"),
    .good = html("<p>Your order 4711 has been shipped and should arrive on Thursday.</p>"),
    .check =
        [](const Context& context, Findings& out) {
          check_phrases(context, out, "parcel_invoice", "of parcel and invoice bait");
        },
});

}  // namespace presend::heuristics
