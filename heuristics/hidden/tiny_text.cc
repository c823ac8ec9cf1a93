#include "heuristics/hidden_text.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule tiny_text = checked({
    .id = "HID004",
    .name = "tiny-text",
    .title = "Text too small to read",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::html,
    .why = "Letters below 2 px are for filters, not for people. Gmail asks senders not to hide "
           "content with HTML and CSS; preheaders and spacers in size 0 or 1 do not count here.",
    .fix = "Delete the text, or set it in 12 px or more. For a gap, use padding or an empty "
           "cell.",
    .source = "support.google.com/mail/answer/81126",
    .bad = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<div style="font-size:1px">The second
rehearsal is in the gym. Please bring your own stands and something warm to drink; parking behind
the bakery is free after six.</div>)"),
    .good = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<p style="font-size:0">-</p>
<div style="font-size:0"><span style="font-size:14px">The second
rehearsal is in the gym. Please bring your own stands and something warm to drink; parking behind
the bakery is free after six.</span></div>)"),
    .check =
        [](const Context& context, Findings& out) {
          report_hidden(context, {{html::HiddenBy::font_size, "is smaller than 2 px"}}, out);
        },
});

}  // namespace presend::heuristics
