#include "heuristics/attachment_tests.h"
#include "heuristics/grouped_findings.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

/// Of a file that is compressed, the extension below: Gmail blocks "setup.exe.gz" as well.
std::string extension_beneath(std::string_view name) {
  const std::string extension = extension_of(name);
  if (extension != "gz" && extension != "bz2" && extension != "z" && extension != "xz")
    return extension;
  return extension_of(without_extension(name));
}

void check_blocked_attachment(const Context& context, Findings& out) {
  for (const email::Attachment& attachment : context.email.attachments) {
    GroupedFindings found;
    each_file_name(attachment, [&](std::string_view name, bool is_inside) {
      const std::string extension = extension_beneath(name);
      if (!is_blocked_by_gmail(extension)) return;
      const std::string where = is_inside ? " inside " + named(attachment) : std::string();
      found.add(extension, "Gmail refuses ." + extension + " files: " + quoted(name) + where,
                attachment.at, attachment.part, name);
    });
    // Programs are known by their content too, whatever they are called.
    if (kind_by_type(attachment.real_type) == FileKind::program &&
        !is_blocked_by_gmail(extension_beneath(attachment.filename)))
      found.add("", "Gmail refuses programs, and " + named(attachment) + " is one by its content",
                attachment.at, attachment.part, attachment.filename);
    found.write(out);
  }
}

}  // namespace

extern constexpr Rule blocked_attachment = checked({
    .id = "ATT001",
    .name = "blocked-attachment",
    .title = "Attachment of a type that Gmail refuses",
    .severity = Severity::error,
    .grade = Grade::a,
    .needs = Needs::headers,
    .why = "Gmail takes no message with a file that can run by itself, also when it is "
           "compressed or inside an archive. The whole message bounces with 552 5.7.0 (its "
           "content presents a potential security issue), not only the file.",
    .fix = "Leave the file out and link to a page that offers it, or send what it shows as a PDF "
           "or picture.",
    .source = "support.google.com/mail/answer/6590 (file types blocked in Gmail)",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: Pat Reader <pat@example.net>\n"
               "Subject: Your file\n"
               "MIME-Version: 1.0\n"
               "Content-Type: application/zip\n"
               "Content-Disposition: attachment; filename=\"photos.zip\"\n"
               "Content-Transfer-Encoding: base64\n"
               "\n"
               "UEsDBBQAAAAAAAAAIQCDFtyMAQAAAAEAAAAJAAAAc2V0dXAuZXhleFBLAQIUAxQAAAAAAAAA\n"
               "IQCDFtyMAQAAAAEAAAAJAAAAAAAAAAAAAACAAQAAAABzZXR1cC5leGVQSwUGAAAAAAEAAQA3\n"
               "AAAAKAAAAAAA\n"),
    .good = eml("From: Example Shop <news@example.org>\n"
                "To: Pat Reader <pat@example.net>\n"
                "Subject: Your file\n"
                "MIME-Version: 1.0\n"
                "Content-Type: application/zip\n"
                "Content-Disposition: attachment; filename=\"photos.zip\"\n"
                "Content-Transfer-Encoding: base64\n"
                "\n"
                "UEsDBBQAAAAAAAAAIQCDFtyMAQAAAAEAAAAJAAAAYmVhY2guanBneFBLAQIUAxQAAAAAAAAA\n"
                "IQCDFtyMAQAAAAEAAAAJAAAAAAAAAAAAAACAAQAAAABiZWFjaC5qcGdQSwUGAAAAAAEAAQA3\n"
                "AAAAKAAAAAAA\n"),
    .check = check_blocked_attachment,
});

}  // namespace presend::heuristics
