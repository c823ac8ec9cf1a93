#include "heuristics/attachment_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

void check_encrypted_archive(const Context& context, Findings& out) {
  for (const email::Attachment& attachment : context.email.attachments)
    if (attachment.is_encrypted)
      out.add("No filter can look into " + named(attachment) + ", which needs a password",
              attachment.at, attachment.part, attachment.filename);
}

}  // namespace

extern constexpr Rule encrypted_archive = checked({
    .id = "ATT003",
    .name = "encrypted-archive",
    .title = "Attachment behind a password",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "A filter cannot look into an archive or Office document behind a password, which is "
           "why malware comes in them, with the password in the text. Gmail refuses some of "
           "them, and many companies hold them all back.",
    .fix = "Send the file open, or put it where the recipient signs in to load it.",
    .source =
        "support.google.com/mail/answer/6590 (archives protected by a password); MITRE ATT&CK "
        "T1027.013 (encrypted file)",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: Pat Reader <pat@example.net>\n"
               "Subject: Your file\n"
               "MIME-Version: 1.0\n"
               "Content-Type: application/zip\n"
               "Content-Disposition: attachment; filename=\"report.zip\"\n"
               "Content-Transfer-Encoding: base64\n"
               "\n"
               "UEsDBBQAAQAAAAAAIQCLuB9HEgAAABIAAAAKAAAAcmVwb3J0LnR4dDAxMjM0NTY3ODlhYnNl\n"
               "Y3JldFBLAQIUAxQAAQAAAAAAIQCLuB9HEgAAABIAAAAKAAAAAAAAAAAAAACAAQAAAAByZXBv\n"
               "cnQudHh0UEsFBgAAAAABAAEAOAAAADoAAAAAAA==\n"),
    .good = eml("From: Example Shop <news@example.org>\n"
                "To: Pat Reader <pat@example.net>\n"
                "Subject: Your file\n"
                "MIME-Version: 1.0\n"
                "Content-Type: application/zip\n"
                "Content-Disposition: attachment; filename=\"report.zip\"\n"
                "Content-Transfer-Encoding: base64\n"
                "\n"
                "UEsDBBQAAAAAAAAAIQCkg3CkBAAAAAQAAAAKAAAAcmVwb3J0LnR4dG9wZW5QSwECFAMUAAAA\n"
                "AAAAACEApINwpAQAAAAEAAAACgAAAAAAAAAAAAAAgAEAAAAAcmVwb3J0LnR4dFBLBQYAAAAA\n"
                "AQABADgAAAAsAAAAAAA=\n"),
    .check = check_encrypted_archive,
});

}  // namespace presend::heuristics
