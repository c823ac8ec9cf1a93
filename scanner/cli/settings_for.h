#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/outcome.h"
#include "scanner/cli/session.h"
#include "scanner/config/configuration.h"

namespace presend::cli {

/// A presend.toml with the command line over it, ready for scans.
struct Project {
  config::Configuration configuration;
  Options options;  ///< as given, and what they leave open as the file says
  scan::Settings settings;
  Lists lists;
  Points points;
};

/// What a draft is scanned with. Belongs to the SettingsFor that gave it.
struct FileSettings {
  const Project* project = nullptr;
  scan::Settings settings;
  /// Of [[suppress]]: what is accepted of the draft, and where that stands.
  std::vector<scan::Acceptance> accepted;
  std::vector<config::Place> accepted_at;
  /// The [[per-file]] blocks that are about the draft.
  std::vector<const config::PerFile*> blocks;

  [[nodiscard]] const lexicon::Lexicon& lexicon() const { return project->lists.lexicon(); }
  [[nodiscard]] const score::Weights& weights() const { return project->points.weights(); }
};

/// Finds the settings of each draft: those of the nearest presend.toml above it, or of the file of
/// --config, or only those of the command line with --isolated. Every file is read once.
class SettingsFor {
 public:
  /// Reads the configuration of the run, that of the working folder or of --config; nullptr after
  /// complaining of all that is wrong with it or with `given`.
  [[nodiscard]] static std::unique_ptr<SettingsFor> open(const Options& given,
                                                         const Environment& environment);

  /// The options of the run: what is given, and what that leaves open from its configuration.
  [[nodiscard]] const Options& options() const { return run_->options; }
  [[nodiscard]] const scan::Settings& settings() const { return run_->settings; }
  [[nodiscard]] const Project& run() const { return *run_; }
  [[nodiscard]] const Options& given() const { return given_; }

  /// The settings of a draft, by its path as named; "-" is --stdin-filename or lies in the working
  /// folder. The Error of its configuration names the draft. Thread-safe.
  [[nodiscard]] Outcome<const FileSettings*> of(const std::string& file);

 private:
  SettingsFor(const Options& given, const Environment& environment)
      : given_(given), environment_(environment) {}

  struct Entry {
    std::unique_ptr<Project> project;  ///< nullptr: it is broken
    std::vector<Error> errors;
    std::map<std::string, std::unique_ptr<FileSettings>> by_blocks;
  };
  /// That of a configuration file (absolute; empty: none).
  Entry& entry_of(const std::string& file);
  [[nodiscard]] std::unique_ptr<Project> make_project(config::Configuration configuration,
                                                      std::vector<Error>& errors) const;
  [[nodiscard]] std::string shown(const std::string& file) const;
  [[nodiscard]] const std::string& configuration_above(const std::string& folder);

  const Options given_;
  const Environment environment_;
  std::string working_folder_;
  std::string fixed_file_;  ///< of --config
  const Project* run_ = nullptr;
  std::mutex mutex_;
  std::map<std::string, std::string> nearest_;  ///< by folder
  std::map<std::string, Entry> entries_;        ///< by configuration file
};

}  // namespace presend::cli
