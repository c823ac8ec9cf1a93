#include <algorithm>
#include <iterator>

#include "heuristics/attachment_tests.h"
#include "heuristics/grouped_findings.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

constexpr std::string_view kMacroEndings[] = {"docm", "dotm", "xlsm", "xltm", "xlam",
                                              "pptm", "potm", "ppsm", "ppam", "sldm"};

void check_macro_document(const Context& context, Findings& out) {
  for (const email::Attachment& attachment : context.email.attachments) {
    if (attachment.has_macros) {
      out.add("Macros, programs that run when it is opened, are in " + named(attachment),
              attachment.at, attachment.part, attachment.filename);
      continue;
    }
    GroupedFindings found;
    each_file_name(attachment, [&](std::string_view name, bool is_inside) {
      const std::string extension = extension_of(name);
      if (std::find(std::begin(kMacroEndings), std::end(kMacroEndings), extension) ==
          std::end(kMacroEndings))
        return;
      const std::string where = is_inside ? " inside " + named(attachment) : std::string();
      found.add(extension,
                "Documents that end in ." + extension + " may run macros: " + quoted(name) + where,
                attachment.at, attachment.part, name);
    });
    found.write(out);
  }
}

}  // namespace

extern constexpr Rule macro_document = checked({
    .id = "ATT004",
    .name = "macro-document",
    .title = "Office document with macros",
    .severity = Severity::warning,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "Macros are programs inside a document, for years the usual way to smuggle malware "
           "past filters. Office has blocked them in files from the internet since 2022, Gmail "
           "refuses those it takes for malicious, and many companies refuse all.",
    .fix = "Save the document without macros (.docx, .xlsx, .pptx) or send a PDF.",
    .source = "support.google.com/mail/answer/6590 (documents with malicious macros); Microsoft: "
              "macros from the internet are blocked by default in Office",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: Pat Reader <pat@example.net>\n"
               "Subject: Your file\n"
               "MIME-Version: 1.0\n"
               "Content-Type: application/vnd.ms-word.document.macroEnabled.12\n"
               "Content-Disposition: attachment; filename=\"offer.docm\"\n"
               "Content-Transfer-Encoding: base64\n"
               "\n"
               "UEsDBBQAAAAAAAAAIQDHHBc8CAAAAAgAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbDxUeXBl\n"
               "cy8+UEsDBBQAAAAAAAAAIQCDFtyMAQAAAAEAAAATAAAAd29yZC92YmFQcm9qZWN0LmJpbnhQ\n"
               "SwECFAMUAAAAAAAAACEAxxwXPAgAAAAIAAAAEwAAAAAAAAAAAAAAgAEAAAAAW0NvbnRlbnRf\n"
               "VHlwZXNdLnhtbFBLAQIUAxQAAAAAAAAAIQCDFtyMAQAAAAEAAAATAAAAAAAAAAAAAACAATkA\n"
               "AAB3b3JkL3ZiYVByb2plY3QuYmluUEsFBgAAAAACAAIAggAAAGsAAAAAAA==\n"),
    .good = eml(
        "From: Example Shop <news@example.org>\n"
        "To: Pat Reader <pat@example.net>\n"
        "Subject: Your file\n"
        "MIME-Version: 1.0\n"
        "Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document\n"
        "Content-Disposition: attachment; filename=\"offer.docx\"\n"
        "Content-Transfer-Encoding: base64\n"
        "\n"
        "UEsDBBQAAAAAAAAAIQDHHBc8CAAAAAgAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbDxUeXBl\n"
        "cy8+UEsDBBQAAAAAAAAAIQCDFtyMAQAAAAEAAAARAAAAd29yZC9kb2N1bWVudC54bWx4UEsB\n"
        "AhQDFAAAAAAAAAAhAMccFzwIAAAACAAAABMAAAAAAAAAAAAAAIABAAAAAFtDb250ZW50X1R5\n"
        "cGVzXS54bWxQSwECFAMUAAAAAAAAACEAgxbcjAEAAAABAAAAEQAAAAAAAAAAAAAAgAE5AAAA\n"
        "d29yZC9kb2N1bWVudC54bWxQSwUGAAAAAAIAAgCAAAAAaQAAAAAA\n"),
    .check = check_macro_document,
});

}  // namespace presend::heuristics
