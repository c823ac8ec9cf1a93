#include "heuristics/hidden_text.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule same_colour_text = checked({
    .id = "HID005",
    .name = "same-colour-text",
    .title = "Text in the colour of its background",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::html,
    .why = "White on white is the oldest way to show filters what people do not see, and Gmail "
           "asks senders not to hide content with HTML and CSS. The colours are computed as a "
           "browser does, through style sheets, inheritance and bgcolor; a contrast below 1.15 "
           "counts.",
    .fix = "Delete the text, or give it a colour that stands out. White text on a picture needs "
           "a dark background colour too, because many programs do not load pictures.",
    .source = "support.google.com/mail/answer/81126",
    .bad = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<div style="color:#fefefe">The second
rehearsal is in the gym. Please bring your own stands and something warm to drink; parking behind
the bakery is free after six.</div>)"),
    .good = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<table bgcolor="#204020"><tr><td style="color:#fefefe">The second
rehearsal is in the gym. Please bring your own stands and something warm to drink; parking behind
the bakery is free after six.</td></tr></table>)"),
    .check =
        [](const Context& context, Findings& out) {
          report_hidden(context, {{html::HiddenBy::colour, "has the colour of its background"}},
                        out);
        },
});

}  // namespace presend::heuristics
