#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace presend::report {

/// JSON as text: ill-formed UTF-8 becomes U+FFFD, and what is_unsafe() says must not reach a
/// terminal is escaped as \uXXXX, because JSON is read in terminals too, as is the "[" of what a CI
/// service would take for a command (log_commands.h). `indent` < 0: one line.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& value, int indent = -1);

}  // namespace presend::report
