#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "scanner/css/colour.h"
#include "scanner/css/length.h"

namespace presend::css {

/// The longhand properties that bear on what can be seen and how large it is.
enum class Property : std::uint8_t {
  // Fonts and colours come first, since other values refer to them.
  font_size,
  color,
  text_fill,  ///< -webkit-text-fill-color
  display,
  visibility,
  opacity,
  background_color,
  background_image,
  line_height,
  white_space,
  text_indent,
  position,
  float_,
  overflow_x,
  overflow_y,
  box_sizing,
  width,
  min_width,
  max_width,
  height,
  min_height,
  max_height,
  left,
  right,
  top,
  bottom,
  margin_left,
  margin_right,
  margin_top,
  margin_bottom,
  padding_left,
  padding_right,
  padding_top,
  padding_bottom,
  clip,
  clip_path,
  scale,
  translate_x,
  translate_y,
  content_visibility,
  custom,  ///< a custom property, "--name"
};
inline constexpr std::size_t kPropertyCount = static_cast<std::size_t>(Property::custom);

/// Whether children take the value of their parent when nothing is declared for them.
constexpr bool is_inherited(Property property) {
  switch (property) {
    case Property::font_size:
    case Property::color:
    case Property::text_fill:
    case Property::visibility:
    case Property::line_height:
    case Property::white_space:
    case Property::text_indent:
      return true;
    default:
      return false;
  }
}

/// How an element lays itself out.
enum class Display : std::uint8_t {
  none,
  contents,
  inline_box,
  inline_block,
  block,
  flex,  ///< and grid
  table,
  table_row_group,
  table_row,
  table_cell,
  table_caption,
  table_column,  ///< shows nothing of what it holds
};
enum class Position : std::uint8_t { in_flow, relative, absolute, fixed };
enum class Float : std::uint8_t { none, left, right };
enum class Overflow : std::uint8_t { visible, clipped };

/// The value of one property.
struct Value {
  enum class Kind : std::uint8_t {
    inherit,
    initial,
    unset,
    revert,
    current_colour,
    automatic,  ///< auto, none or normal of a length
    length,
    number,
    colour,
    choice,    ///< `number` is a value of the property's enumeration, or 0 and 1
    deferred,  ///< holds var() or depends on other values: `tokens` are read once those are known
  };
  Kind kind = Kind::initial;
  float number = 0;
  union {
    Length length;
    Colour colour;
    Tokens tokens;
  };
  Value() : length() {}

  static Value of(Kind kind) {
    Value value;
    value.kind = kind;
    return value;
  }
  static Value of(const Length& length) {
    Value value = of(Kind::length);
    value.length = length;
    return value;
  }
  static Value of(const Colour& colour) {
    Value value = of(Kind::colour);
    value.colour = colour;
    return value;
  }
  static Value of_number(float number) {
    Value value = of(Kind::number);
    value.number = number;
    return value;
  }
  template <class Choice>
  static Value of_choice(Choice choice) {
    Value value = of(Kind::choice);
    value.number = static_cast<float>(choice);
    return value;
  }
  static Value of_deferred(Tokens tokens) {
    Value value = of(Kind::deferred);
    value.tokens = tokens;
    return value;
  }
  /// The choice, of kind choice.
  template <class Choice>
  [[nodiscard]] Choice as() const {
    return static_cast<Choice>(static_cast<int>(number));
  }
};

}  // namespace presend::css
