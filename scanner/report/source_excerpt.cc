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
  // What is missing at the end of the line is pointed at behind it.
  if (begin >= line.size()) cells.push_back({" ", 1, true});
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

/// Long lines come cut to so many bytes.
constexpr std::size_t kCutBytes = 400;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// How many bytes of a character whose end was cut off `line` ends with.
std::size_t broken_end(std::string_view line) {
  std::size_t back = 0;
  while (back < 3 && back < line.size() && is_continuation(line[line.size() - 1 - back])) ++back;
  if (back == line.size()) return 0;
  const auto lead = static_cast<unsigned char>(line[line.size() - 1 - back]);
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
  return back + 1 < size ? back + 1 : 0;
}

}  // namespace

std::string source_excerpt(const scan::ReportedFinding& finding, const Paint& paint) {
  std::string_view line = finding.source_line;
  const auto size = static_cast<std::uint32_t>(line.size());
  const std::uint32_t begin = std::min<std::uint32_t>(finding.caret_begin, size);
  const std::uint32_t end = std::clamp<std::uint32_t>(finding.caret_end, begin, size);
  const bool is_begin_cut = finding.begin.column > finding.caret_begin + 1;
  const bool is_end_cut = line.size() >= kCutBytes;
  if (is_end_cut) line.remove_suffix(std::min<std::size_t>(broken_end(line), size - end));
  // Indentation says nothing and takes room; nor does the rest of a character.
  std::uint32_t skipped = 0;
  while (skipped < begin && (is_begin_cut ? skipped < 3 && is_continuation(line[skipped])
                                          : line[skipped] == ' ' || line[skipped] == '\t'))
    ++skipped;
  line.remove_prefix(skipped);
  if (line.empty()) return {};
  const std::vector<Cell> cells = cells_of(line, begin - skipped, end - skipped);

  const std::string number = padded_front(std::to_string(finding.begin.line), 8);
  const std::uint32_t room = kColumns - display_width(number) - 5;  // " | " and two "…"
  const Window window = window_around(cells, room);
  std::string text;
  std::string marks;
  std::size_t first_mark = std::string::npos;
  if (window.begin > 0 || is_begin_cut) {
    text += "…";
    marks += ' ';
  }
  for (std::size_t i = window.begin; i < window.end; ++i) {
    if (cells[i].is_meant && first_mark == std::string::npos) first_mark = marks.size();
    text += cells[i].text;
    marks.append(cells[i].width, cells[i].is_meant ? '^' : ' ');
  }
  if (window.end < cells.size() || is_end_cut) text += "…";
  while (text.ends_with(' ')) text.pop_back();
  while (marks.ends_with(' ')) marks.pop_back();
  // A combining mark has no column of its own.
  if (marks.empty()) marks.assign(first_mark == std::string::npos ? 0 : first_mark, ' ') += '^';
  return paint(Ink::dim, number + " |") + ' ' + text + '\n' +
         paint(Ink::dim, std::string(display_width(number), ' ') + " |") + ' ' +
         paint(Paint::of(finding.severity), marks) + '\n';
}

}  // namespace presend::report
