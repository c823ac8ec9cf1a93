#pragma once

#include <string>
#include <string_view>

#include "scanner/eval/evaluation.h"
#include "scanner/report/layout.h"

namespace presend::eval {

/// What is told about fitted points.
[[nodiscard]] std::string fitted_pretty(const Evaluation& evaluation, const report::Paint& paint);

/// A title, with a blank line before it unless it is the first.
void add_title(std::string& out, const report::Paint& paint, std::string_view text);
void append_reliability(std::string& out, const Reliability& reliability);

}  // namespace presend::eval
