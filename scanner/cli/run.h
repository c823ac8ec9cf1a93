#pragma once

#include <string>
#include <vector>

#include "scanner/cli/session.h"

namespace presend::cli {

/// The whole program: `arguments` without the program's name. The exit code.
[[nodiscard]] int run(std::vector<std::string> arguments, const Environment& environment);

}  // namespace presend::cli
