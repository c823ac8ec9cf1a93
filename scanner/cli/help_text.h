#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace presend::cli {

/// What the value of an option or argument names.
enum class ValueKind : std::uint8_t {
  none,    ///< there is no value
  text,    ///< or a number
  choice,  ///< one of HelpRow::choices
  file,
  folder,
  path,  ///< a file or a folder
};

/// A line of --help: "-o, --output FILE" and what it does.
struct HelpRow {
  std::string name;
  std::string description;

  // The same in pieces, for man pages and completions.
  std::vector<std::string> long_names = {};   ///< without "--"; the first is the usual one
  std::vector<std::string> short_names = {};  ///< without "-"
  std::string value_name = {};                ///< "FILE"; empty: a flag, or a command
  std::vector<std::string> choices = {};
  ValueKind value = ValueKind::none;
  bool is_positional = false;
  bool is_repeatable = false;
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
