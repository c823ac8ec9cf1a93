// Shorthand properties: one value that sets several properties.
#include <array>

#include "scanner/css/keywords.h"
#include "scanner/css/property_values.h"
#include "scanner/css/shapes.h"

namespace presend::css {
namespace {

bool is_background_word(std::string_view word) {
  return is_one_of(word, {"none",  "repeat", "no-repeat", "repeat-x",   "repeat-y",   "left",
                          "right", "top",    "bottom",    "center",     "scroll",     "fixed",
                          "local", "cover",  "contain",   "auto",       "border-box", "padding-box",
                          "space", "round",  "text",      "content-box"});
}

bool read_background(Tokens tokens, ValueContext context, Value& colour_value, Value& image_value) {
  context.is_quirks = false;  // not in shorthands
  colour_value = Value::of(Colour{0, 0, 0, 0});
  bool has_image = false;
  bool has_colour = false;
  std::size_t at = 0;
  while (at < tokens.size()) {
    const Token& token = tokens[at];
    const std::size_t here = at;
    if (token.is(TokenKind::ident) && is_one_of(token.text, {"currentcolor"})) {
      colour_value = Value::of(Value::Kind::current_colour);
      ++at;
    } else if (const auto found = read_colour(tokens, at, context)) {
      if (has_colour) return false;
      colour_value = Value::of(*found);
      has_colour = true;
    } else if (token.is(TokenKind::url)) {
      has_image = true;
    } else if (token.is(TokenKind::function)) {
      const bool is_image = is_image_function(token.text);
      has_image |= is_image;
      std::size_t behind = here;
      if (!is_image && !read_length(tokens, behind, context)) return false;
    } else if (token.is(TokenKind::ident)) {
      if (!is_background_word(token.text)) return false;
    } else if (token.is(TokenKind::number)) {
      if (token.number != 0) return false;
    } else if (!token.is(TokenKind::percentage) && !token.is(TokenKind::dimension) &&
               !token.is(TokenKind::whitespace) && !token.is(TokenKind::comma) &&
               !token.is_delim('/')) {
      return false;
    }
    if (at == here) at = after(tokens, here);
  }
  image_value = Value::of_choice(has_image);
  return true;
}

bool read_font(Tokens tokens, ValueContext context, Value& size, Value& height) {
  context.is_quirks = false;  // not in shorthands
  height = Value::of(Value::Kind::automatic);
  if (is_one_of(single_word(tokens),
                {"caption", "icon", "menu", "message-box", "small-caption", "status-bar"})) {
    size = Value::of(Length{.px = 13.3333F});
    return true;
  }
  std::size_t at = 0;
  const auto is_style = [&](const Token& token) {
    if (token.is(TokenKind::number)) return token.number >= 1 && token.number <= 1000;
    return token.is(TokenKind::ident) &&
           is_one_of(token.text,
                     {"normal", "italic", "oblique", "small-caps", "bold", "bolder", "lighter",
                      "condensed", "expanded", "semi-condensed", "semi-expanded", "extra-condensed",
                      "extra-expanded", "ultra-condensed", "ultra-expanded"});
  };
  while (at < tokens.size() && (tokens[at].is(TokenKind::whitespace) || is_style(tokens[at]))) ++at;
  if (at == tokens.size()) return false;
  const std::size_t size_end = after(tokens, at);
  const auto found = read_longhand(Property::font_size, tokens.subspan(at, size_end - at), context);
  if (!found) return false;
  size = *found;
  at = size_end;
  skip_space(tokens, at);
  if (at < tokens.size() && tokens[at].is_delim('/')) {
    ++at;
    skip_space(tokens, at);
    if (at == tokens.size()) return false;
    const std::size_t height_end = after(tokens, at);
    const auto line =
        read_longhand(Property::line_height, tokens.subspan(at, height_end - at), context);
    if (!line) return false;
    height = *line;
    at = height_end;
  }
  bool has_family = false;
  for (; at < tokens.size(); ++at) {
    const bool is_name = tokens[at].is(TokenKind::ident) || tokens[at].is(TokenKind::string);
    has_family |= is_name;
    if (!is_name && !tokens[at].is(TokenKind::whitespace) && !tokens[at].is(TokenKind::comma))
      return false;
  }
  return has_family;
}

/// One to four values for the sides of a box, in the order top, right, bottom, left; or one or two
/// for the ends of an axis.
template <class Read>
bool read_sides(Tokens tokens, std::size_t side_count, Read read, std::array<Value, 4>& values) {
  std::size_t count = 0;
  std::size_t at = 0;
  while (at < tokens.size()) {
    if (tokens[at].is(TokenKind::whitespace)) {
      ++at;
      continue;
    }
    const std::size_t end = after(tokens, at);
    const std::optional<Value> value = read(tokens.subspan(at, end - at));
    if (!value || count == side_count) return false;
    values[count++] = *value;
    at = end;
  }
  if (count == 0) return false;
  if (count == 1) values[1] = values[0];
  if (side_count == 4 && count < 3) values[2] = values[0];
  if (side_count == 4 && count < 4) values[3] = values[1];
  return true;
}

}  // namespace

bool read_shorthand(PropertyName shorthand, Tokens tokens, const ValueContext& context,
                    std::array<Value, 4>& values) {
  if (tokens.empty()) return false;
  // The sides of a shorthand take the same values.
  const auto as = [&](Property side) {
    return [&context, side](Tokens value) { return read_longhand(side, value, context); };
  };
  ValueContext strict = context;
  strict.is_quirks = false;
  switch (shorthand) {
    case PropertyName::background:
      return read_background(tokens, context, values[0], values[1]);
    case PropertyName::font:
      return read_font(tokens, context, values[0], values[1]);
    case PropertyName::overflow:
      return read_sides(tokens, 2, as(Property::overflow_x), values);
    case PropertyName::margin:
    case PropertyName::inset:
      return read_sides(tokens, 4, as(Property::left), values);
    case PropertyName::margin_inline:
    case PropertyName::margin_block:
    case PropertyName::inset_inline:
    case PropertyName::inset_block:
      return read_sides(tokens, 2, as(Property::left), values);
    case PropertyName::padding:
      return read_sides(tokens, 4, as(Property::padding_left), values);
    case PropertyName::padding_inline:
    case PropertyName::padding_block:
      return read_sides(tokens, 2, as(Property::padding_left), values);
    case PropertyName::transform:
      return read_transform(tokens, strict, values[0], values[1], values[2]);
    case PropertyName::translate:
      return read_translate(tokens, strict, values[0], values[1]);
  }
  return false;
}

}  // namespace presend::css
