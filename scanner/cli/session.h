#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "scanner/base/outcome.h"
#include "scanner/cli/options.h"
#include "scanner/config/configuration.h"
#include "scanner/io/inputs.h"
#include "scanner/io/output.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/scan/scan.h"
#include "scanner/score/score.h"

namespace presend::cli {

inline constexpr int kPassed = 0;
inline constexpr int kFailed = 1;
inline constexpr int kTrouble = 2;

/// What surrounds the program, read once by main().
struct Environment {
  bool is_output_terminal = false;
  bool is_error_terminal = false;
  bool refuses_colour = false;  ///< NO_COLOR, or a terminal that cannot
  std::int64_t now = 0;         ///< seconds since 1970; SOURCE_DATE_EPOCH overrides the clock
  std::string step_summary;     ///< GITHUB_STEP_SUMMARY: where GitHub takes Markdown; may be empty
};

/// One line on standard error, made safe for the terminal.
void complain(const Error& error);

/// Whether what goes to `output` (empty: standard output) is coloured.
[[nodiscard]] bool wants_colour(const Options& options, const Environment& environment,
                                const std::string& output);

/// Standard output, or the file of -o.
[[nodiscard]] Outcome<io::Output> open_output(const std::string& path);
/// The Error when writing to `path` would destroy one of the drafts.
[[nodiscard]] std::optional<Error> overwrites_draft(const std::string& path,
                                                    const io::Inputs& inputs);
/// Finishes an output; false after complaining, silently when the reader went away.
[[nodiscard]] bool finish(io::Output& output);
/// Writes one text to the output of the options; the exit code.
[[nodiscard]] int write_all(const Options& options, std::string_view text);

/// The settings of a scan, checked.
[[nodiscard]] Outcome<scan::Settings> make_settings(const Options& options,
                                                    const Environment& environment);
[[nodiscard]] io::InputOptions input_options(const Options& options,
                                             const scan::Settings& settings);

/// The word lists: built in, or those of --wordlists.
class Lists {
 public:
  [[nodiscard]] static Outcome<Lists> open(const Options& options,
                                           const std::vector<config::ListEdit>& edits = {});
  [[nodiscard]] const lexicon::Lexicon& lexicon() const {
    return own_ ? *own_ : lexicon::Lexicon::embedded();
  }

 private:
  std::optional<lexicon::Lexicon> own_;
};

/// The points of the rules: built in, or those of --weights.
class Points {
 public:
  [[nodiscard]] static Outcome<Points> open(const Options& options);
  /// Gives a rule other points; its cap keeps its proportion to them.
  void set(const heuristics::Rule& rule, double points);
  [[nodiscard]] const score::Weights& weights() const {
    return own_ ? *own_ : score::Weights::embedded();
  }

 private:
  std::optional<score::Weights> own_;
};

[[nodiscard]] scan::Draft to_draft(io::LoadedDraft loaded);
/// What an exception that a draft caused is told as.
[[nodiscard]] Error internal_error(const std::string& file, const char* what);
/// What a file that ends too early is told.
[[nodiscard]] Error cut_off_error(const std::string& file, std::uint32_t message);

// One function a command; each gives the exit code.
[[nodiscard]] int run_check(const Options& options, const Environment& environment);
[[nodiscard]] int run_compare(const Options& options, const Environment& environment);
[[nodiscard]] int run_dissect(const Options& options, const Environment& environment);
[[nodiscard]] int run_eval(const Options& options, const Environment& environment);
[[nodiscard]] int run_explain(const Options& options, const Environment& environment);
[[nodiscard]] int run_fix(const Options& options, const Environment& environment);
[[nodiscard]] int run_init(const Options& options);
[[nodiscard]] int run_rules(const Options& options, const Environment& environment);

}  // namespace presend::cli
