#include "scanner/css/property_values.h"

#include <algorithm>
#include <array>

#include "scanner/css/keywords.h"
#include "scanner/css/shapes.h"

namespace presend::css {
namespace {

constexpr Word<Display> kDisplays[] = {
    {"block", Display::block},
    {"none", Display::none},
    {"inline-block", Display::inline_block},
    {"inline", Display::inline_box},
    {"table", Display::table},
    {"table-cell", Display::table_cell},
    {"table-row", Display::table_row},
    {"table-row-group", Display::table_row_group},
    {"table-header-group", Display::table_row_group},
    {"table-footer-group", Display::table_row_group},
    {"table-caption", Display::table_caption},
    {"table-column", Display::table_column},
    {"table-column-group", Display::table_column},
    {"inline-table", Display::inline_block},
    {"list-item", Display::block},
    {"flow-root", Display::block},
    {"flow", Display::block},
    {"flex", Display::flex},
    {"grid", Display::flex},
    {"inline-flex", Display::inline_block},
    {"inline-grid", Display::inline_block},
    {"-webkit-box", Display::flex},
    {"-webkit-flex", Display::flex},
    {"-webkit-inline-box", Display::inline_block},
    {"-webkit-inline-flex", Display::inline_block},
    {"contents", Display::contents},
    {"ruby", Display::inline_box},
    {"ruby-text", Display::inline_box},
    {"math", Display::block},
};

/// One keyword, or an outer and an inner one: "inline flow-root".
std::optional<Display> read_display(Tokens tokens) {
  if (const std::string_view word = single_word(tokens); !word.empty())
    return find_word(kDisplays, word);
  bool is_inline = false;
  std::optional<Display> inner;
  for (const Token& token : tokens) {
    if (token.is(TokenKind::whitespace)) continue;
    if (!token.is(TokenKind::ident)) return std::nullopt;
    if (is_one_of(token.text, {"inline"})) {
      is_inline = true;
    } else if (is_one_of(token.text, {"block", "flow", "flow-root", "list-item", "table", "flex",
                                      "grid", "ruby", "math"})) {
      const auto display = find_word(kDisplays, token.text);
      if (!inner || *inner == Display::block) inner = display;
    } else {
      return std::nullopt;
    }
  }
  if (!is_inline) return inner;
  const bool is_flow = inner && *inner == Display::block;
  return is_flow && tokens.back().text != "flow-root" ? Display::inline_box : Display::inline_block;
}

std::optional<Value> whole_length(Tokens tokens, const ValueContext& context, bool takes_negative) {
  std::size_t at = 0;
  const auto length = read_length(tokens, at, context);
  if (!length || at != tokens.size()) return std::nullopt;
  // calc() may go below zero: it is then taken as zero when it is known.
  const bool is_function = tokens[0].is(TokenKind::function);
  if (!takes_negative && !is_function && tokens[0].number < 0) return std::nullopt;
  return Value::of(*length);
}

std::optional<Value> size_of(Tokens tokens, const ValueContext& context) {
  if (is_one_of(single_word(tokens),
                {"auto", "none", "max-content", "min-content", "fit-content", "stretch",
                 "-webkit-fill-available", "-moz-available", "-webkit-max-content",
                 "-webkit-min-content", "-webkit-fit-content", "intrinsic", "min-intrinsic"}))
    return Value::of(Value::Kind::automatic);
  if (tokens.size() > 1 && tokens[0].is(TokenKind::function) &&
      is_one_of(tokens[0].text, {"fit-content"}))
    return Value::of(Value::Kind::automatic);
  return whole_length(tokens, context, false);
}

std::optional<Value> offset(Tokens tokens, const ValueContext& context) {
  if (is_one_of(single_word(tokens), {"auto"})) return Value::of(Value::Kind::automatic);
  return whole_length(tokens, context, true);
}

constexpr Word<float> kFontSizes[] = {
    {"medium", 16},  {"small", 13},   {"large", 18},    {"x-small", 10},
    {"xx-small", 9}, {"x-large", 24}, {"xx-large", 32}, {"xxx-large", 48},
};

std::optional<Value> font_size(Tokens tokens, const ValueContext& context) {
  const std::string_view word = single_word(tokens);
  if (word.empty()) return whole_length(tokens, context, false);
  if (is_one_of(word, {"smaller"})) return Value::of_number(1 / 1.2F);
  if (is_one_of(word, {"larger"})) return Value::of_number(1.2F);
  if (const auto size = find_word(kFontSizes, word)) {
    Value value = Value::of(Length{.px = *size});
    value.number = 1;  // a keyword, which browsers treat like a relative size
    return value;
  }
  return std::nullopt;
}

std::optional<Value> line_height(Tokens tokens, const ValueContext& context) {
  if (is_one_of(single_word(tokens), {"normal"})) return Value::of(Value::Kind::automatic);
  std::size_t at = 0;
  if (const auto number = read_number(tokens, at, context)) {
    if (at != tokens.size() || *number < 0) return std::nullopt;
    return Value::of_number(*number);
  }
  return whole_length(tokens, context, false);
}

std::optional<Value> colour(Tokens tokens, const ValueContext& context) {
  if (is_one_of(single_word(tokens), {"currentcolor"}))
    return Value::of(Value::Kind::current_colour);
  std::size_t at = 0;
  const auto found = read_colour(tokens, at, context);
  if (!found || at != tokens.size()) return std::nullopt;
  return Value::of(*found);
}

std::optional<Value> background_image(Tokens tokens) {
  if (is_one_of(single_word(tokens), {"none"})) return Value::of_choice(false);
  bool has_image = false;
  std::size_t at = 0;
  while (at < tokens.size()) {
    const Token& token = tokens[at];
    const bool is_image = token.is(TokenKind::url) ||
                          (token.is(TokenKind::function) && is_image_function(token.text));
    has_image |= is_image;
    if (!is_image && !token.is(TokenKind::comma) && !token.is(TokenKind::whitespace) &&
        !(token.is(TokenKind::ident) && is_one_of(token.text, {"none"})))
      return std::nullopt;
    at = after(tokens, at);
  }
  return has_image ? std::optional(Value::of_choice(true)) : std::nullopt;
}

std::optional<Value> overflow(Tokens tokens) {
  const std::string_view word = single_word(tokens);
  if (is_one_of(word, {"visible"})) return Value::of_choice(Overflow::visible);
  if (is_one_of(word, {"hidden", "clip", "scroll", "auto", "overlay"}))
    return Value::of_choice(Overflow::clipped);
  return std::nullopt;
}

constexpr Word<Position> kPositions[] = {
    {"static", Position::in_flow},    {"relative", Position::relative},
    {"absolute", Position::absolute}, {"fixed", Position::fixed},
    {"sticky", Position::in_flow},    {"-webkit-sticky", Position::in_flow},
};
constexpr Word<Float> kFloats[] = {
    {"none", Float::none},         {"left", Float::left},        {"right", Float::right},
    {"inline-start", Float::left}, {"inline-end", Float::right},
};
constexpr Word<bool> kWhiteSpaces[] = {
    {"normal", false},   {"nowrap", true},        {"pre", true},
    {"pre-wrap", false}, {"break-spaces", false}, {"pre-line", false},
};
constexpr Word<bool> kVisibilities[] = {{"visible", false}, {"hidden", true}, {"collapse", true}};
constexpr Word<bool> kBoxSizings[] = {{"content-box", false}, {"border-box", true}};
constexpr Word<bool> kContentVisibilities[] = {
    {"visible", false}, {"auto", false}, {"hidden", true}};

template <class Choice, std::size_t N>
std::optional<Value> choice(const Word<Choice> (&words)[N], Tokens tokens) {
  const auto found = find_word(words, single_word(tokens));
  return found ? std::optional(Value::of_choice(*found)) : std::nullopt;
}

std::optional<Value> opacity(Tokens tokens, const ValueContext& context) {
  std::size_t at = 0;
  if (tokens[0].is(TokenKind::percentage) && tokens.size() == 1)
    return Value::of_number(std::clamp(tokens[0].number / 100, 0.0F, 1.0F));
  const auto number = read_number(tokens, at, context);
  if (!number || at != tokens.size()) return std::nullopt;
  return Value::of_number(std::clamp(*number, 0.0F, 1.0F));
}

}  // namespace

std::optional<Value> read_longhand(Property property, Tokens tokens, const ValueContext& context) {
  if (tokens.empty()) return std::nullopt;
  switch (property) {
    case Property::font_size:
      return font_size(tokens, context);
    case Property::color:
    case Property::text_fill:
    case Property::background_color:
      return colour(tokens, context);
    case Property::display: {
      const auto display = read_display(tokens);
      return display ? std::optional(Value::of_choice(*display)) : std::nullopt;
    }
    case Property::visibility:
      return choice(kVisibilities, tokens);
    case Property::opacity:
      return opacity(tokens, context);
    case Property::background_image:
      return background_image(tokens);
    case Property::line_height:
      return line_height(tokens, context);
    case Property::white_space:
      return choice(kWhiteSpaces, tokens);
    case Property::text_indent:
      return whole_length(tokens, context, true);
    case Property::position:
      return choice(kPositions, tokens);
    case Property::float_:
      return choice(kFloats, tokens);
    case Property::overflow_x:
    case Property::overflow_y:
      return overflow(tokens);
    case Property::box_sizing:
      return choice(kBoxSizings, tokens);
    case Property::width:
    case Property::min_width:
    case Property::max_width:
    case Property::height:
    case Property::min_height:
    case Property::max_height:
      return size_of(tokens, context);
    case Property::left:
    case Property::right:
    case Property::top:
    case Property::bottom:
    case Property::margin_left:
    case Property::margin_right:
    case Property::margin_top:
    case Property::margin_bottom:
      return offset(tokens, context);
    case Property::padding_left:
    case Property::padding_right:
    case Property::padding_top:
    case Property::padding_bottom:
      return whole_length(tokens, context, false);
    case Property::clip:
      return read_clip(tokens, context);
    case Property::clip_path:
      return read_clip_path(tokens, context);
    case Property::scale:
      return read_scale(tokens, context);
    case Property::content_visibility:
      return choice(kContentVisibilities, tokens);
    case Property::translate_x:
    case Property::translate_y:
    case Property::custom:
    case Property::all:  // takes only the keywords that every property takes
      break;
  }
  return std::nullopt;
}

}  // namespace presend::css
