#include <algorithm>
#include <cstdint>

#include "heuristics/gmail_clip.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_gmail_clipping(const Context& context, Findings& out) {
  const mime::Message& message = context.message();
  for (const email::Body& body : context.email.bodies) {
    if (body.document == nullptr) continue;
    const mime::Part& part = message.parts[body.part];
    const auto clip = clip_offset(part);
    if (!clip) continue;
    const auto last = static_cast<std::uint32_t>(message.bytes.size());
    const SourceRange at{*clip, std::min(*clip + 1, last)};
    out.add("The HTML has " + with_commas(part.decoded_bytes) +
                " bytes; Gmail stops here, after 102,400",
            at, body.part, {});
  }
}

}  // namespace

extern constexpr Rule gmail_clipping = checked({
    .id = "SIZ002",
    .name = "gmail-clipping",
    .title = "Gmail will cut the message off",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::html,
    .why = "Gmail shows the first 102,400 bytes of the HTML and hides the rest behind a link "
           "\"View entire message\": readers miss the end, and opens go uncounted. It is no spam "
           "sign by itself, but the unsubscribe link is usually at the end.",
    .fix = "Bring the HTML below 100 KB: remove comments, unused styles and blanks, shorten "
           "tracking links, or send fewer articles.",
    .source = "Behaviour of Gmail; Email on Acid test of 2014",
    .bad = html("<p>Our spring catalogue is here.</p>\n<!-- filler: 110000 bytes -->"),
    .good = html("<p>Our spring catalogue is here.</p>"),
    .check = check_gmail_clipping,
});

}  // namespace presend::heuristics
