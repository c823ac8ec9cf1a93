#pragma once

#include <string>
#include <utility>
#include <vector>

#include "scanner/base/outcome.h"

namespace presend::config {

/// Values for template tags: name and text. "customer.name" is the member of an object, "items.0"
/// the first of a list.
using Vars = std::vector<std::pair<std::string, std::string>>;

/// Reads them from a JSON file, which holds an object. At most 1 MiB.
[[nodiscard]] Outcome<Vars> load_vars(const std::string& file);

}  // namespace presend::config
