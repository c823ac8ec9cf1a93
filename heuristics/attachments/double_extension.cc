#include <algorithm>
#include <iterator>
#include <string>

#include "heuristics/attachment_tests.h"
#include "heuristics/grouped_findings.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

/// What people open without a second thought, besides the kinds that attachment_tests.h knows.
constexpr std::string_view kHarmlessEndings[] = {"txt", "csv", "mp3", "mp4", "avi", "mov", "wav"};

bool looks_harmless(std::string_view extension) {
  const FileKind kind = kind_by_extension(extension);
  return (kind != FileKind::unknown && kind != FileKind::program) ||
         std::find(std::begin(kHarmlessEndings), std::end(kHarmlessEndings), extension) !=
             std::end(kHarmlessEndings);
}

/// Blanks that push the true ending out of sight.
bool has_gap_before_extension(std::string_view name) {
  constexpr std::size_t kGap = 4;
  const std::size_t dot = name.rfind('.');
  const std::string_view stem = without_extension(name);
  // Both lie in the same name, and between them only white space.
  return dot != std::string_view::npos && name.data() + dot >= stem.data() + stem.size() + kGap;
}

/// What is wrong with the name, or nothing.
std::string disguise_of(std::string_view name) {
  const std::string extension = extension_of(name);
  // "invoice<U+202E>fdp.exe" shows as "invoiceexe.pdf".
  if (name.find("\u202E") != std::string_view::npos)
    return "A control character (U+202E) shows the name backwards; it ends in ." + extension;
  const bool is_page = kind_by_extension(extension) == FileKind::html;
  if (!is_blocked_by_gmail(extension) && !is_page) return {};
  const std::string decoy = extension_of(without_extension(name));
  // A page saved as "report.html.html" hides nothing.
  if (looks_harmless(decoy) && !(is_page && kind_by_extension(decoy) == FileKind::html))
    return "The name seems to end in ." + decoy + ", but ends in ." + extension;
  if (has_gap_before_extension(name)) return "Blanks hide that the name ends in ." + extension;
  return {};
}

void check_double_extension(const Context& context, Findings& out) {
  for (const email::Attachment& attachment : context.email.attachments) {
    GroupedFindings found;
    each_file_name(attachment, [&](std::string_view name, bool is_inside) {
      const std::string disguise = disguise_of(name);
      if (disguise.empty()) return;
      const std::string where = is_inside ? " inside " + named(attachment) : std::string();
      found.add(disguise, disguise + ": " + quoted(name) + where, attachment.at, attachment.part,
                name);
    });
    found.write(out);
  }
}

}  // namespace

extern constexpr Rule double_extension = checked({
    .id = "ATT002",
    .name = "double-extension",
    .title = "File name that hides its true type",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::headers,
    .why = "Systems hide the last extension of a file, so that invoice.pdf.exe shows as "
           "invoice.pdf. Malware is named like this, with blanks in between or with a control "
           "character that turns the letters round; honest files have no reason to be.",
    .fix = "Give the file one extension, the one of its content.",
    .source = "MITRE ATT&CK T1036.007 (double file extension) and T1036.002 (right-to-left "
              "override)",
    .bad = eml("From: Example Shop <news@example.org>\n"
               "To: Pat Reader <pat@example.net>\n"
               "Subject: Your file\n"
               "MIME-Version: 1.0\n"
               "Content-Type: application/octet-stream\n"
               "Content-Disposition: attachment; filename=\"invoice.pdf.js\"\n"
               "Content-Transfer-Encoding: base64\n"
               "\n"
               "Ly8gc2NyaXB0\n"),
    .good = eml("From: Example Shop <news@example.org>\n"
                "To: Pat Reader <pat@example.net>\n"
                "Subject: Your file\n"
                "MIME-Version: 1.0\n"
                "Content-Type: application/gzip\n"
                "Content-Disposition: attachment; filename=\"invoices.2026.tar.gz\"\n"
                "Content-Transfer-Encoding: base64\n"
                "\n"
                "H4sIAA==\n"),
    .check = check_double_extension,
});

}  // namespace presend::heuristics
