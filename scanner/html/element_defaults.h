#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "scanner/html/css_colour.h"
#include "scanner/html/document.h"
#include "scanner/html/inline_style.h"

namespace presend::html {

/// What a browser's own style sheet says about an element, as far as it bears on what can be seen.
struct ElementDefaults {
  Display display = Display::inline_box;
  float font_factor = 0;          ///< times the parent's size; 0 when it sets none
  float font_size_px = 0;         ///< 0 when it sets none
  bool is_form_control = false;   ///< has colours of its own
  bool is_monospace = false;      ///< 13 px where the parent has 16
  bool never_shows_text = false;  ///< whatever its style, such as the fallback text of <video>
};
const ElementDefaults& element_defaults(std::string_view name);

/// What attributes such as bgcolor say. All of it yields to the style attribute.
struct PresentationalHints {
  std::optional<Colour> colour;
  std::optional<Colour> background;
  bool has_background_image = false;
  std::optional<float> font_size_px;
};
PresentationalHints presentational_hints(const Document& document, NodeIndex element);

}  // namespace presend::html
