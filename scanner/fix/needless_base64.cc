#include <algorithm>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/fix/charset_encode.h"
#include "scanner/fix/fixer.h"
#include "scanner/fix/transfer_encode.h"
#include "scanner/mime/parse.h"
#include "scanner/mime/transfer.h"

namespace presend::fix {
namespace {

/// Whether the text can stand in mail as it is.
bool is_plain(std::string_view text) {
  if (!is_ascii_text(text)) return false;
  std::size_t column = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_control(c) && c != '\t' && c != '\n' && !text.substr(i).starts_with("\r\n"))
      return false;
    // Blanks at line ends get lost on the way, and mailboxes mark "From ".
    if ((c == ' ' || c == '\t') &&
        (i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r'))
      return false;
    if (column == 0 && text.substr(i).starts_with("From ")) return false;
    column = c == '\n' ? 0 : column + 1;
    if (column > kMostLineBytes) return false;
  }
  return true;
}

Change decode_part(const mime::Message& message, mime::PartIndex index,
                   const mime::Field& encoding) {
  const mime::Part& part = message.parts[index];
  const std::string_view line_end = line_end_of(message.bytes);
  const std::string decoded = mime::decoded_body(message, part);
  const bool plain = is_plain(decoded);
  std::string body =
      plain ? with_line_ends(decoded, line_end) : quoted_printable(decoded, line_end);
  // A last line without an end must not run into what follows.
  const std::string_view old_body = message.bytes.substr(part.body.begin, part.body.size());
  if (old_body.ends_with('\n') && !body.ends_with('\n')) body += line_end;
  Change change{"MIM005",
                std::string("Writes the base64 text as ") +
                    (plain ? "plain letters (7bit)" : "quoted-printable"),
                encoding.range, index};
  change.edits.push_back({encoding.raw_range, plain ? " 7bit" : " quoted-printable"});
  change.edits.push_back({part.body, std::move(body)});
  return change;
}

std::vector<Change> find_needless_base64(const Case& draft) {
  std::vector<Change> changes;
  if (!draft.is_told("MIM005")) return changes;
  const mime::Message& message = draft.message();
  for (const scan::ReportedFinding& finding : draft.report.findings) {
    if (finding.rule->id != "MIM005") continue;
    for (mime::PartIndex i = 0; i < message.parts.size(); ++i) {
      const mime::Part& part = message.parts[i];
      if (part.section != finding.part || part.encoding != mime::Encoding::base64) continue;
      const mime::Field* encoding = part.find("Content-Transfer-Encoding");
      const std::string_view body = message.bytes.substr(part.body.begin, part.body.size());
      if (encoding == nullptr || !holds_ascii_as_is(part.used_charset) ||
          mime::check_base64(body, part.body.begin).is_malformed)
        continue;
      changes.push_back(decode_part(message, i, *encoding));
    }
  }
  return changes;
}

}  // namespace

extern const Fixer needless_base64_fixer{"needless-base64", "MIM005", true, false,
                                         find_needless_base64};

}  // namespace presend::fix
