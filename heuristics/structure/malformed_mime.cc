#include "heuristics/defects.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

void check_malformed_mime(const Context& context, Findings& out) {
  using enum mime::DefectKind;
  add_defects(context,
              {missing_boundary, unused_boundary, unclosed_multipart, empty_multipart,
               nesting_limit, part_limit, junk_header_line, missing_header_end},
              out);
}

}  // namespace

extern constexpr Rule malformed_mime = checked({
    .id = "MIM003",
    .name = "malformed-mime",
    .title = "The structure of the message is broken",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "When the boundary between parts is missing or never closed, every program shows "
           "another message, which spam exploits to hide from filters. Gmail refuses malformed "
           "mail (554 5.6.0).",
    .fix = "Build the message with a mail library instead of by hand. By hand: each multipart "
           "needs a boundary parameter, a line \"--boundary\" in front of each part and "
           "\"--boundary--\" at the end.",
    .source = "support.google.com/a/answer/3726730; RFC 2046 section 5.1.1",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: pat@example.net\n"
               "Subject: Spring news\n"
               "MIME-Version: 1.0\n"
               "Content-Type: multipart/alternative; boundary=part\n\n"
               "--part\n"
               "Content-Type: text/plain\n\n"
               "Our spring catalogue is here.\n"),
    .good = html("<p>Our spring catalogue is here.</p>"),
    .check = check_malformed_mime,
});

}  // namespace presend::heuristics
