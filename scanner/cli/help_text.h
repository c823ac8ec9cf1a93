#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace presend::cli {

/// A line of --help: "-o, --output FILE" and what it does.
struct HelpRow {
  std::string name;
  std::string description;
};

/// Rows under a title; without one when it is empty.
struct HelpGroup {
  std::string title;
  std::vector<HelpRow> rows;
};

/// What --help says of the program or of one command.
struct Help {
  std::string description;
  std::string usage;
  std::vector<HelpGroup> groups;
  std::string footer;
};

/// As text, in 80 columns. Groups without rows are left out.
[[nodiscard]] std::string help_text(const Help& help);

}  // namespace presend::cli
