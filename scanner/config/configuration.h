#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "heuristics/rule.h"
#include "scanner/base/limits.h"
#include "scanner/base/outcome.h"
#include "scanner/config/glob.h"
#include "scanner/config/values.h"
#include "scanner/scan/scan.h"

namespace presend::config {

inline constexpr std::string_view kFileName = "presend.toml";

/// Where something was said.
struct Place {
  std::string file;  ///< as people read it
  std::uint32_t line = 0;
};

/// Files that a block is about. No pattern: all that the configuration governs.
struct PathSet {
  std::string folder;  ///< absolute, of the configuration file
  std::vector<Glob> globs;

  /// `path` as normal_path() gives it, absolute.
  [[nodiscard]] bool holds(std::string_view path) const;
};

/// [rules.ID]
struct RuleSetting {
  const heuristics::Rule* rule = nullptr;
  std::optional<heuristics::Severity> severity = {};
  std::optional<double> points = {};
  std::optional<bool> is_enabled = {};
  Place place = {};
};

/// [[per-file]]
struct PerFile {
  PathSet paths;
  std::vector<std::string> ignore;  ///< codes
  std::vector<scan::SeverityChoice> severities;
  std::optional<scan::Mode> mode;
  std::optional<scan::KindChoice> kind;
  Place place;
};

/// [[suppress]]
struct Suppression {
  PathSet paths;
  scan::Acceptance acceptance;
  Place place;
};

/// An entry that [wordlists] adds to a list or takes from it.
struct ListEdit {
  std::string list;  ///< "freemail", "en/urgency"
  std::string entry;
  bool is_added = true;
  Place place;
};

/// What a presend.toml and those it extends say. A key of a file replaces that of the file it
/// extends; blocks and edits of lists come behind the others'.
struct Configuration {
  std::string file;  ///< as people read it; empty: none, all is default
  Values values;
  Limits limits;
  std::map<std::string, Place, std::less<>> places;  ///< of keys: "max-risk", "limits.parts"
  std::vector<RuleSetting> rules;                    ///< each rule once
  std::vector<PerFile> per_file;
  std::vector<Suppression> suppressions;
  std::vector<ListEdit> list_edits;
};

/// A Configuration, and all that is wrong with it.
struct Loaded {
  Configuration configuration;
  std::vector<Error> errors;
};

/// Reads a configuration file and what it extends. `file` is absolute; `shown` is how people know
/// it.
[[nodiscard]] Loaded load_configuration(const std::string& file, const std::string& shown);

/// The presend.toml nearest upward from a folder (absolute), up to the root; empty when there is
/// none.
[[nodiscard]] std::string nearest_configuration(std::string_view folder);

}  // namespace presend::config
