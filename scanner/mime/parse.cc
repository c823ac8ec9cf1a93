#include "scanner/mime/parse.h"

#include <string>

#include "scanner/base/utf8.h"
#include "scanner/mime/defect_log.h"
#include "scanner/mime/lines.h"
#include "scanner/mime/part_text.h"
#include "scanner/mime/splitter.h"
#include "scanner/mime/transfer.h"
#include "scanner/mime/uuencode.h"

namespace presend::mime {
namespace {

/// IMAP section numbers (RFC 3501 6.4.5), extended by "0" for a multipart that is a message's own
/// body, which IMAP leaves without one.
void number_sections(Message& message) {
  for (Part& part : message.parts) {
    const bool is_split = part.is_multipart() && !part.children.empty();
    if (part.parent == Part::kNone) {
      part.section = is_split ? "0" : "1";
    } else if (const Part& parent = message.parts[part.parent]; !parent.is_multipart()) {
      part.section = message.pool.keep(std::string(parent.section) + (is_split ? ".0" : ".1"));
    }
    if (!is_split) continue;
    std::string prefix(part.section);
    if (prefix == "0") prefix.clear();
    if (prefix.ends_with(".0")) prefix.resize(prefix.size() - 1);
    if (!prefix.empty() && !prefix.ends_with('.')) prefix += '.';
    for (std::size_t i = 0; i < part.children.size(); ++i)
      message.parts[part.children[i]].section = message.pool.keep(prefix + std::to_string(i + 1));
  }
}

/// Whether the file ends where a message cannot end, as when a download broke off.
bool ends_too_early(const Message& message, const Structure& structure) {
  if (message.bytes.empty()) return false;
  const char last = message.bytes.back();
  const bool ends_line = last == '\n' || last == '\r';
  if (structure.ends_in_header) return !ends_line;
  if (!structure.is_root_unclosed) return false;
  if (!ends_line) return true;
  const Part& part = message.parts.back();
  if (part.encoding != Encoding::base64) return false;
  return check_base64(message.bytes.substr(part.body.begin, part.body.size()), 0).ends_inside_group;
}

void note_ends(Message& message, const Structure& structure, DefectLog& defects) {
  const auto size = static_cast<std::uint32_t>(message.bytes.size());
  const auto last = static_cast<PartIndex>(message.parts.size() - 1);
  if (const auto odd = first_odd_line_end(message.bytes))
    defects.add(DefectKind::mixed_line_ends, 0, *odd,
                "lines end in different ways (CRLF, LF, CR) in one message");
  if (structure.ends_in_header && !message.parts[last].header.empty() && last == 0)
    defects.add(DefectKind::missing_header_end, last, {size, size},
                "the header never ends: no blank line and no text follow it");
  message.is_cut_off = ends_too_early(message, structure);
  if (message.is_cut_off)
    defects.add(DefectKind::cut_off, last, {size, size},
                "the file ends in the middle of the message");
}

void keep_bytes(Message& message, std::string_view bytes, std::uint32_t first_line) {
  message.bytes = message.pool.keep(bytes);
  message.lines = LineIndex(message.bytes, first_line);
}

}  // namespace

Message parse(std::string_view bytes, const Limits& limits, std::uint32_t first_line) {
  Message message;
  keep_bytes(message, bytes, first_line);
  DefectLog defects(message.defects);
  const Lines lines(message.bytes);
  const Structure structure = split(message, lines, limits, defects);
  number_sections(message);
  TextReader reader(message, limits, defects);
  for (PartIndex index = 0; index < message.parts.size(); ++index)
    reader.read(index, structure.entities[index]);
  note_ends(message, structure, defects);
  defects.sort();
  return message;
}

Message parse_html_file(std::string_view bytes, const Limits& limits) {
  Message message;
  keep_bytes(message, bytes, 1);
  DefectLog defects(message.defects);
  Part& part = message.parts.emplace_back();
  part.section = "1";
  part.type = "text/html";
  part.encoding = Encoding::eight_bit;
  part.body = {0, static_cast<std::uint32_t>(message.bytes.size())};
  TextReader(message, limits, defects).read(0, Entity{});
  if (const auto odd = first_odd_line_end(message.bytes))
    defects.add(DefectKind::mixed_line_ends, 0, *odd,
                "lines end in different ways (CRLF, LF, CR) in one file");
  defects.sort();
  return message;
}

std::string decoded_body(const Message& message, const Part& part, std::size_t limit) {
  const std::string_view body = message.bytes.substr(part.body.begin, part.body.size());
  switch (part.encoding) {
    case Encoding::base64:
      return decode_base64(body, part.body.begin, {limit, 0}).bytes;
    case Encoding::quoted_printable:
      return decode_quoted_printable(body, part.body.begin, {limit, 0}).bytes;
    case Encoding::uuencode: {
      UuencodeScan scan = find_uuencoded(body);
      if (scan.files.empty()) break;
      std::string bytes = std::move(scan.files.front().bytes);
      if (limit != 0 && bytes.size() > limit) bytes.resize(limit);
      return bytes;
    }
    default:
      break;
  }
  return std::string(limit == 0 ? body : body.substr(0, limit));
}

}  // namespace presend::mime
