#include "heuristics/defects.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

void check_undeclared_8bit(const Context& context, Findings& out) {
  add_defects(context, {mime::DefectKind::undeclared_8bit}, out);
}

}  // namespace

extern constexpr Rule undeclared_8bit = checked({
    .id = "MIM008",
    .name = "undeclared-8bit",
    .title = "Letters beyond ASCII stand in a part that declares none",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "A part that names neither a charset nor a transfer encoding, or us-ascii and 7bit, is "
           "plain ASCII by definition. What other letters mean is then a guess that servers, "
           "readers and filters make differently.",
    .fix =
        "Save the text as UTF-8, declare charset=utf-8 in the Content-Type field of the part and "
        "a Content-Transfer-Encoding that allows it; quoted-printable is the safest.",
    .source = "RFC 2045 sections 2.7 and 6.2; support.google.com/mail/answer/81126",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: pat@example.net\n"
               "Subject: Spring news\n\n"
               "Unsere Frühlingsgrüße sind da.\n"),
    .good = text("Unsere Frühlingsgrüße sind da.\n"),
    .check = check_undeclared_8bit,
});

}  // namespace presend::heuristics
