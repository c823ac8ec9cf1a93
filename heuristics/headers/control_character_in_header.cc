#include "heuristics/defects.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

void check_control_character_in_header(const Context& context, Findings& out) {
  add_defects(context, {mime::DefectKind::control_in_header}, out);
}

}  // namespace

extern constexpr Rule control_character_in_header = checked({
    .id = "HDR019",
    .name = "control-character-in-header",
    .title = "A header field holds a control character",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "A NUL, escape or backspace in a field is never typed by a person; it breaks the form "
           "every receiver checks, hides text from some programs, and gets mail refused as "
           "malformed.",
    .fix = "Remove the character, usually pasted along with copied text or left over from a "
           "database export, and retype the field.",
    .source = "RFC 5322 section 2.2; support.google.com/mail/answer/81126",
    .bad = header("Subject: Spring\x01 news"),
    .good = header("Subject: Spring news"),
    .check = check_control_character_in_header,
});

}  // namespace presend::heuristics
