#include "heuristics/hidden_text.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule off_screen_text = checked({
    .id = "HID007",
    .name = "off-screen-text",
    .title = "Text outside the page",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::html,
    .why = "Text that is moved thousands of pixels out of the page is there for filters only. "
           "Not one of 293 open-source templates does so, and Gmail asks senders not "
           "to hide content with HTML and CSS.",
    .fix = "Delete the text, or place it where people can read it.",
    .source = "support.google.com/mail/answer/81126",
    .bad = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<div style="position:absolute;left:-9999px">The second
rehearsal is in the gym. Please bring your own stands and something warm to drink; parking behind
the bakery is free after six.</div>)"),
    .good = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<div style="margin-left:-10px">The second
rehearsal is in the gym. Please bring your own stands and something warm to drink; parking behind
the bakery is free after six.</div>)"),
    .check =
        [](const Context& context, Findings& out) {
          report_hidden(context,
                        {{html::HiddenBy::off_screen, "stands outside the page", kLongestLabel}},
                        out);
        },
});

}  // namespace presend::heuristics
