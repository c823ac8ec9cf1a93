#include <string>

#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

void check_raw_8bit_header(const Context& context, Findings& out) {
  const mime::Message& message = context.message();
  for (const mime::Defect& defect : message.defects) {
    const bool is_utf8 = defect.kind == mime::DefectKind::utf8_header;
    if (!is_utf8 && defect.kind != mime::DefectKind::raw_8bit_header) continue;
    if (defect.part != 0) continue;  // file names of attachments show, but nobody rejects them
    const mime::Field* field = nullptr;
    for (const mime::Field& candidate : message.root().fields)
      if (candidate.range.begin <= defect.at.begin && defect.at.begin < candidate.range.end)
        field = &candidate;
    const std::string where = field ? "The " + readable(field->name) + " field" : "The header";
    Finding& finding =
        out.add(where + (is_utf8 ? " holds UTF-8 letters as they are, which only receivers that "
                                   "announce SMTPUTF8 accept"
                                 : " holds letters as raw bytes of an unnamed character set"),
                defect.at, 0, field ? readable(field->value) : std::string());
    // Modern receivers read valid UTF-8; bytes of any other charset nobody can.
    if (is_utf8) finding.severity = Severity::warning;
  }
}

}  // namespace

extern constexpr Rule raw_8bit_header = checked({
    .id = "HDR010",
    .name = "raw-8bit-header",
    .title = "Letters beyond ASCII stand unencoded in a header field",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Header fields are ASCII; other letters must be encoded, or they show as garbage and "
           "the field counts as malformed. Raw UTF-8 is a warning, since newer systems may "
           "accept it (RFC 6532); bytes of any other character set are an error.",
    .fix = "Let the mail library encode names and subjects, which gives "
           "\"=?utf-8?q?Gr=C3=BC=C3=9Fe?=\".",
    .source = "RFC 5322 section 2.2; RFC 6532; support.google.com/mail/answer/81126",
    .bad = header("Subject: Fr\xFChlingsangebote"),
    .good = header("Subject: =?utf-8?q?Fr=C3=BChlingsangebote?="),
    .check = check_raw_8bit_header,
});

}  // namespace presend::heuristics
