#include "heuristics/defects.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

void check_broken_encoding(const Context& context, Findings& out) {
  using enum mime::DefectKind;
  add_defects(context,
              {bad_base64, bad_quoted_printable, unknown_encoding, encoded_multipart, bad_uuencode,
               bad_encoded_word, nul_in_text},
              out);
}

}  // namespace

extern constexpr Rule broken_encoding = checked({
    .id = "MIM009",
    .name = "broken-encoding",
    .title = "The encoding of a part or field is damaged",
    .severity = Severity::warning,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Programs repair damaged base64, quoted-printable or encoded header words each in their "
           "own way, so a filter may see another text than the recipient; many count the damage "
           "itself.",
    .fix = "Let the mail library encode the part once, as the last step: text changed afterwards "
           "(a tracking pixel, a footer, a merged name) breaks the encoding.",
    .source = "RFC 2045 section 6; support.google.com/a/answer/3726730 (554 5.6.0)",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: pat@example.net\n"
               "Subject: Spring news\n"
               "MIME-Version: 1.0\n"
               "Content-Type: text/html; charset=utf-8\n"
               "Content-Transfer-Encoding: quoted-printable\n\n"
               "<a href=\"https://www.example.org/?item=zebra\">Our catalogue</a>\n"),
    .good = eml("From: Example Shop <news@example.org>\n"
                "To: pat@example.net\n"
                "Subject: Spring news\n"
                "MIME-Version: 1.0\n"
                "Content-Type: text/html; charset=utf-8\n"
                "Content-Transfer-Encoding: quoted-printable\n\n"
                "<a href=3D\"https://www.example.org/?item=3Dzebra\">Our catalogue</a>\n"),
    .check = check_broken_encoding,
});

}  // namespace presend::heuristics
