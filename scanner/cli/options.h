#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "scanner/cli/eval_options.h"
#include "scanner/cli/help_text.h"
#include "scanner/cli/link_options.h"
#include "scanner/config/values.h"

namespace presend::cli {

enum class Command : std::uint8_t { check, compare, dissect, eval, explain, fix, init, rules };

using config::ColourChoice;
using config::ReportFile;

/// What the command line asks for. Everything is checked but what needs the rules or the file
/// system. What a presend.toml can say too stands in the base and knows whether it was given.
struct Options : config::Values {
  Command command = Command::check;
  std::vector<std::string> paths;  ///< check, compare; dissect: one; init: a folder, or none
  std::string what;                ///< explain: a rule, a reply, codes, or a file
  std::string draft;               ///< explain: that may have caused the reply
  std::uint32_t message = 0;       ///< dissect: index inside an mbox
  std::uint32_t width_px = 700;    ///< dissect: of the window the draft is looked at in

  std::string output;        ///< empty: standard output
  bool is_markdown = false;  ///< rules
  std::string pages;         ///< rules: folder for a page a rule; empty: none
  bool shows_words = false;  ///< dissect: also what a filter reads
  bool is_quiet = false;
  bool is_verbose = false;
  bool has_progress = true;
  std::string stdin_name;

  std::string config_file;      ///< read instead of what lies near the drafts; empty: none named
  bool is_isolated = false;     ///< no configuration is read
  bool shows_settings = false;  ///< check: print what is in force instead of scanning

  bool writes_baseline = false;  ///< check: what is found becomes the baseline
  bool prunes_baseline = false;  ///< check: entries that match nothing leave the baseline
  std::string against;           ///< check: git revision to compare with; empty: none

  bool fails_on_worse = false;  ///< compare: fail when a variant is worse than the first

  bool writes_fixes = false;       ///< fix: in place
  bool shows_diff = false;         ///< fix: also where it writes
  bool with_unsafe_fixes = false;  ///< fix: also what changes what readers get

  std::vector<std::string> ci;  ///< init: services to write a file for

  EvalOptions eval;
  LinkOptions links;  ///< check

  /// What reports are written in, where neither the command line nor a file says so.
  [[nodiscard]] report::Format format_or_default() const {
    return format.value_or(report::Format::pretty);
  }
  /// Whether the run, or one of its `reports`, is told in that format.
  [[nodiscard]] bool writes(report::Format wanted) const {
    return format_or_default() == wanted ||
           std::any_of(reports.begin(), reports.end(),
                       [&](const ReportFile& report) { return report.format == wanted; });
  }
};

/// The end of the run before it began: help, version, or a usage error.
struct Exit {
  int code = 0;
  std::string output;  ///< for standard output
  std::string error;   ///< for standard error
};

/// Reads the arguments after the program's name.
[[nodiscard]] std::variant<Options, Exit> parse_options(std::vector<std::string> arguments);

/// What --help says, as data.
struct CommandHelp {
  std::string name;  ///< of the command; empty for the program itself
  Help help;
};
/// Of the program and then of every command, in the order of --help.
[[nodiscard]] std::vector<CommandHelp> all_help();

}  // namespace presend::cli
