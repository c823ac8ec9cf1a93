#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scanner/eval/folds.h"

namespace presend::cli {

/// Labels that have an option of their own, such as --spam. The first two are of bad drafts.
inline constexpr const char* kUsualLabels[] = {"spam",        "phish",  "ham",
                                               "newsletters", "modern", "templates"};
inline constexpr std::size_t kUsualBad = 2;

/// What presend eval is told beyond the common options.
struct EvalOptions {
  /// Drafts of one label.
  struct Folder {
    std::string label;
    std::string path;
  };
  std::vector<Folder> drafts;
  std::vector<std::string> bad = {kUsualLabels, kUsualLabels + kUsualBad};
  std::uint32_t most_wrong = 5;

  bool is_calibrating = false;
  std::string calibrated_file;  ///< where the fitted points go
  std::uint32_t folds = 5;
  double caution = 1;
  std::vector<eval::NamedEra> eras;                     ///< empty: the usual ones
  std::vector<std::string> without;                     ///< codes of rules that get no points
  std::vector<std::pair<std::string, double>> at_most;  ///< codes and their most points
  bool tries_families = false;
};

// Each reads the values of one option into `options`; what is wrong with them, or nothing.

/// "NAME=PATH".
[[nodiscard]] std::optional<std::string> read_labels(const std::vector<std::string>& values,
                                                     EvalOptions& options);
/// "NAME=LABEL,LABEL".
[[nodiscard]] std::optional<std::string> read_eras(const std::vector<std::string>& values,
                                                   EvalOptions& options);
/// "CODE=POINTS".
[[nodiscard]] std::optional<std::string> read_at_most(const std::vector<std::string>& values,
                                                      EvalOptions& options);
/// What is wrong with all of them together.
[[nodiscard]] std::optional<std::string> find_conflict(const EvalOptions& options);

}  // namespace presend::cli
