#include "heuristics/attachment_tests.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

/// What belongs to an invitation or a contact is small and made to be attached.
bool is_made_to_be_attached(const email::Attachment& attachment) {
  const std::string extension = extension_of(attachment.filename);
  return is_signature(attachment) || attachment.declared_type == "text/calendar" ||
         attachment.declared_type == "application/ics" || extension == "ics" ||
         extension == "vcf" || extension == "pkpass";
}

void check_attachment_in_bulk(const Context& context, Findings& out) {
  // A discussion list passes on what its members attach.
  if (!context.is_bulk() || context.message().find("List-Post") != nullptr) return;
  const email::Attachment* first = nullptr;
  std::uint64_t count = 0;
  std::uint64_t bytes = 0;
  for (const email::Attachment& attachment : context.email.attachments) {
    if (is_made_to_be_attached(attachment)) continue;
    if (first == nullptr) first = &attachment;
    ++count;
    bytes += attachment.bytes;
  }
  if (first == nullptr) return;
  const std::string size =
      bytes < 1024 ? counted(bytes, "byte") : with_commas((bytes + 512) / 1024) + " KB";
  const std::string what = count == 1 ? named(*first) : counted(count, "file");
  out.add("Bulk mail with " + what + " attached (" + size + ')', first->at, first->part,
          first->filename);
}

}  // namespace

extern constexpr Rule attachment_in_bulk = checked({
    .id = "ATT005",
    .name = "attachment-in-bulk",
    .title = "Bulk mail with an attachment",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::headers,
    .why = "Mailing platforms advise against attachments or forbid them: each copy carries the "
           "file, scanners open it for each recipient, and people distrust files they did not "
           "ask for.",
    .fix = "Put the file on the web and link to a page that offers it.",
    .source = "Mailchimp, Brevo and other platforms (host files and link to them)",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: Pat Reader <pat@example.net>\n"
               "Subject: Your file\n"
               "List-Unsubscribe: <https://www.example.org/unsubscribe/17>\n"
               "MIME-Version: 1.0\n"
               "Content-Type: application/pdf\n"
               "Content-Disposition: attachment; filename=\"catalogue.pdf\"\n"
               "Content-Transfer-Encoding: base64\n"
               "\n"
               "JVBERi0xLjQKMSAwIG9iago8PCAvVHlwZSAvQ2F0YWxvZyA+PgplbmRvYmoK\n"),
    .good = eml("From: Example Shop <news@example.org>\n"
                "To: Pat Reader <pat@example.net>\n"
                "Subject: Your file\n"
                "List-Unsubscribe: <https://www.example.org/unsubscribe/17>\n"
                "MIME-Version: 1.0\n"
                "Content-Type: text/calendar; method=PUBLISH\n"
                "Content-Disposition: attachment; filename=\"open-day.ics\"\n"
                "Content-Transfer-Encoding: base64\n"
                "\n"
                "QkVHSU46VkNBTEVOREFSDQpFTkQ6VkNBTEVOREFSDQo=\n"),
    .check = check_attachment_in_bulk,
});

}  // namespace presend::heuristics
