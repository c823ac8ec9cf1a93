#include "heuristics/hidden_text.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule transparent_text = checked({
    .id = "HID003",
    .name = "transparent-text",
    .title = "Transparent text",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::html,
    .why = "Text with an opacity near 0 or a transparent colour can be read by filters only. "
           "Gmail asks senders not to hide content with HTML and CSS; honest mail does so in "
           "preheaders, which do not count here.",
    .fix = "Delete the text, or give it a colour and an opacity that people can read.",
    .source = "support.google.com/mail/answer/81126",
    .bad = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<div style="opacity:0">The second
rehearsal is in the gym. Please bring your own stands and something warm to drink; parking behind
the bakery is free after six.</div>)"),
    .good = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<div style="opacity:0.6">The second
rehearsal is in the gym. Please bring your own stands and something warm to drink; parking behind
the bakery is free after six.</div>)"),
    .check =
        [](const Context& context, Findings& out) {
          report_hidden(context,
                        {{html::HiddenBy::opacity, "is transparent (opacity)"},
                         {html::HiddenBy::transparent, "has a transparent colour"}},
                        out);
        },
});

}  // namespace presend::heuristics
