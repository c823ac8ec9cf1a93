#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/manual/manual.h"

namespace presend::manual {

/// What a shell offers for a value.
enum class Offer : std::uint8_t {
  nothing,  ///< a number, a name: only the user knows
  choices,  ///< HelpRow::choices
  files,
  folders,
  codes,     ///< ids and families of rules, with commas between
  rule,      ///< one id or name, or a file
  report,    ///< a format, '=', a file
  revision,  ///< of git
};
[[nodiscard]] Offer offer_of(const cli::HelpRow& row);

/// A flag, or an option whose value may be left out.
[[nodiscard]] bool needs_no_value(const cli::HelpRow& row);

/// "-o" and "--output".
[[nodiscard]] std::vector<std::string> spellings(const cli::HelpRow& row);

/// All options of a command.
[[nodiscard]] std::vector<cli::HelpRow> options_of(const cli::Help& help);
/// What stands beside the options, or nullptr.
[[nodiscard]] const cli::HelpRow* argument_of(const cli::Help& help);

/// The commands without the program itself.
[[nodiscard]] std::span<const cli::CommandHelp> commands_of(const Source& source);

/// The formats of check: those that --report knows too.
[[nodiscard]] std::vector<std::string> formats_of(const Source& source);

/// "HDR", "MIM": the families of the rules.
[[nodiscard]] std::vector<std::string> families_of(const Source& source);

[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view between);
/// In single quotes, for sh and zsh.
[[nodiscard]] std::string quoted(std::string_view text);
/// The first clause, for the one line that a shell has room for.
[[nodiscard]] std::string first_clause(std::string_view text);
/// `text` with a backslash in front of each of `special`.
[[nodiscard]] std::string escaped(std::string_view text, std::string_view special);

}  // namespace presend::manual
