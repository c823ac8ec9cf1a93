#include "scanner/preview/body_writer.h"
#include "scanner/preview/markup_text.h"

namespace presend::preview {
namespace {

/// Calls `take(node, begin, end)` for each line of a text.
template <class Take>
void each_text_line(std::string_view text, Take take) {
  std::uint32_t node = 0;
  for (std::size_t begin = 0; begin <= text.size(); ++node) {
    std::size_t end = text.find_first_of("\r\n", begin);
    if (end == std::string_view::npos) end = text.size();
    take(node, begin, end);
    begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
}

}  // namespace

void add_lines(NodeFinder& finder, const mime::Part& part, std::uint32_t body_index) {
  each_text_line(part.text, [&](std::uint32_t node, std::size_t begin, std::size_t end) {
    if (end > begin)
      finder.add({body_index, node},
                 part.place(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)),
                 true);
  });
}

Body write_plain_body(const mime::Part& part, const Marked& marked) {
  Body out;
  out.section = part.section;
  out.is_html = false;
  append_attribute(out.body_attributes, "class", "ps-plain");
  each_text_line(part.text, [&](std::uint32_t node, std::size_t begin, std::size_t end) {
    if (out.content.size() > kMostBodyBytes) {
      out.is_cut = true;
      return;
    }
    const std::string_view line = part.text.substr(begin, end - begin);
    const bool is_marked = node < marked.size() && marked[node];
    if (is_marked) {
      out.content += "<ps-t";
      append_attribute(out.content, "data-n", std::to_string(node));
      out.content += '>';
    }
    append_text(out.content, line);
    out.content += is_marked ? "</ps-t>\n" : "\n";
  });
  return out;
}

}  // namespace presend::preview
