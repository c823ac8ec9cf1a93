#include "scanner/report/text_table.h"

#include <algorithm>
#include <numeric>

#include "scanner/report/layout.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

constexpr std::uint32_t kGap = 2;
constexpr std::uint32_t kShortestHead = 6;
constexpr std::uint32_t kLongestHead = 14;

}  // namespace

TextTable::TextTable(std::string head, std::vector<std::string> heads, std::uint32_t widest)
    : widest_(widest) {
  add(std::move(head), std::move(heads));
}

void TextTable::add(std::string name, std::vector<std::string> cells) {
  name = visible(name);
  for (std::string& cell : cells) cell = visible(cell);
  rows_.push_back({std::move(name), std::move(cells)});
}

std::vector<std::uint32_t> TextTable::widths(std::uint32_t room) const {
  const std::vector<std::string>& heads = rows_.front().cells;
  std::vector<std::uint32_t> widths(heads.size());
  // The longest heads that fit; numbers are never cut.
  for (std::uint32_t longest = kLongestHead; longest >= kShortestHead; --longest) {
    for (std::size_t column = 0; column < heads.size(); ++column) {
      std::uint32_t width = std::min(display_width(heads[column]), longest);
      for (std::size_t row = 1; row < rows_.size(); ++row)
        if (column < rows_[row].cells.size())
          width = std::max(width, display_width(rows_[row].cells[column]));
      widths[column] = width + kGap;
    }
    if (std::accumulate(widths.begin(), widths.end(), 0U) <= room) break;
  }
  return widths;
}

std::string TextTable::text() const {
  std::uint32_t first = 0;
  for (const Row& row : rows_) first = std::max(first, display_width(row.name));
  first = std::min(first, widest_);
  const std::uint32_t room = kColumns - first;
  const std::vector<std::uint32_t> width = widths(room);
  std::string out;
  for (std::size_t from = 0; from < width.size();) {
    std::size_t to = from;
    std::uint32_t taken = 0;
    while (to < width.size() && (to == from || taken + width[to] <= room)) taken += width[to++];
    if (from > 0) out += '\n';
    for (const Row& row : rows_) {
      std::string line = padded(shorten(row.name, first), first);
      for (std::size_t i = from; i < std::min(to, row.cells.size()); ++i)
        line += padded_front(shorten(row.cells[i], width[i] - kGap), width[i]);
      line.erase(line.find_last_not_of(' ') + 1);
      out += line + '\n';
    }
    from = to;
  }
  return out;
}

std::string percent(double share) {
  return share <= 0 ? "-" : decimal(share * 100, share < 0.9995 ? 1 : 0) + " %";
}

}  // namespace presend::report
