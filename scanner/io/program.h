#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scanner/base/outcome.h"

namespace presend::io {

/// What a program printed and how it ended.
struct ProgramResult {
  int exit_code = 0;       ///< 128 + the number of the signal that ended it
  std::string output;      ///< standard output
  std::string complaints;  ///< standard error, its first 4 KB
};

/// Runs a program found in PATH without a shell, standard input empty, and waits for its end.
/// `words` are its name and arguments. Output beyond `limit` bytes, and a program that cannot be
/// started, are Errors.
[[nodiscard]] Outcome<ProgramResult> run_program(const std::vector<std::string>& words,
                                                 std::uint64_t limit);

}  // namespace presend::io
