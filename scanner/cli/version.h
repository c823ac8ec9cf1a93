#pragma once

#include <string_view>

namespace presend::cli {

/// "0.1.0", from the project() line of CMakeLists.txt.
std::string_view version();

}  // namespace presend::cli
