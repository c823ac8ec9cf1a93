#pragma once

#include <nlohmann/json_fwd.hpp>

#include "scanner/scan/scan.h"

namespace presend::report {

/// A finding as presend/1 describes it.
[[nodiscard]] nlohmann::ordered_json finding_json(const scan::ReportedFinding& finding);

/// A draft as presend/1 describes it.
[[nodiscard]] nlohmann::ordered_json draft_json(const scan::Report& report);

}  // namespace presend::report
