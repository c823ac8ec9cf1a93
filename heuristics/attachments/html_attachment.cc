#include "heuristics/attachment_tests.h"
#include "heuristics/rule.h"

namespace presend::heuristics {
namespace {

bool is_web_page(const email::Attachment& attachment) {
  const std::string extension = extension_of(attachment.filename);
  // A table exported as .xls may be HTML inside, but opens elsewhere than in a browser.
  if (!extension.empty()) return kind_by_extension(extension) == FileKind::html;
  return kind_by_type(attachment.declared_type) == FileKind::html ||
         kind_by_type(attachment.real_type) == FileKind::html;
}

void check_html_attachment(const Context& context, Findings& out) {
  for (const email::Attachment& attachment : context.email.attachments)
    if (is_web_page(attachment))
      out.add("A web page that opens in the reader's browser is attached: " + named(attachment),
              attachment.at, attachment.part, attachment.filename);
}

}  // namespace

extern constexpr Rule html_attachment = checked({
    .id = "ATT007",
    .name = "html-attachment",
    .title = "Web page attached as a file",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "An attached web page opens in the browser, outside every filter, where it shows a "
           "false sign-in form or writes malware to the disk. In March 2023 45.7 % of the HTML "
           "attachments that Barracuda scanned were malicious, of PDF files 0.009 %.",
    .fix = "Put the text into the message itself, link to the page, or send a PDF.",
    .source = "Barracuda Threat Spotlight, May 2023 (malicious HTML attachments)",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: Pat Reader <pat@example.net>\n"
               "Subject: Your file\n"
               "MIME-Version: 1.0\n"
               "Content-Type: text/html; charset=utf-8\n"
               "Content-Disposition: attachment; filename=\"statement.html\"\n"
               "Content-Transfer-Encoding: base64\n"
               "\n"
               "PCFET0NUWVBFIGh0bWw+CjxodG1sPjxib2R5PlNpZ24gaW48L2JvZHk+PC9odG1sPgo=\n"),
    .good = eml("From: Example Shop <news@example.org>\n"
                "To: Pat Reader <pat@example.net>\n"
                "Subject: Your file\n"
                "MIME-Version: 1.0\n"
                "Content-Type: application/pdf\n"
                "Content-Disposition: attachment; filename=\"statement.pdf\"\n"
                "Content-Transfer-Encoding: base64\n"
                "\n"
                "JVBERi0xLjQKMSAwIG9iago8PCAvVHlwZSAvQ2F0YWxvZyA+PgplbmRvYmoK\n"),
    .check = check_html_attachment,
});

}  // namespace presend::heuristics
