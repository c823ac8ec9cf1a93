#include <cstdint>
#include <string>
#include <utility>

#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

constexpr std::uint32_t kKilobyte = 1024;

void check_large_message(const Context& context, Findings& out) {
  const email::Measures& measures = context.email.measures;
  const std::uint32_t kilobytes = measures.message_bytes / kKilobyte;
  if (measures.message_bytes <= 150 * kKilobyte) return;
  std::string message = "The message has " + with_commas(kilobytes) + " KB";
  const std::uint32_t carried = measures.attachment_bytes + measures.embedded_image_bytes;
  if (carried > measures.message_bytes / 3)
    message += ", mostly attachments and embedded pictures";
  else if (measures.html_bytes > measures.message_bytes / 3)
    message += ", of which the HTML takes " + with_commas(measures.html_bytes / kKilobyte);
  Finding& finding = out.add(std::move(message));
  if (measures.message_bytes <= 200 * kKilobyte) finding.severity = Severity::info;
}

}  // namespace

extern constexpr Rule large_message = checked({
    .id = "SIZ001",
    .name = "large-message",
    .title = "The message is large",
    .severity = Severity::warning,
    .grade = Grade::d,
    .needs = Needs::message,
    .why = "Large mail loads slowly on phones and counts against the mailbox. That filters mind "
           "messages from 150 or 200 KB up is folklore; nobody has measured it, and 29 % of real "
           "newsletters have HTML above 100 KB.",
    .fix = "Shorten the HTML, link to pictures and files on your site instead of enclosing them.",
    .source = "One deliverability blog; no receiver documents a limit below 25 MB",
    .bad = html("<p>Our spring catalogue is here.</p>\n<!-- filler: 210000 bytes -->"),
    .good = html("<p>Our spring catalogue is here.</p>"),
    .check = check_large_message,
});

}  // namespace presend::heuristics
