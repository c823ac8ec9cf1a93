#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace presend::report {

/// Lines of columns for people: names to the left, numbers to the right of their columns. Heads are
/// shortened where that saves space; columns that do not fit into a line go into a further block.
class TextTable {
 public:
  /// `heads` of the number columns; `head` of the first, which has `widest` columns at most.
  TextTable(std::string head, std::vector<std::string> heads, std::uint32_t widest = 24);

  /// One cell a number column; missing ones stay blank.
  void add(std::string name, std::vector<std::string> cells);

  /// Ends with a newline. All is made safe for a terminal.
  [[nodiscard]] std::string text() const;

 private:
  struct Row {
    std::string name;
    std::vector<std::string> cells;
  };
  /// Of each number column, with the gap before it.
  [[nodiscard]] std::vector<std::uint32_t> widths(std::uint32_t room) const;

  std::vector<Row> rows_;  // the heads first
  std::uint32_t widest_;
};

/// "12.3 %" of a share; "-" for 0, so that the others stand out.
[[nodiscard]] std::string percent(double share);

}  // namespace presend::report
