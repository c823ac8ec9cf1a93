#pragma once

#include <string>
#include <string_view>

namespace presend::cli {

/// "0.1.0", from the project() line of CMakeLists.txt.
std::string_view version();

/// What --version prints: "presend 0.1.0", then a line for each library with its version.
[[nodiscard]] std::string version_text();

}  // namespace presend::cli
