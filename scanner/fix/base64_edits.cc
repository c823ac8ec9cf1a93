#include <algorithm>
#include <utility>

#include "scanner/base/ascii.h"
#include "scanner/fix/part_edits.h"
#include "scanner/fix/transfer_encode.h"
#include "scanner/mime/parse.h"
#include "scanner/mime/transfer.h"

namespace presend::fix {
namespace {

/// A line of base64 that begins a group of four characters.
struct GroupedLine {
  std::uint32_t source = 0;   ///< where it begins in Message::bytes
  std::uint32_t decoded = 0;  ///< which decoded byte it begins with
};

struct Base64Lines {
  std::vector<GroupedLine> lines;  ///< with one behind the last: where the data end
  std::size_t width = 0;           ///< characters of the longest line
};

Base64Lines read_lines(std::string_view bytes, SourceRange body) {
  Base64Lines out;
  std::uint64_t letters = 0;
  std::uint32_t end = body.begin;
  for (std::uint32_t at = body.begin; at < body.end;) {
    const std::size_t found = bytes.substr(0, body.end).find('\n', at);
    const auto line_end =
        static_cast<std::uint32_t>(found == std::string_view::npos ? body.end : found);
    const std::string_view line = trim(bytes.substr(at, line_end - at));
    const std::size_t padding = line.size() - std::min(line.find('='), line.size());
    if (!line.empty() && letters % 4 == 0)
      out.lines.push_back({at, static_cast<std::uint32_t>(letters / 4 * 3)});
    if (!line.empty()) end = at + static_cast<std::uint32_t>(line.size());
    letters += line.size() - padding;
    out.width = std::max(out.width, line.size());
    at = line_end + 1;
  }
  out.lines.push_back({end, static_cast<std::uint32_t>(letters * 3 / 4)});
  return out;
}

}  // namespace

std::optional<std::vector<Edit>> base64_edits(const mime::Message& message, const mime::Part& part,
                                              const std::vector<DecodedEdit>& edits) {
  const std::string_view body = message.bytes.substr(part.body.begin, part.body.size());
  // In damaged base64 nobody knows where a group begins.
  if (mime::check_base64(body, part.body.begin).is_malformed) return std::nullopt;
  const std::string decoded = mime::decoded_body(message, part);
  const Base64Lines read = read_lines(message.bytes, part.body);
  const std::vector<GroupedLine>& lines = read.lines;
  if (lines.back().decoded != decoded.size()) return std::nullopt;
  const std::size_t width =
      read.width >= 4 && read.width <= kEncodedLine ? read.width / 4 * 4 : kEncodedLine;
  std::vector<Edit> out;
  std::size_t next = 0;  // edit
  std::size_t line = 0;
  while (next < edits.size()) {
    while (line + 2 < lines.size() && lines[line + 1].decoded <= edits[next].begin) ++line;
    const GroupedLine& first = lines[line];
    std::string bytes;
    std::uint32_t done = first.decoded;
    std::size_t last = line + 1;
    while (true) {
      while (next < edits.size() &&
             (edits[next].begin < lines[last].decoded || last + 1 == lines.size())) {
        bytes.append(decoded, done, edits[next].begin - done);
        bytes += edits[next].bytes;
        done = edits[next].end;
        ++next;
      }
      if (done <= lines[last].decoded) {
        bytes.append(decoded, done, lines[last].decoded - done);
        done = lines[last].decoded;
        if (bytes.size() % 3 == 0) break;
      }
      if (last + 1 == lines.size()) break;
      ++last;
    }
    const SourceRange at{first.source, lines[last].source};
    std::string replacement = base64(bytes, line_end_of(message.bytes), width);
    if (last + 1 < lines.size() && !replacement.empty()) replacement += line_end_of(message.bytes);
    out.push_back({at, std::move(replacement)});
    line = last;
  }
  return out;
}

}  // namespace presend::fix
