#include <cstdint>

#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_over_provider_limit(const Context& context, Findings& out) {
  constexpr std::uint32_t kMegabyte = 1 << 20;
  const std::uint32_t bytes = context.email.measures.message_bytes;
  if (bytes > 25 * kMegabyte)
    out.add("The message has " + with_commas(bytes / kMegabyte) +
            " MB as encoded; the limit is 25");
}

}  // namespace

extern constexpr Rule over_provider_limit = checked({
    .id = "SIZ005",
    .name = "over-provider-limit",
    .title = "The message is larger than mail providers accept",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::message,
    .why = "Gmail, and most others, refuse messages above 25 MB (552 5.3.4). What counts is the "
           "size as sent: base64 makes attachments a third larger, so 18 MB of files fill it.",
    .fix = "Put the files on a server or cloud drive of yours and send a link.",
    .source = "support.google.com/a/answer/3726730 (552 5.3.4)",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: pat@example.net\n"
               "Subject: Price list\n"
               "MIME-Version: 1.0\n"
               "Content-Type: application/octet-stream; name=\"prices.bin\"\n"
               "Content-Disposition: attachment; filename=\"prices.bin\"\n"
               "Content-Transfer-Encoding: base64\n\n"
               "<!-- filler: 26500000 bytes -->\n"),
    .good = html("<p>Our price list: <a href=\"https://www.example.org/prices\">prices</a></p>"),
    .check = check_over_provider_limit,
});

}  // namespace presend::heuristics
