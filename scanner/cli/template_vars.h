#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scanner/base/outcome.h"

namespace presend::cli {

/// The values of template tags from a JSON file: an object of texts, numbers, true, false and null,
/// and of such objects, whose names are joined by dots ("customer.name"). Members of a list are
/// called by their number, from 0 on ("items.0.title"). An Error names the line.
[[nodiscard]] Outcome<std::vector<std::pair<std::string, std::string>>> load_template_vars(
    const std::string& file);

}  // namespace presend::cli
