#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace presend::html {

/// A number with what stands right behind it.
struct Number {
  float value = 0;
  std::string_view unit;  ///< "px", "%", … as written; empty without one
};
/// Takes a number from the front of `text`; nullopt when there is none.
std::optional<Number> read_number(std::string_view& text);

/// A CSS length. Absolute units are px already.
struct Length {
  enum class Unit : std::uint8_t { px, em, rem, percent, viewport_width, viewport_height };
  float value = 0;
  Unit unit = Unit::px;
};
/// `allows_unitless`: "12" counts as 12 px, as in old documents; 0 always does.
std::optional<Length> parse_length(std::string_view text, bool allows_unitless = false);

/// The HTML attributes width and height (HTML 2.3.4): "100", "100px", "50%".
std::optional<Length> parse_dimension(std::string_view text);

/// A page as wide as the reading pane the browser truth was measured at.
inline constexpr float kViewportWidthPx = 700;
inline constexpr float kViewportHeightPx = 900;

struct LengthBase {
  float em_px = 16;
  float rem_px = 16;
  float percent_px = 0;  ///< what 100 % are
};
float to_px(Length length, const LengthBase& base);

/// Takes the next piece between blanks, commas and slashes from the front of a value; parentheses
/// and quotes stay whole. Empty at the end.
std::string_view next_component(std::string_view& value);

}  // namespace presend::html
