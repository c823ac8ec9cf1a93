#include "heuristics/hidden_text.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule hidden_by_visibility = checked({
    .id = "HID002",
    .name = "hidden-by-visibility",
    .title = "Text with visibility: hidden",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::html,
    .why = "Invisible text still takes up room, so no layout needs it; filters read it and "
           "people do not. Gmail asks senders not to hide content with HTML and CSS.",
    .fix = "Delete the text, or make it visible.",
    .source = "support.google.com/mail/answer/81126",
    .bad = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<div style="visibility:hidden">The second
rehearsal is in the gym. Please bring your own stands and something warm to drink; parking behind
the bakery is free after six.</div>)"),
    .good = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<div style="visibility:hidden">.</div>
<div style="visibility:hidden"><p style="visibility:visible">Simply
answer with your questions.</p></div>)"),
    .check =
        [](const Context& context, Findings& out) {
          report_hidden(context,
                        {{html::HiddenBy::visibility, "is made invisible (visibility: hidden)"}},
                        out);
        },
});

}  // namespace presend::heuristics
