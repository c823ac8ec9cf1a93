#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "scanner/html/css_colour.h"
#include "scanner/html/css_property_values.h"
#include "scanner/html/css_values.h"

namespace presend::html {

/// What stands for a value of the parent or of the root.
enum class Keyword : std::uint8_t { inherit, initial, current_colour };

/// The value of one property, or nothing when the declaration is missing or invalid.
template <class T>
struct Property {
  std::optional<T> value;
  std::optional<Keyword> keyword;
  bool is_important = false;
  [[nodiscard]] bool is_set() const { return value.has_value() || keyword.has_value(); }
};

/// The declarations of a style attribute that bear on what can be seen.
struct InlineStyle {
  Property<Display> display;
  Property<bool> is_visibility_hidden;
  Property<float> opacity;
  Property<FontSize> font_size;
  Property<Colour> colour;
  Property<Colour> text_fill;
  Property<Colour> background;
  Property<bool> has_background_image;
  Property<bool> cuts_overflow;
  Property<Length> width;
  Property<Length> max_width;
  Property<Length> height;
  Property<Length> max_height;
  Property<Length> left;
  Property<Length> top;
  Property<Length> text_indent;
  Property<bool> is_positioned;   ///< anything but static
  Property<bool> is_out_of_flow;  ///< absolute or fixed
  Property<bool> is_floating;
  Property<bool> is_clipped_away;       ///< clip
  Property<bool> is_clip_path_empty;    ///< clip-path
  Property<bool> is_scaled_to_nothing;  ///< transform
};

/// Reads a style attribute. Later declarations win over earlier ones, important ones over others,
/// invalid ones over none. `is_quirks`: numbers without a unit and colours without '#' count.
InlineStyle parse_inline_style(std::string_view text, bool is_quirks);

}  // namespace presend::html
