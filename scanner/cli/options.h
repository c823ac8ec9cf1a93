#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "heuristics/finding.h"
#include "scanner/cli/eval_options.h"
#include "scanner/report/writer.h"
#include "scanner/scan/scan.h"

namespace presend::cli {

enum class Command : std::uint8_t { check, dissect, eval, explain, rules };
enum class ColourChoice : std::uint8_t { automatic, always, never };

/// "--report FORMAT=FILE".
struct ReportFile {
  report::Format format = report::Format::json;
  std::string file;
};

/// What the command line asks for. Everything is checked but what needs the rules or the file
/// system.
struct Options {
  Command command = Command::check;
  std::vector<std::string> paths;  ///< check; dissect: one
  std::string what;                ///< explain: a rule, a reply, codes, or a file
  std::string draft;               ///< explain: that may have caused the reply
  std::uint32_t message = 0;       ///< dissect: index inside an mbox
  std::uint32_t width_px = 700;    ///< dissect: of the window the draft is looked at in

  report::Format format = report::Format::pretty;
  std::string output;  ///< empty: standard output
  std::vector<ReportFile> reports;
  bool is_markdown = false;  ///< rules
  std::string pages;         ///< rules: folder for a page a rule; empty: none

  scan::Gate gate;
  bool is_exit_zero = false;
  bool shows_words = false;  ///< dissect: also what a filter reads
  std::vector<std::string> select, ignore, extend_select;
  heuristics::Grade min_evidence = heuristics::Grade::d;
  scan::KindChoice kind = scan::KindChoice::automatic;
  std::string sender;
  std::vector<std::string> own_domains;
  std::string wordlists;
  std::string weights;                    ///< check, eval, rules: file with points; empty: built in
  std::vector<std::string> dictionaries;  ///< check: files of words that are spelt right

  std::uint32_t jobs = 0;  ///< 0: one a core
  ColourChoice colour = ColourChoice::automatic;
  bool is_quiet = false;
  bool is_verbose = false;
  bool has_progress = true;
  std::string stdin_name;
  EvalOptions eval;
};

/// The end of the run before it began: help, version, or a usage error.
struct Exit {
  int code = 0;
  std::string output;  ///< for standard output
  std::string error;   ///< for standard error
};

/// Reads the arguments after the program's name. The only code that knows CLI11.
[[nodiscard]] std::variant<Options, Exit> parse_options(std::vector<std::string> arguments);

}  // namespace presend::cli
