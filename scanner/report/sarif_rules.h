#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string_view>

#include "heuristics/rule.h"

namespace presend::report {

/// The rules as SARIF's reportingDescriptor objects, with everything GitHub shows about an alert.
/// The last is the one for drafts that fail by their risk.
[[nodiscard]] nlohmann::ordered_json sarif_rules(std::span<const heuristics::Rule* const> rules);

/// "error", "warning", "note".
[[nodiscard]] std::string_view sarif_level(heuristics::Severity severity);

}  // namespace presend::report
