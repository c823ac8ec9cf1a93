#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scanner/base/outcome.h"
#include "scanner/scan/scan.h"

namespace presend::config {

/// A finding that was there when the baseline was written.
struct BaselineEntry {
  std::string rule;         ///< id
  std::string fingerprint;  ///< see scan::ReportedFinding
  std::uint32_t places = 1;
  std::string quote;  ///< for whoever reviews the file; nothing is compared with it
};

/// What accepts all findings of a report that nobody suppressed.
[[nodiscard]] std::vector<scan::Acceptance> acceptances_of(const scan::Report& report);

/// Yesterday's findings, by draft: they do not fail today's. A JSON file (schema
/// "presend-baseline/1") that names drafts relative to its own folder, sorted and with one finding
/// a line, so that it can be kept in git and merged.
class Baseline {
 public:
  /// An empty one that will be written to `path`.
  explicit Baseline(std::string path) : path_(std::move(path)) {}
  /// Reads `text`, the content of `path`. An Error names the line where that can be told.
  [[nodiscard]] static Outcome<Baseline> parse(std::string path, std::string_view text);

  [[nodiscard]] const std::string& path() const { return path_; }
  /// The entries of a draft, "file" as given to the program, relative to the working folder.
  [[nodiscard]] const std::vector<BaselineEntry>& of(const std::string& file,
                                                     std::uint32_t message) const;
  /// The entries of a draft as what a scan takes.
  [[nodiscard]] std::vector<scan::Acceptance> acceptances(const std::string& file,
                                                          std::uint32_t message) const;
  /// Replaces the entries of a draft by its findings that nobody suppressed. Those of rules that
  /// `has_run` denies stay.
  void take(const scan::Report& report, const std::function<bool(std::string_view id)>& has_run);
  /// Drops entries of a draft; `stale` are indices into of(), ascending.
  void drop(const std::string& file, std::uint32_t message,
            const std::vector<std::uint32_t>& stale);
  /// Files with entries, as paths from the working folder.
  [[nodiscard]] std::vector<std::string> files() const;
  /// Drops all entries of a file, named as files() does; how many there were.
  std::size_t drop_file(const std::string& file);
  [[nodiscard]] std::size_t size() const;
  /// What the file is to hold.
  [[nodiscard]] std::string text() const;

 private:
  /// Path relative to the baseline's folder, and the index inside an mbox.
  using Key = std::pair<std::string, std::uint32_t>;
  [[nodiscard]] Key key(const std::string& file, std::uint32_t message) const;

  std::string path_;
  std::map<Key, std::vector<BaselineEntry>> entries_;
};

}  // namespace presend::config
