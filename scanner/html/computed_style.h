#pragma once

#include <string_view>

#include "scanner/html/css_colour.h"
#include "scanner/html/css_values.h"
#include "scanner/html/document.h"
#include "scanner/html/element_defaults.h"
#include "scanner/html/inline_style.h"
#include "scanner/html/visibility.h"

namespace presend::html {

/// Text fainter than this counts as unseen.
inline constexpr float kLeastOpacity = 0.1F;
inline constexpr float kDefaultFontSizePx = 16;

/// What an element hands down to its children, and what lies behind its text.
struct Style {
  Colour colour{0, 0, 0, 1};
  Colour text_fill{0, 0, 0, 1};
  bool has_text_fill = false;
  Colour behind{255, 255, 255, 1};
  bool is_image_behind = false;
  bool is_visibility_hidden = false;
  float font_size_px = kDefaultFontSizePx;
  float opacity = 1;
  float text_indent_px = 0;
  // Why nothing inside can be seen whatever it says itself, and the elements that set the rest.
  HiddenBy gone = HiddenBy::none;
  NodeIndex gone_by = kNoNode;
  NodeIndex visibility_by = kNoNode;
  NodeIndex opacity_by = kNoNode;
  NodeIndex font_by = kNoNode;
  NodeIndex paint_by = kNoNode;  // the innermost that set a colour or background
  NodeIndex drawing = kNoNode;   // the SVG around, which shows no text but that of <text>
};

/// Computes the styles of a document's elements, which are asked for in document order.
class StyleComputer {
 public:
  explicit StyleComputer(const Document& document) : document_(document) {}

  /// The style of `element`, whose parent's is `parent`.
  Style compute(NodeIndex element, const Style& parent);

 private:
  void read_attributes(NodeIndex element);
  void apply_defaults(NodeIndex element, const ElementDefaults& defaults, Style& style);
  void apply_hints(NodeIndex element, Style& style);
  void apply_inline(NodeIndex element, const InlineStyle& own, const Style& parent, Style& style);
  void apply_font_size(NodeIndex element, const InlineStyle& own, const Style& parent,
                       Style& style);
  [[nodiscard]] LengthBase base(const Style& style, float percent_px) const;
  void hide(NodeIndex element, const InlineStyle& own, const ElementDefaults& defaults,
            Style& style);
  [[nodiscard]] bool is_far(const Property<Length>& offset, const Style& style) const;
  [[nodiscard]] bool has_no_room(const InlineStyle& own, const Style& style) const;
  void read_drawing(NodeIndex element, Style& style);

  const Document& document_;
  std::string_view style_attribute_;
  bool is_hidden_attribute_ = false;
  bool is_link_ = false;
  Colour link_colour_ = Colour{0, 0, 238, 1};
  Colour background_{0, 0, 0, 0};
  bool has_image_ = false;
  Colour body_colour_;
  NodeIndex body_colour_by_ = kNoNode;
  float root_font_size_px_ = kDefaultFontSizePx;
};

}  // namespace presend::html
