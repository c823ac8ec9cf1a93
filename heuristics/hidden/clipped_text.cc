#include "heuristics/hidden_text.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule clipped_text = checked({
    .id = "HID006",
    .name = "clipped-text",
    .title = "Text in a box without room",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::html,
    .why = "A box of no height or width that cuts off what does not fit keeps its text from "
           "people, not from filters. Gmail asks senders not to hide content with HTML and CSS; "
           "preheaders do not count here.",
    .fix = "Delete the text, or let the box grow with it.",
    .source = "support.google.com/mail/answer/81126",
    .bad = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<div style="max-height:0;overflow:hidden">The second
rehearsal is in the gym. Please bring your own stands and something warm to drink; parking behind
the bakery is free after six.</div>)"),
    .good = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<div style="max-height:200px;overflow:hidden">The second
rehearsal is in the gym. Please bring your own stands and something warm to drink; parking behind
the bakery is free after six.</div>)"),
    .check =
        [](const Context& context, Findings& out) {
          report_hidden(
              context,
              {{html::HiddenBy::clipped, "is cut off by a box without room", kLongestLabel}}, out);
        },
});

}  // namespace presend::heuristics
