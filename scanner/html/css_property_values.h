#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "scanner/html/css_colour.h"
#include "scanner/html/css_values.h"

namespace presend::html {

/// What decides whether overflow can clip: an inline box and the rows of a table cannot.
enum class Display : std::uint8_t { none, inline_box, block, table, table_part };

struct FontSize {
  Length length;
  /// smaller or larger than the parent's, or 0 when `length` counts
  float relative = 0;
};

struct Background {
  Colour colour{0, 0, 0, 0};
  bool has_image = false;
};

// The values of single properties; nothing when they are invalid, which lets an earlier
// declaration stand. Keywords that every property takes, such as inherit, are read elsewhere.
std::optional<Display> parse_display(std::string_view value);
std::optional<FontSize> parse_font_size(std::string_view value, bool allows_unitless);
/// The size in a font shorthand.
std::optional<FontSize> parse_font(std::string_view value);
std::optional<Background> parse_background(std::string_view value);
std::optional<float> parse_opacity(std::string_view value);
/// Whether it hides.
std::optional<bool> parse_visibility(std::string_view value);
/// Whether what does not fit in is cut off, in either direction.
std::optional<bool> parse_overflow(std::string_view value);
/// Whether clip leaves nothing.
std::optional<bool> parse_clip(std::string_view value);
/// Whether clip-path leaves nothing.
std::optional<bool> parse_clip_path(std::string_view value);
/// Whether transform scales to nothing.
std::optional<bool> parse_transform(std::string_view value);

}  // namespace presend::html
