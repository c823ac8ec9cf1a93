#include "heuristics/hidden_text.h"
#include "heuristics/rule.h"

namespace presend::heuristics {

extern constexpr Rule hidden_by_display = checked({
    .id = "HID001",
    .name = "hidden-by-display",
    .title = "Text that is never displayed",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::html,
    .why = "Gmail asks senders not to hide content with HTML and CSS. Half of all characters in "
           "modern phishing are hidden, as harmless prose for filters to read. Nine of ten "
           "honest newsletters hide something too, so preheaders, versions for other screens and "
           "quotations do not count here.",
    .fix = "Delete the text, or show it. If it is a version for phones, let a media query show "
           "it.",
    .source = "support.google.com/mail/answer/81126",
    .bad = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<div style="display:none">The second
rehearsal is in the gym. Please bring your own stands and something warm to drink; parking behind
the bakery is free after six.</div>)"),
    .good = html(
        R"(<div style="display:none">Early potatoes, broad beans and onion sets from Monday</div>
<p>Our spring catalogue is here, with early potatoes, beans and onion sets.</p>
<p style="display:none">Our spring catalogue is here</p>)"),
    .check =
        [](const Context& context, Findings& out) {
          report_hidden(context, {{html::HiddenBy::display, "is never displayed"}}, out);
        },
});

}  // namespace presend::heuristics
