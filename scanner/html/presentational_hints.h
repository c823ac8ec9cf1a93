#pragma once

#include <optional>
#include <string_view>

#include "scanner/css/colour.h"
#include "scanner/css/length.h"
#include "scanner/html/document.h"

namespace presend::html {

/// What attributes such as bgcolor say (HTML 15). All of it yields to style sheets.
struct PresentationalHints {
  std::optional<css::Colour> colour;
  std::optional<css::Colour> background;
  std::optional<float> font_size_px;
  std::optional<css::Length> width;
  std::optional<css::Length> height;
  bool has_background_image = false;
  bool is_hidden = false;
  bool is_nowrap = false;
};
PresentationalHints presentational_hints(const Document& document, NodeIndex element);

/// The attributes width and height (HTML 2.3.4): "100", "100px", "50%". Nothing when it is none.
std::optional<css::Length> parse_dimension(std::string_view text);

}  // namespace presend::html
