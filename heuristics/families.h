#pragma once

#include <string_view>

namespace presend::heuristics {

/// What the rules of a family are about, such as "Links" for "LNK"; empty for an unknown family.
[[nodiscard]] std::string_view family_title(std::string_view family);

}  // namespace presend::heuristics
