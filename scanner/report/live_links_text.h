#pragma once

#include <string>
#include <vector>

#include "scanner/links/results.h"

namespace presend::report {

/// What live checks learnt in a line: "41 asked: 38 work, 2 dead; 1 not asked".
[[nodiscard]] std::string live_links_text(const std::vector<links::Result>& results);

}  // namespace presend::report
