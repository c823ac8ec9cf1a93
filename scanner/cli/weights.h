#pragma once

#include <string>

#include "scanner/base/outcome.h"
#include "scanner/score/score.h"

namespace presend::cli {

/// Points of the rules from a file. A row that is wrong, or is about a rule that does not exist, is
/// an Error with its line.
[[nodiscard]] Outcome<score::Weights> load_weights(const std::string& file);

}  // namespace presend::cli
