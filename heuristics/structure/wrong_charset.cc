#include "heuristics/defects.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

void check_wrong_charset(const Context& context, Findings& out) {
  using enum mime::DefectKind;
  // What a damaged transfer encoding leaves is in no charset.
  add_defects(context, {wrong_charset, unknown_charset}, out, {bad_base64});
}

}  // namespace

extern constexpr Rule wrong_charset = checked({
    .id = "MIM004",
    .name = "wrong-charset",
    .title = "The text is not in the character set it declares",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::message,
    .why = "Some programs will show wrong letters, and a filter that reads other letters than "
           "the recipient treats it as disguise.",
    .fix = "Save the text as UTF-8 and declare charset=utf-8, in the Content-Type field and in "
           "the meta element of the HTML alike.",
    .source = "RFC 2046 section 4.1.2; support.google.com/mail/answer/81126",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: pat@example.net\n"
               "Subject: Spring news\n"
               "MIME-Version: 1.0\n"
               "Content-Type: text/plain; charset=utf-8\n"
               "Content-Transfer-Encoding: 8bit\n\n"
               "Unsere Fr\xFChlingsgr\xFC\xDF"
               "e sind da.\n"),
    .good = text("Unsere Frühlingsgrüße sind da.\n"),
    .check = check_wrong_charset,
});

}  // namespace presend::heuristics
