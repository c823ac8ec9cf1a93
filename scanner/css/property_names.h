#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "scanner/css/property.h"

namespace presend::css {

/// What can stand before the colon of a declaration: a longhand property, or a shorthand for
/// several. Longhands have the values of Property.
enum class PropertyName : std::uint8_t {
  background = static_cast<std::uint8_t>(Property::custom) + 1,
  font,
  overflow,
  margin,
  margin_inline,
  margin_block,
  padding,
  padding_inline,
  padding_block,
  inset,
  inset_inline,
  inset_block,
  transform,
  translate,
  all,
};

constexpr bool is_longhand(PropertyName name) { return name < PropertyName::background; }

/// The property of that name in any case, legacy prefixes included; nothing for others.
[[nodiscard]] std::optional<PropertyName> find_property(std::string_view name);

/// What a shorthand sets.
[[nodiscard]] std::span<const Property> longhands(PropertyName shorthand);

}  // namespace presend::css
