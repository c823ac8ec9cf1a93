#include "scanner/report/source_excerpt.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "scanner/base/utf8.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

/// A character of the line as it is shown.
struct Cell {
  std::string text;
  std::uint32_t width = 0;
  bool is_meant = false;
};

std::vector<Cell> cells_of(std::string_view line, std::uint32_t begin, std::uint32_t end) {
  std::vector<Cell> cells;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint c = decode_utf8(line, at);
    Cell cell;
    cell.text = line[at] == '\t' ? "→" : visible(line.substr(at, c.size));
    cell.width = display_width(cell.text);
    cell.is_meant = at + c.size > begin && at < std::max(end, begin + 1);
    cells.push_back(std::move(cell));
    at += c.size;
  }
  return cells;
}

struct Window {
  std::size_t begin = 0, end = 0;  ///< cells
};

/// As many cells as fit into `width`, with what is meant inside, some of it at least.
Window window_around(const std::vector<Cell>& cells, std::uint32_t width) {
  const auto is_meant = [](const Cell& cell) { return cell.is_meant; };
  const auto meant = std::find_if(cells.begin(), cells.end(), is_meant);
  Window window;
  window.begin = window.end = static_cast<std::size_t>(meant - cells.begin());
  if (meant == cells.end()) window.begin = window.end = 0;
  std::uint32_t used = 0;
  const auto grow_right = [&](std::size_t limit) {
    while (window.end < limit && used + cells[window.end].width <= width)
      used += cells[window.end++].width;
  };
  std::size_t meant_end = window.end;
  while (meant_end < cells.size() && cells[meant_end].is_meant) ++meant_end;
  // A long URL may fill the line, but what stands before it shows where it is.
  const std::uint32_t least_before = std::min<std::uint32_t>(width / 6, 12);
  while (window.begin > 0 && used + cells[window.begin - 1].width <= least_before)
    used += cells[--window.begin].width;
  grow_right(meant_end);
  // A third of what is left goes before it: enough to recognise the place.
  const std::uint32_t left_share = used + (width - used) / 3;
  while (window.begin > 0 && used + cells[window.begin - 1].width <= left_share)
    used += cells[--window.begin].width;
  grow_right(cells.size());
  while (window.begin > 0 && used + cells[window.begin - 1].width <= width)
    used += cells[--window.begin].width;
  return window;
}

}  // namespace

std::string source_excerpt(const scan::ReportedFinding& finding, const Paint& paint) {
  std::string_view line = finding.source_line;
  std::uint32_t begin =
      std::min<std::uint32_t>(finding.caret_begin, static_cast<std::uint32_t>(line.size()));
  std::uint32_t end =
      std::clamp<std::uint32_t>(finding.caret_end, begin, static_cast<std::uint32_t>(line.size()));
  // Indentation says nothing and takes room.
  const auto blank =
      static_cast<std::uint32_t>(std::min<std::size_t>(line.find_first_not_of(" \t"), begin));
  line.remove_prefix(blank);
  if (line.empty()) return {};
  const std::vector<Cell> cells = cells_of(line, begin - blank, end - blank);

  const std::string number = padded_front(std::to_string(finding.begin.line), 8);
  const std::uint32_t room = kColumns - display_width(number) - 5;  // " | " and two "…"
  const Window window = window_around(cells, room);
  std::string text;
  std::string marks;
  if (window.begin > 0) {
    text += "…";
    marks += ' ';
  }
  for (std::size_t i = window.begin; i < window.end; ++i) {
    text += cells[i].text;
    marks.append(cells[i].width, cells[i].is_meant ? '^' : ' ');
  }
  if (window.end < cells.size()) text += "…";
  while (marks.ends_with(' ')) marks.pop_back();
  if (marks.empty()) marks = std::string(display_width(text), ' ') + '^';
  return paint(Ink::dim, number + " |") + ' ' + text + '\n' +
         paint(Ink::dim, std::string(display_width(number), ' ') + " |") + ' ' +
         paint(Paint::of(finding.severity), marks) + '\n';
}

}  // namespace presend::report
