#pragma once

#include <optional>
#include <string_view>

#include "scanner/css/colour.h"

namespace presend::css {

/// The colour that function `name` with these arguments gives, or nothing.
std::optional<Colour> functional_colour(std::string_view name, Tokens arguments,
                                        const ValueContext& context);

}  // namespace presend::css
