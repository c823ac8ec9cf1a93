#include <string>

#include "heuristics/attachment_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

/// Whether a file of kind `is` may honestly be called `says`. Tables are exported as web pages
/// named .xls, and documents are zip archives inside.
bool goes_with(FileKind says, FileKind is) {
  if (says == FileKind::unknown || is == FileKind::unknown || says == is) return true;
  const bool is_zipped_document = (says == FileKind::office && is == FileKind::archive) ||
                                  (says == FileKind::archive && is == FileKind::office);
  return is_zipped_document || (says == FileKind::office && is == FileKind::html);
}

void check_type_mismatch(const Context& context, Findings& out) {
  for (const email::Attachment& attachment : context.email.attachments) {
    const FileKind is = kind_by_type(attachment.real_type);
    const std::string extension = extension_of(attachment.filename);
    const FileKind says =
        extension.empty() ? kind_by_type(attachment.declared_type) : kind_by_extension(extension);
    if (goes_with(says, is)) continue;
    out.add("By its name " + named(attachment) + " is " + std::string(in_words(says)) +
                ", by its content " + std::string(in_words(is)),
            attachment.at, attachment.part, attachment.filename);
  }
}

}  // namespace

extern constexpr Rule type_mismatch = checked({
    .id = "ATT006",
    .name = "type-mismatch",
    .title = "File is not what its name says",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "A filter looks at the first bytes of a file, not at its name. A file that claims "
           "another type cannot be opened at best and is taken for a disguise at worst: programs "
           "named .pdf and web pages named .jpg are how malware comes.",
    .fix = "Name the file after its content, or save it in the format that its name promises.",
    .source = "rspamd (MIME_BAD_EXTENSION and its file type checks); MITRE ATT&CK T1036.008 "
              "(masquerade file type)",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: Pat Reader <pat@example.net>\n"
               "Subject: Your file\n"
               "MIME-Version: 1.0\n"
               "Content-Type: application/pdf\n"
               "Content-Disposition: attachment; filename=\"invoice.pdf\"\n"
               "Content-Transfer-Encoding: base64\n"
               "\n"
               "PCFET0NUWVBFIGh0bWw+CjxodG1sPjxoZWFkPjx0aXRsZT5JbnZvaWNlPC90aXRsZT48L2hl\n"
               "YWQ+PGJvZHk+U2lnbiBpbjwvYm9keT48L2h0bWw+Cg==\n"),
    .good = eml("From: Example Shop <news@example.org>\n"
                "To: Pat Reader <pat@example.net>\n"
                "Subject: Your file\n"
                "MIME-Version: 1.0\n"
                "Content-Type: application/pdf\n"
                "Content-Disposition: attachment; filename=\"invoice.pdf\"\n"
                "Content-Transfer-Encoding: base64\n"
                "\n"
                "JVBERi0xLjQKMSAwIG9iago8PCAvVHlwZSAvQ2F0YWxvZyA+PgplbmRvYmoK\n"),
    .check = check_type_mismatch,
});

}  // namespace presend::heuristics
