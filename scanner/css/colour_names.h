#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace presend::css {

/// 0xRRGGBB of a CSS colour name in any case, "transparent" and system colours excepted.
std::optional<std::uint32_t> named_rgb(std::string_view name);

}  // namespace presend::css
