#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scanner/base/outcome.h"
#include "scanner/config/baseline.h"
#include "scanner/io/revision.h"
#include "scanner/scan/scan.h"

namespace presend::cli {

/// How findings that were there before are told from new ones.
struct AcceptedOptions {
  std::string baseline;  ///< file; empty: none
  bool writes_baseline = false;
  bool prunes_baseline = false;
  std::string against;  ///< git revision; empty: none
};

/// Tells a run what was there before: what the baseline holds, and what the drafts were at a git
/// revision.
class Accepted {
 public:
  /// Reads the baseline, which may be missing only when it is to be written, and asks git.
  [[nodiscard]] static Outcome<Accepted> open(const AcceptedOptions& options);

  /// Scans a draft knowing what was there before. Thread-safe. `draft.accepted` may hold what else
  /// is accepted.
  [[nodiscard]] Outcome<scan::Report> scan(scan::Draft draft, const scan::Settings& settings,
                                           const lexicon::Lexicon& lexicon,
                                           const score::Weights& weights) const;
  /// Takes note of a report of scan() with those settings, for finish(). One thread at a time.
  /// Gives which of the `count` acceptances that the draft came with match nothing, as indices.
  std::vector<std::uint32_t> note(const scan::Report& report, const scan::Settings& settings,
                                  std::size_t count);
  /// Writes the baseline if that was asked for. Notes to tell the user are put into `notes`, a
  /// sentence each.
  [[nodiscard]] std::optional<Error> finish(std::vector<std::string>& notes);

 private:
  explicit Accepted(const AcceptedOptions& options) : options_(options) {
    if (!options_.baseline.empty()) baseline_.emplace(options_.baseline);
  }
  [[nodiscard]] std::optional<Error> read_baseline();
  [[nodiscard]] std::optional<Error> ask_git();
  /// Adds what the draft was at the revision.
  [[nodiscard]] std::optional<Error> compare(scan::Draft& draft, const scan::Settings& settings,
                                             const lexicon::Lexicon& lexicon,
                                             const score::Weights& weights) const;
  std::size_t drop_stale();

  AcceptedOptions options_;
  std::optional<config::Baseline> baseline_;
  std::optional<io::Revision> revision_;
  /// Per draft the entries of the baseline that match nothing.
  std::map<std::pair<std::string, std::uint32_t>, std::vector<std::uint32_t>> stale_;
  std::set<std::string> seen_;  ///< files
};

}  // namespace presend::cli
