#pragma once

#include <optional>
#include <string_view>

namespace presend::html {

/// Channels 0 to 255, alpha 0 to 1.
struct Colour {
  float red = 0;
  float green = 0;
  float blue = 0;
  float alpha = 1;
  friend bool operator==(const Colour&, const Colour&) = default;
};

/// A CSS colour: a name, #rgb to #rrggbbaa, rgb(), hsl(). `allows_hashless`: "ff0000" counts, as
/// in old documents. Not currentcolor, nor spaces beyond sRGB.
std::optional<Colour> parse_colour(std::string_view text, bool allows_hashless = false);

/// The colour of bgcolor and <font color>, where nearly anything means something (HTML 2.3.6).
std::optional<Colour> parse_legacy_colour(std::string_view text);

/// `front` laid over an opaque `back`.
Colour over(const Colour& front, const Colour& back);

/// 1 (the same) to 21 (black on white), as WCAG 2 defines it.
float contrast(const Colour& a, const Colour& b);

}  // namespace presend::html
