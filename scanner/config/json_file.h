#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "scanner/base/outcome.h"

namespace presend::config {

/// Reads JSON that anybody may have written; `file` names it in errors, which give the line and no
/// remedy. Lists and objects nest at most 64 deep, so that whoever walks them may recurse. Of a
/// name given twice the last value counts.
[[nodiscard]] Outcome<nlohmann::json> parse_json(const std::string& file, std::string_view text);

}  // namespace presend::config
