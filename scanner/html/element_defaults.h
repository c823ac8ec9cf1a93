#pragma once

#include <string_view>

#include "scanner/css/property.h"

namespace presend::html {

/// What a browser's own style sheet says about an element, as far as it bears on what can be seen.
struct ElementDefaults {
  css::Display display = css::Display::inline_box;
  float font_factor = 0;          ///< times the parent's size; 0 when it sets none
  float font_size_px = 0;         ///< 0 when it sets none
  bool is_form_control = false;   ///< has colours of its own
  bool is_monospace = false;      ///< 13 px where the parent has 16
  bool never_shows_text = false;  ///< whatever its style, such as the fallback text of <video>
  bool is_nowrap = false;
  float margin_left_px = 0;
  float margin_right_px = 0;
  float padding_left_px = 0;
};
const ElementDefaults& element_defaults(std::string_view name);

}  // namespace presend::html
