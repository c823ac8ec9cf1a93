#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scanner/cli/options.h"

namespace presend::cli {

/// Values as they were given, where Options holds what they mean.
struct RawOptions {
  std::string file;               ///< dissect
  std::vector<std::string> what;  ///< explain
  std::vector<std::string> reports;
  std::vector<std::string> labels, bad, eras, at_most;  ///< eval
  std::vector<std::string> connect_to;                  ///< check
  std::int64_t most_wrong = 5;
  std::int64_t folds = 5;
  std::optional<std::int64_t> jobs;
  std::int64_t message = 0;
  std::int64_t width = 700;
};

/// Reads `raw` into `options`, then looks at all of them together. What is wrong, for a usage
/// error, or nothing.
[[nodiscard]] std::optional<std::string> finish_options(const RawOptions& raw, Options& options);

}  // namespace presend::cli
