#include "scanner/mime/flowed.h"

#include "scanner/mime/lines.h"

namespace presend::mime {
namespace {

struct FlowedLine {
  Line line;
  std::uint32_t depth = 0;    ///< number of quote marks
  std::uint32_t content = 0;  ///< where the text begins behind quote marks and stuffed blank
  bool is_flowed = false;     ///< goes on in the next line
};

FlowedLine read_line(const Lines& lines, std::uint32_t at) {
  FlowedLine read;
  read.line = lines.at(at);
  const std::string_view text = lines.text(read.line);
  while (read.depth < text.size() && text[read.depth] == '>') ++read.depth;
  std::string_view content = text.substr(read.depth);
  if (content.starts_with(' ')) content.remove_prefix(1);
  read.content = read.line.end - static_cast<std::uint32_t>(content.size());
  read.is_flowed = content.ends_with(' ') && content != "-- ";
  return read;
}

}  // namespace

std::vector<SourceRange> flowed_pieces(std::string_view text, bool deletes_space) {
  const Lines lines(text);
  std::vector<SourceRange> kept;
  const auto keep = [&](std::uint32_t begin, std::uint32_t end) {
    if (begin == end) return;
    if (!kept.empty() && kept.back().end == begin)
      kept.back().end = end;
    else
      kept.push_back({begin, end});
  };
  if (text.empty()) return kept;
  bool continues = false;  // the line before is joined with this one
  for (FlowedLine now = read_line(lines, 0); now.line.begin < lines.size();) {
    const bool has_next = now.line.next < lines.size();
    const FlowedLine next = has_next ? read_line(lines, now.line.next) : FlowedLine{};
    const bool joins = now.is_flowed && has_next && next.depth == now.depth;
    // A quoted line keeps ">" and blank as people know them; an unquoted one loses its stuffing.
    const bool keeps_marks = !continues && now.depth > 0;
    const std::uint32_t begin = keeps_marks ? now.line.begin : now.content;
    if (joins)
      keep(begin, deletes_space ? now.line.end - 1 : now.line.end);
    else
      keep(begin, now.line.next);
    continues = joins;
    if (!has_next) break;
    now = next;
  }
  return kept;
}

}  // namespace presend::mime
