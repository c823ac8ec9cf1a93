#include <string>

#include "heuristics/hidden_text.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

/// Beside an image without alt text, a hidden sentence is more than what is shown.
constexpr std::uint32_t kLeastHidden = 200;

void check_mostly_hidden(const Context& context, Findings& out) {
  const HiddenBalance balance = hidden_balance(context);
  if (balance.deceptive < kLeastHidden || balance.deceptive <= balance.visible) return;
  const email::HiddenGroup& group = context.email.deceptions.front();
  const email::Text& text = context.email.texts[group.first];
  Finding& finding = out.add(
      counted(balance.deceptive, "character") + " are hidden without a purpose for readers, " +
          (balance.visible == 0 ? "none is" : "only " + with_commas(balance.visible) + " are") +
          " shown",
      text.at, group.part, readable(text.text));
  finding.places = static_cast<std::uint32_t>(context.email.deceptions.size());
  for (const email::HiddenGroup& each : context.email.deceptions)
    finding.reach.push_back(extent_of(context, each));
}

}  // namespace

extern constexpr Rule mostly_hidden = checked({
    .id = "HID008",
    .name = "mostly-hidden",
    .title = "More text is hidden than shown",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::html,
    .why = "What filters judge is then another mail than the one people get. 12 % of modern "
           "phishing hides more than it shows, mostly whole letters copied from honest senders; "
           "of 440 honest newsletters and templates none does. Preheaders, versions for other "
           "screens and quotations do not count.",
    .fix = "Delete the hidden text. Keep old versions and unused blocks out of what is sent.",
    .source = "support.google.com/mail/answer/81126; measured with a browser on the development "
              "corpus",
    .bad = html(R"(<p>Our spring catalogue is here, with early potatoes
and onion sets from Monday on.</p>
<div style="display:none">The second
rehearsal is in the gym. Please bring your own stands and something warm to drink; parking behind
the bakery is free after six. The minutes of the last
meeting will follow by Thursday, and the joiner would like an answer about the porch.</div>)"),
    .good = html(R"(<div style="display:none">Early potatoes and onion sets from Monday</div>
<p>Our spring catalogue is here.</p>)"),
    .check = check_mostly_hidden,
});

}  // namespace presend::heuristics
