#pragma once

#include <optional>
#include <string_view>

#include "scanner/css/length.h"
#include "scanner/css/token.h"

namespace presend::css {

/// Channels 0 to 255, alpha 0 to 1.
struct Colour {
  float red = 0;
  float green = 0;
  float blue = 0;
  float alpha = 1;
  friend bool operator==(const Colour&, const Colour&) = default;
};

/// Reads a colour (CSS Color 4) at tokens[at] and moves behind it: names, hex digits, rgb(), hsl(),
/// hwb(), lab(), lch(), oklab(), oklch(), color(), color-mix() and light-dark(). Spaces beyond sRGB
/// are clipped to it. Nothing when there is none, nor for currentcolor.
std::optional<Colour> read_colour(Tokens tokens, std::size_t& at, const ValueContext& context);

/// The colour of bgcolor and <font color>, where nearly anything means something (HTML 2.3.6).
std::optional<Colour> parse_legacy_colour(std::string_view text);

/// `front` laid over an opaque `back`.
Colour over(const Colour& front, const Colour& back);

/// 1 (the same) to 21 (black on white), as WCAG 2 defines it.
float contrast(const Colour& a, const Colour& b);

}  // namespace presend::css
