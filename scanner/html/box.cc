#include "scanner/html/box.h"

#include <algorithm>
#include <cmath>

#include "scanner/base/ascii.h"

namespace presend::html {
namespace {

using css::Display;
using css::Position;

float or_zero(float length_px) { return is_auto(length_px) ? 0 : length_px; }

bool takes_overflow(Display display) {
  switch (display) {
    case Display::block:
    case Display::flex:
    case Display::inline_block:
    case Display::table_caption:
      return true;
    default:
      return false;  // inline boxes, and tables and their parts, which grow with what they hold
  }
}

bool is_in_line(Display display) {
  return display == Display::inline_box || display == Display::contents;
}

float clamped(float length_px, float least_px, float most_px) {
  if (!is_auto(most_px) && (is_auto(length_px) || length_px > most_px)) length_px = most_px;
  if (!is_auto(least_px) && !is_auto(length_px) && length_px < least_px) length_px = least_px;
  return length_px;
}

/// Whether less than a tenth of a line, or of a word, is left inside a box that cuts off what is
/// too large for it.
bool leaves_no_room(const Style& style) {
  if (!style.clips_overflow || !takes_overflow(style.display)) return false;
  const float font_px = std::max(style.font_size_px, kDefaultFontSizePx / 2);
  const float padding_y = style.padding_top_px + style.padding_bottom_px;
  const float padding_x = style.padding_left_px + style.padding_right_px;
  float height = clamped(style.height_px, style.min_height_px, style.max_height_px);
  if (!is_auto(height)) {
    height = style.is_border_box ? std::max(height, padding_y) : height + padding_y;
    if (height - style.padding_top_px < 0.1F * 1.15F * font_px) return true;
  }
  float width = clamped(style.width_px, style.min_width_px, style.max_width_px);
  if (!is_auto(width)) {
    width = style.is_border_box ? std::max(width, padding_x) : width + padding_x;
    if (width - style.padding_left_px < 0.1F * 2.5F * font_px) return true;
  }
  return false;
}

}  // namespace

Box page_box(const css::View& view) {
  Box box;
  box.inner.width_px = view.width_px;
  box.inner.height_px = view.height_px;
  return box;
}

bool is_off_page(const Box& box, float page_width_px, float width_px, float font_size_px) {
  // It would stand within its container, which is in the middle more often than not.
  const float container_px = std::clamp(box.inner.width_px, 1.0F, page_width_px);
  const float left_px = (page_width_px - container_px) / 2;
  if (box.shift_x_px < 0 && -box.shift_x_px > left_px + 0.9F * std::min(width_px, container_px))
    return true;
  const float lines = std::ceil(width_px / container_px);
  const float height_px = 1.15F * font_size_px * std::max(lines, 1.0F);
  // How far down it would stand is not known unless it is placed from the top.
  const float top_px = box.is_top_known ? 0 : 1500;
  return box.shift_y_px < 0 && -box.shift_y_px > top_px + 0.9F * height_px;
}

Box BoxComputer::compute(NodeIndex element, const Style& style, const Box& parent) {
  Box box = parent;
  const std::string_view name = document_.node(element).name;
  if (style.display == Display::none) return box;
  set_width(element, style, parent, box);
  move(style, parent, box);
  constexpr float kMostScale = 1e6F;  // a product without bounds might overflow
  if (!is_in_line(style.display)) box.scale = std::min(box.scale * style.scale, kMostScale);
  const bool is_page = name == "html" || name == "body";  // whose overflow is that of the window
  box.leaves_no_room = !is_page && leaves_no_room(style);
  if (!is_page && style.clips_overflow && takes_overflow(style.display))
    box.clips_lines = is_auto(style.height_px) && is_auto(style.min_height_px) &&
                      style.padding_top_px + style.padding_bottom_px == 0;
  return box;
}

void BoxComputer::set_width(NodeIndex element, const Style& style, const Box& parent, Box& box) {
  const float outer = parent.inner.width_px;
  const float padding_x = style.padding_left_px + style.padding_right_px;
  switch (style.display) {
    case Display::inline_box:
    case Display::contents:
      return;
    case Display::table_row:
      box.cell_width_px = free_cell_width(element, outer);
      box.inner.height_px = kAuto;
      return;
    case Display::table_row_group:
    case Display::table_column:
      box.inner.height_px = kAuto;
      return;
    default:
      break;
  }
  float width = style.width_px;
  if (is_auto(width)) {
    width = style.display == Display::table_cell
                ? parent.cell_width_px
                : outer - or_zero(style.margin_left_px) - or_zero(style.margin_right_px);
  } else if (!style.is_border_box && style.display != Display::table_cell) {
    width += padding_x;
  }
  width = clamped(width, style.min_width_px, style.max_width_px);
  box.inner.width_px = std::max(width - padding_x, 0.0F);
  box.inner.height_px = takes_overflow(style.display)
                            ? clamped(style.height_px, style.min_height_px,
                                      is_auto(style.height_px) ? kAuto : style.max_height_px)
                            : kAuto;
  // In old documents a percentage of an unknown height is one of the window's.
  if (document_.is_quirks() && is_auto(box.inner.height_px) && style.display != Display::table_cell)
    box.inner.height_px = parent.inner.height_px;
}

void BoxComputer::move(const Style& style, const Box& parent, Box& box) const {
  const bool is_out_of_flow =
      style.position == Position::absolute || style.position == Position::fixed;
  const bool is_fixed = style.position == Position::fixed;
  box.shift_x_px += or_zero(style.margin_left_px);
  if (!is_in_line(style.display)) {
    box.shift_y_px += or_zero(style.margin_top_px);
    if (!is_auto(style.translate_x_px)) box.shift_x_px += style.translate_x_px;
    if (!is_auto(style.translate_y_px)) box.shift_y_px += style.translate_y_px;
  }
  if (style.position == Position::in_flow) return;
  const float around_x = is_fixed ? 0 : parent.origin_x_px;
  const float around_y = is_fixed ? 0 : parent.origin_y_px;
  if (!is_auto(style.left_px))
    box.shift_x_px = (is_out_of_flow ? around_x : box.shift_x_px) + style.left_px;
  else if (!is_auto(style.right_px))
    box.shift_x_px -= style.right_px;
  if (!is_auto(style.top_px)) {
    box.shift_y_px = (is_out_of_flow ? around_y : box.shift_y_px) + style.top_px;
    if (is_out_of_flow) box.is_top_known = is_fixed || parent.origin_y_px == 0;
  } else if (!is_auto(style.bottom_px)) {
    box.shift_y_px -= style.bottom_px;
  }
  box.origin_x_px = box.shift_x_px;
  box.origin_y_px = box.shift_y_px;
}

/// What a cell asks for in px, kAuto when nothing. Its class may ask for something else; that is
/// found when the cell itself comes.
float BoxComputer::asked_width(NodeIndex cell, float row_width_px) {
  float width = kAuto;
  const auto set = [&](const css::Length& length) {
    width = css::to_px(length, {.percent_px = row_width_px});
  };
  if (const Attribute* attribute = document_.attribute(cell, "width"))
    if (const auto length = parse_dimension(attribute->value)) set(*length);
  for (const css::Declaration& declaration : cascade_.style_attribute(cell))
    if (declaration.property == css::Property::width &&
        declaration.value.kind == css::Value::Kind::length)
      set(declaration.value.length);
  return width;
}

/// Templates pad their rows with empty cells, which take no room.
bool BoxComputer::holds_nothing(NodeIndex cell) const {
  for (NodeIndex i = cell + 1; i < document_.node(cell).end; ++i) {
    const Node& node = document_.node(i);
    if (node.kind == NodeKind::element || (node.kind == NodeKind::text && !trim(node.text).empty()))
      return false;
  }
  return true;
}

float BoxComputer::free_cell_width(NodeIndex row, float row_width_px) {
  float taken_px = 0;
  unsigned free_columns = 0;
  constexpr unsigned kMostCells = 1000;
  unsigned cells = 0;
  NodeIndex cell = document_.node(row).first_child;
  for (; cell != kNoNode && cells < kMostCells; cell = document_.node(cell).next_sibling) {
    if (!document_.node(cell).is("td") && !document_.node(cell).is("th")) continue;
    ++cells;
    if (holds_nothing(cell)) continue;
    const float width = asked_width(cell, row_width_px);
    if (is_auto(width)) {
      const auto span = parse_dimension(document_.attribute_value(cell, "colspan"));
      free_columns += span ? static_cast<unsigned>(std::clamp(span->px, 1.0F, 100.0F)) : 1;
    } else {
      taken_px += width;
    }
  }
  if (free_columns == 0) return row_width_px;
  return std::max((row_width_px - taken_px) / static_cast<float>(free_columns), 0.0F);
}

}  // namespace presend::html
