#include "scanner/html/computed_style.h"

#include <algorithm>

namespace presend::html {
namespace {

constexpr float kFarAwayPx = -999;
constexpr Colour kControlBackground{239, 239, 239, 1};
constexpr Colour kMarkBackground{255, 255, 0, 1};

template <class T>
T value_or(const Property<T>& property, T otherwise) {
  return property.value.value_or(otherwise);
}

void set_gone(Style& style, HiddenBy why, NodeIndex element) {
  if (style.gone == HiddenBy::display || (style.gone != HiddenBy::none && why != HiddenBy::display))
    return;  // what hides more comes first, and otherwise what is further out
  style.gone = why;
  style.gone_by = element;
}

void set_colour(Style& style, const Colour& colour, NodeIndex element) {
  style.colour = colour;
  style.paint_by = element;
}

void lay_background(Style& style, const Colour& colour, NodeIndex element) {
  if (colour.alpha == 0) return;
  if (colour.alpha == 1) style.is_image_behind = false;
  style.behind = over(colour, style.behind);
  style.paint_by = element;
}

}  // namespace

Style StyleComputer::compute(NodeIndex element, const Style& parent) {
  const Node& node = document_.node(element);
  const ElementDefaults& defaults =
      node.is_foreign ? element_defaults({}) : element_defaults(node.name);
  Style style = parent;
  style_attribute_ = {};
  read_attributes(element);
  apply_defaults(element, defaults, style);
  if (!node.is_foreign) apply_hints(element, style);
  if (!style_attribute_.empty()) {
    const InlineStyle own = parse_inline_style(style_attribute_, document_.is_quirks());
    apply_inline(element, own, parent, style);
    hide(element, own, defaults, style);
  } else if (is_hidden_attribute_ || defaults.display == Display::none ||
             defaults.never_shows_text) {
    set_gone(style, HiddenBy::display, element);
  }
  if (node.is_foreign) read_drawing(element, style);
  if (node.name == "body" && body_colour_by_ == kNoNode) {
    body_colour_ = style.colour;
    body_colour_by_ = element;
  }
  if (node.name == "html") root_font_size_px_ = style.font_size_px;
  return style;
}

void StyleComputer::read_attributes(NodeIndex element) {
  is_hidden_attribute_ = false;
  is_link_ = false;
  for (const Attribute& attribute : document_.attributes(element)) {
    if (attribute.name == "style") style_attribute_ = attribute.value;
    if (attribute.name == "hidden") is_hidden_attribute_ = true;
    if (attribute.name == "href") is_link_ = document_.node(element).name == "a";
    if (attribute.name == "link" && document_.node(element).name == "body")
      if (const auto colour = parse_legacy_colour(attribute.value)) link_colour_ = *colour;
  }
}

void StyleComputer::apply_defaults(NodeIndex element, const ElementDefaults& defaults,
                                   Style& style) {
  const Node& node = document_.node(element);
  if (defaults.font_factor > 0) style.font_size_px *= defaults.font_factor;
  if (defaults.font_size_px > 0) style.font_size_px = defaults.font_size_px;
  if (defaults.is_monospace && style.font_size_px == kDefaultFontSizePx) style.font_size_px = 13;
  if (defaults.is_form_control) {
    style.colour = {0, 0, 0, 1};
    style.text_indent_px = 0;
  }
  if (node.name == "table" && document_.is_quirks()) {
    style.font_size_px = kDefaultFontSizePx;
    if (body_colour_by_ != kNoNode) set_colour(style, body_colour_, body_colour_by_);
  }
  if (node.name == "mark") style.colour = {0, 0, 0, 1};
  if (is_link_) set_colour(style, link_colour_, element);
  background_ = node.name == "mark"     ? kMarkBackground
                : node.name == "button" ? kControlBackground
                                        : Colour{0, 0, 0, 0};
  has_image_ = false;
}

void StyleComputer::apply_hints(NodeIndex element, Style& style) {
  const PresentationalHints hints = presentational_hints(document_, element);
  if (hints.colour) set_colour(style, *hints.colour, element);
  if (hints.font_size_px) {
    style.font_size_px = *hints.font_size_px;
    style.font_by = element;
  }
  if (hints.background) background_ = *hints.background;
  has_image_ = hints.has_background_image;
  if (!style_attribute_.empty()) return;  // which has the last word on the background
  lay_background(style, background_, element);
  style.is_image_behind = style.is_image_behind || has_image_;
}

void StyleComputer::apply_inline(NodeIndex element, const InlineStyle& own, const Style& parent,
                                 Style& style) {
  apply_font_size(element, own, parent, style);
  if (own.colour.value) set_colour(style, *own.colour.value, element);
  if (own.colour.keyword == Keyword::inherit) set_colour(style, parent.colour, parent.paint_by);
  if (own.colour.keyword == Keyword::initial) set_colour(style, {0, 0, 0, 1}, element);
  if (own.text_fill.value) {
    style.text_fill = *own.text_fill.value;
    style.has_text_fill = true;
    style.paint_by = element;
  } else if (own.text_fill.keyword == Keyword::initial) {
    style.has_text_fill = false;
  }
  if (own.background.is_set()) {
    background_ = value_or(own.background, Colour{0, 0, 0, 0});
    if (own.background.keyword == Keyword::current_colour) background_ = style.colour;
  }
  if (own.has_background_image.is_set()) has_image_ = value_or(own.has_background_image, false);
  lay_background(style, background_, element);
  style.is_image_behind = style.is_image_behind || has_image_;
  if (own.is_visibility_hidden.is_set()) {
    style.is_visibility_hidden =
        value_or(own.is_visibility_hidden, own.is_visibility_hidden.keyword == Keyword::inherit &&
                                               parent.is_visibility_hidden);
    if (own.is_visibility_hidden.value) style.visibility_by = element;
  }
  if (own.opacity.value && *own.opacity.value < 1) {
    const bool was_seen = style.opacity >= kLeastOpacity;
    style.opacity *= *own.opacity.value;
    if (was_seen) style.opacity_by = element;
  }
  if (own.text_indent.value)
    style.text_indent_px = to_px(*own.text_indent.value, base(style, kViewportWidthPx));
  if (own.text_indent.keyword == Keyword::initial) style.text_indent_px = 0;
}

void StyleComputer::apply_font_size(NodeIndex element, const InlineStyle& own, const Style& parent,
                                    Style& style) {
  const auto& size = own.font_size;
  if (!size.is_set()) return;
  if (size.keyword)
    style.font_size_px =
        *size.keyword == Keyword::inherit ? parent.font_size_px : kDefaultFontSizePx;
  else if (size.value->relative > 0)
    style.font_size_px = parent.font_size_px * size.value->relative;
  else
    style.font_size_px = to_px(size.value->length, base(parent, parent.font_size_px));
  style.font_by = element;
}

LengthBase StyleComputer::base(const Style& style, float percent_px) const {
  return {style.font_size_px, root_font_size_px_, percent_px};
}

void StyleComputer::hide(NodeIndex element, const InlineStyle& own, const ElementDefaults& defaults,
                         Style& style) {
  Display display = is_hidden_attribute_ ? Display::none : defaults.display;
  display = value_or(own.display, own.display.keyword ? Display::inline_box : display);
  const bool is_blockified =
      value_or(own.is_out_of_flow, false) || value_or(own.is_floating, false);
  if (is_blockified && display != Display::none) display = Display::block;
  if (display == Display::none || defaults.never_shows_text)
    set_gone(style, HiddenBy::display, element);
  if (value_or(own.is_clipped_away, false) || value_or(own.is_clip_path_empty, false) ||
      (value_or(own.is_scaled_to_nothing, false) && display != Display::inline_box) ||
      (display == Display::block && value_or(own.cuts_overflow, false) && has_no_room(own, style)))
    set_gone(style, HiddenBy::clipped, element);
  const bool is_far_away =
      value_or(own.is_positioned, false) && (is_far(own.left, style) || is_far(own.top, style));
  const bool is_indented_away =
      own.text_indent.value && style.text_indent_px <= kFarAwayPx && display != Display::inline_box;
  if (is_far_away || is_indented_away) set_gone(style, HiddenBy::off_screen, element);
}

bool StyleComputer::is_far(const Property<Length>& offset, const Style& style) const {
  return offset.value && to_px(*offset.value, base(style, kViewportWidthPx)) <= kFarAwayPx;
}

// Whether the box leaves less than a tenth of a line or of a letter. A percentage of an unknown
// height is none.
bool StyleComputer::has_no_room(const InlineStyle& own, const Style& style) const {
  const float line_px = 1.15F * std::max(style.font_size_px, kDefaultFontSizePx / 2);
  for (const auto* side : {&own.height, &own.max_height, &own.width, &own.max_width}) {
    if (!side->value || side->value->unit == Length::Unit::percent) continue;
    if (to_px(*side->value, base(style, 0)) < 0.1F * line_px) return true;
  }
  return false;
}

// Of a drawing, only some elements show text.
void StyleComputer::read_drawing(NodeIndex element, Style& style) {
  const std::string_view name = document_.node(element).name;
  if (name == "svg") style.drawing = element;
  if (name == "text" || name == "foreignobject") style.drawing = kNoNode;
  for (const std::string_view unseen : {"title", "desc", "metadata", "defs", "style", "script"})
    if (name == unseen) set_gone(style, HiddenBy::display, element);
}

}  // namespace presend::html
