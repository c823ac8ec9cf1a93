#pragma once

#include <string>
#include <string_view>

namespace presend::report {

// A CI service reads what a program prints and obeys lines that look like commands to it: GitHub's
// "::stop-commands::…" at the beginning of a line and "##[add-path]…" anywhere in it, Azure's
// "##vso[…]", TeamCity's "##teamcity[…]". A draft or the name of a file must not give any.

/// How the two beginnings of a command are written instead.
struct Defused {
  std::string_view colon = "<U+003A>";    ///< of "::" at the beginning of a line
  std::string_view bracket = "<U+005B>";  ///< of "##[" and "##name["
};

/// `text` without anything that a CI service would take for a command.
[[nodiscard]] std::string without_commands(std::string text, Defused defused = {});

/// The data of a GitHub workflow command, on one line.
[[nodiscard]] std::string command_data(std::string_view text);
/// The value of a property of a GitHub workflow command.
[[nodiscard]] std::string command_property(std::string_view text);

}  // namespace presend::report
