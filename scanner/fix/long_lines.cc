#include <algorithm>
#include <optional>

#include "scanner/base/ascii.h"
#include "scanner/fix/charset_encode.h"
#include "scanner/fix/fixer.h"
#include "scanner/fix/header_edits.h"
#include "scanner/fix/transfer_encode.h"
#include "scanner/mime/parse.h"
#include "scanner/mime/transfer.h"

namespace presend::fix {
namespace {

/// Lines of a stretch of the message, without their ends.
template <class Visit>
void visit_lines(std::string_view bytes, SourceRange of, Visit visit) {
  for (std::uint32_t begin = of.begin; begin < of.end;) {
    const std::size_t found = bytes.substr(0, of.end).find('\n', begin);
    const auto next = static_cast<std::uint32_t>(found == std::string_view::npos ? of.end : found);
    const std::uint32_t end = next > begin && bytes[next - 1] == '\r' ? next - 1 : next;
    visit(SourceRange{begin, end});
    begin = next + 1;
  }
}

std::optional<SourceRange> first_long_line(std::string_view bytes, SourceRange of) {
  std::optional<SourceRange> first;
  visit_lines(bytes, of, [&](SourceRange line) {
    if (!first && line.size() > kMostLineBytes) first = line;
  });
  return first;
}

/// Sets the transfer encoding of a part: in its field, or in a new one.
void set_encoding(const mime::Message& message, const mime::Part& part, std::string_view value,
                  std::vector<Edit>& edits) {
  if (const mime::Field* field = part.find("Content-Transfer-Encoding")) {
    edits.push_back({field->raw_range, ' ' + std::string(value)});
    return;
  }
  const mime::Field* behind = part.find("Content-Type");
  if (behind == nullptr && !part.fields.empty()) behind = &part.fields.back();
  if (behind == nullptr) return;
  std::string line = "Content-Transfer-Encoding: " + std::string(value);
  if (message.find("MIME-Version") == nullptr && part.parent == mime::Part::kNone)
    line = "MIME-Version: 1.0" + std::string(line_end_of(message.bytes)) + line;
  edits.push_back(field_behind(message, *behind, line));
}

/// An 8bit or 7bit body as quoted-printable; lines that stay as they are get no edit.
void encode_body(const mime::Message& message, const mime::Part& part, std::vector<Edit>& edits) {
  set_encoding(message, part, "quoted-printable", edits);
  visit_lines(message.bytes, part.body, [&](SourceRange line) {
    const std::string_view before = message.bytes.substr(line.begin, line.size());
    std::string after = quoted_printable_line(before, line_end_of(message.bytes));
    if (after != before) edits.push_back({line, std::move(after)});
  });
}

/// Soft line breaks in the long lines of a quoted-printable body.
void break_lines(const mime::Message& message, const mime::Part& part, std::vector<Edit>& edits) {
  const std::string line_break = '=' + std::string(line_end_of(message.bytes));
  visit_lines(message.bytes, part.body, [&](SourceRange line) {
    if (line.size() <= kMostLineBytes) return;
    std::uint32_t column = 0;
    for (std::uint32_t at = line.begin; at < line.end;) {
      const std::uint32_t token = message.bytes[at] == '=' && at + 2 < line.end ? 3 : 1;
      const bool is_last = at + token >= line.end;
      if (column + token > (is_last ? kEncodedLine : kEncodedLine - 1)) {
        edits.push_back({{at, at}, line_break});
        column = 0;
      }
      column += token;
      at += token;
    }
  });
}

void wrap_base64(const mime::Message& message, const mime::Part& part, std::vector<Edit>& edits) {
  visit_lines(message.bytes, part.body, [&](SourceRange line) {
    if (line.size() <= kMostLineBytes) return;
    for (std::uint32_t at = line.begin + kEncodedLine; at < line.end; at += kEncodedLine)
      edits.push_back({{at, at}, std::string(line_end_of(message.bytes))});
  });
}

std::optional<Change> shorten_body(const mime::Message& message, mime::PartIndex index) {
  const mime::Part& part = message.parts[index];
  if (!part.children.empty() || part.is_multipart() || part.type.starts_with("message/"))
    return std::nullopt;
  const std::optional<SourceRange> first = first_long_line(message.bytes, part.body);
  if (!first) return std::nullopt;
  Change change{"MIM006", "", *first, index};
  const std::string_view body = message.bytes.substr(part.body.begin, part.body.size());
  switch (part.encoding) {
    case mime::Encoding::quoted_printable:
      if (mime::check_quoted_printable(body, part.body.begin).is_malformed) return std::nullopt;
      change.what = "Breaks the lines that are too long with soft line breaks (quoted-printable)";
      break_lines(message, part, change.edits);
      break;
    case mime::Encoding::base64:
      if (mime::check_base64(body, part.body.begin).is_malformed) return std::nullopt;
      change.what = "Breaks the base64 into lines of 76 characters";
      wrap_base64(message, part, change.edits);
      break;
    case mime::Encoding::uuencode:
      return std::nullopt;
    default:
      if (!part.type.starts_with("text/") || !holds_ascii_as_is(part.used_charset))
        return std::nullopt;
      change.what = "Writes the part as quoted-printable, which breaks its long lines";
      encode_body(message, part, change.edits);
      if (part.fields.empty()) return std::nullopt;
  }
  return change;
}

/// Folds a long header line in front of its blanks, which changes nothing of what it says.
std::optional<Change> fold_field(const mime::Message& message, const mime::Field& field) {
  if (!first_long_line(message.bytes, field.range)) return std::nullopt;
  Change change{"HDR016", "Folds the long " + std::string(field.name) + " field at its blanks",
                field.range, 0};
  visit_lines(message.bytes, field.range, [&](SourceRange line) {
    if (line.size() <= kMostLineBytes) return;
    std::uint32_t begin = line.begin;
    std::uint32_t blank = 0;  // the last one to fold at
    for (std::uint32_t at = line.begin; at < line.end; ++at) {
      if (at - begin > kEncodedLine && blank > begin) {
        change.edits.push_back({{blank, blank}, std::string(line_end_of(message.bytes))});
        begin = blank;
      }
      const char c = message.bytes[at];
      const bool may_fold = (c == ' ' || c == '\t') && at > field.raw_range.begin + 1 &&
                            at + 1 < line.end && !is_space(message.bytes[at + 1]) &&
                            !is_space(message.bytes[at - 1]);
      if (may_fold) blank = at;
    }
  });
  if (change.edits.empty()) return std::nullopt;
  return change;
}

std::vector<Change> find_long_lines(const Case& draft) {
  std::vector<Change> changes;
  const mime::Message& message = draft.message();
  if (draft.is_told("MIM006"))
    for (mime::PartIndex i = 0; i < message.parts.size(); ++i)
      if (auto change = shorten_body(message, i)) changes.push_back(std::move(*change));
  if (draft.is_told("HDR016"))
    for (const mime::Field& field : message.root().fields)
      if (auto change = fold_field(message, field)) changes.push_back(std::move(*change));
  return changes;
}

}  // namespace

extern const Fixer long_lines_fixer{"long-lines", "MIM006 HDR016", true, false, find_long_lines};

}  // namespace presend::fix
