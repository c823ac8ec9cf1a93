#include "scanner/html/style_fields.h"

namespace presend::html {

using css::Property;

float Style::*length_member(Property property) {
  switch (property) {
    case Property::width:
      return &Style::width_px;
    case Property::min_width:
      return &Style::min_width_px;
    case Property::max_width:
      return &Style::max_width_px;
    case Property::height:
      return &Style::height_px;
    case Property::min_height:
      return &Style::min_height_px;
    case Property::max_height:
      return &Style::max_height_px;
    case Property::left:
      return &Style::left_px;
    case Property::right:
      return &Style::right_px;
    case Property::top:
      return &Style::top_px;
    case Property::bottom:
      return &Style::bottom_px;
    case Property::margin_left:
      return &Style::margin_left_px;
    case Property::margin_right:
      return &Style::margin_right_px;
    case Property::margin_top:
      return &Style::margin_top_px;
    case Property::margin_bottom:
      return &Style::margin_bottom_px;
    case Property::padding_left:
      return &Style::padding_left_px;
    case Property::padding_right:
      return &Style::padding_right_px;
    case Property::padding_top:
      return &Style::padding_top_px;
    case Property::padding_bottom:
      return &Style::padding_bottom_px;
    case Property::text_indent:
      return &Style::text_indent_px;
    case Property::translate_x:
      return &Style::translate_x_px;
    case Property::translate_y:
      return &Style::translate_y_px;
    default:
      return nullptr;
  }
}

bool is_vertical(Property property) {
  switch (property) {
    case Property::height:
    case Property::min_height:
    case Property::max_height:
    case Property::top:
    case Property::bottom:
    case Property::translate_y:
      return true;
    default:
      return false;
  }
}

void copy_property(Property property, const Style& from, Style& style) {
  if (float Style::*member = length_member(property)) {
    style.*member = from.*member;
    return;
  }
  switch (property) {
    case Property::font_size:
      style.font_size_px = from.font_size_px;
      style.is_font_absolute = from.is_font_absolute;
      break;
    case Property::color:
      style.colour = from.colour;
      break;
    case Property::text_fill:
      style.text_fill = from.text_fill;
      style.has_text_fill = from.has_text_fill;
      break;
    case Property::display:
      style.display = from.display;
      break;
    case Property::visibility:
      style.is_visibility_hidden = from.is_visibility_hidden;
      style.visibility_by = from.visibility_by;
      break;
    case Property::opacity:
      style.opacity = from.opacity;
      break;
    case Property::background_color:
      style.background = from.background;
      break;
    case Property::background_image:
      style.has_background_image = from.has_background_image;
      break;
    case Property::line_height:
      style.line_height = from.line_height;
      style.is_line_height_factor = from.is_line_height_factor;
      break;
    case Property::white_space:
      style.is_nowrap = from.is_nowrap;
      break;
    case Property::position:
      style.position = from.position;
      break;
    case Property::float_:
      style.floating = from.floating;
      break;
    case Property::overflow_x:
    case Property::overflow_y:
      style.clips_overflow = from.clips_overflow;
      break;
    case Property::box_sizing:
      style.is_border_box = from.is_border_box;
      break;
    case Property::scale:
      style.scale = from.scale;
      break;
    case Property::clip:
    case Property::clip_path:
      style.is_clipped_away = from.is_clipped_away;
      break;
    case Property::content_visibility:
      style.is_content_hidden = from.is_content_hidden;
      break;
    default:
      break;
  }
}

}  // namespace presend::html
