#pragma once

#include <optional>

#include "scanner/css/property.h"
#include "scanner/css/property_names.h"

namespace presend::css {

/// The value of a longhand property, or nothing when it is invalid. Keywords that every property
/// takes, such as inherit, and custom properties are read elsewhere.
std::optional<Value> read_longhand(Property property, Tokens tokens, const ValueContext& context);

/// Whether tokens are a valid value of the shorthand; then `values` holds those of its longhands,
/// in their order.
bool read_shorthand(PropertyName shorthand, Tokens tokens, const ValueContext& context,
                    std::array<Value, 4>& values);

}  // namespace presend::css
