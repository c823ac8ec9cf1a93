#include "heuristics/gmail_clip.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_unsubscribe_beyond_clip(const Context& context, Findings& out) {
  // Gmail then shows a link of its own beside the sender.
  const bool has_field = context.message().find("List-Unsubscribe") != nullptr;
  for (const email::Body& body : context.email.bodies) {
    if (body.document == nullptr) continue;
    const auto clip = clip_offset(context.message().parts[body.part]);
    if (!clip) continue;
    const email::Link* beyond = nullptr;
    bool is_within_reach = false;
    for (const email::Link& link : context.email.links) {
      if (link.part != body.part || !link.is_unsubscribe || !link.is_clickable()) continue;
      if (link.at.begin < *clip)
        is_within_reach = true;
      else if (beyond == nullptr)
        beyond = &link;
    }
    if (beyond == nullptr || is_within_reach) continue;
    out.add("The unsubscribe link " + quoted(beyond->text) +
                " stands behind the place where Gmail cuts the message off",
            beyond->at, beyond->part, beyond->text)
        .severity = has_field ? Severity::warning : Severity::error;
  }
}

}  // namespace

extern constexpr Rule unsubscribe_beyond_clip = checked({
    .id = "SIZ003",
    .name = "unsubscribe-beyond-clip",
    .title = "Gmail cuts the unsubscribe link off",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "Gmail hides what follows the first 102,400 bytes of the HTML. Readers who cannot "
           "find the unsubscribe link press the spam button instead, and Gmail requires the link "
           "to be clearly visible.",
    .fix = "Shorten the HTML below 100 KB, or put a second unsubscribe link near the top.",
    .source = "support.google.com/mail/answer/81126 (visible unsubscribe link); behaviour of Gmail",
    .bad = html("<p>Our spring catalogue is here.</p>\n<!-- filler: 110000 bytes -->\n"
                "<p><a href=\"https://www.example.org/unsubscribe?u=17\">Unsubscribe</a></p>"),
    .good = html("<p><a href=\"https://www.example.org/unsubscribe?u=17\">Unsubscribe</a></p>\n"
                 "<p>Our spring catalogue is here.</p>\n<!-- filler: 110000 bytes -->"),
    .check = check_unsubscribe_beyond_clip,
});

}  // namespace presend::heuristics
