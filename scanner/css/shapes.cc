#include "scanner/css/shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "scanner/css/keywords.h"

namespace presend::css {
namespace {

/// A box of this size stands for the unknown one when percentages and lengths have to be compared.
constexpr LengthBase kAnyBox{.percent_px = 100};

/// The lengths among the tokens, "auto" as nothing. False when there is anything else.
template <std::size_t N>
bool read_lengths(Tokens tokens, const ValueContext& context,
                  std::array<std::optional<Length>, N>& lengths, std::size_t& count) {
  count = 0;
  std::size_t at = 0;
  while (at < tokens.size()) {
    const Token& token = tokens[at];
    if (token.is(TokenKind::whitespace) || token.is(TokenKind::comma)) {
      ++at;
      continue;
    }
    if (token.is(TokenKind::ident) && is_one_of(token.text, {"round"})) break;
    if (count == N) return false;
    if (token.is(TokenKind::ident) && is_one_of(token.text, {"auto"})) {
      lengths[count++] = std::nullopt;
      ++at;
      continue;
    }
    const auto length = read_length(tokens, at, context);
    if (!length) return false;
    lengths[count++] = *length;
  }
  return count > 0;
}

/// The numbers, or angles in degrees, among the tokens; lengths as their px.
std::vector<float> read_arguments(Tokens tokens, const ValueContext& context) {
  std::vector<float> numbers;
  std::size_t at = 0;
  while (at < tokens.size() && numbers.size() < 16) {
    const Token& token = tokens[at];
    if (const auto number = read_number(tokens, at, context)) {
      numbers.push_back(*number);
    } else {
      if (token.is(TokenKind::percentage)) numbers.push_back(token.number / 100);
      if (token.is(TokenKind::dimension)) {
        const float turn = is_one_of(token.text, {"rad"})    ? 180 / std::numbers::pi_v<float>
                           : is_one_of(token.text, {"turn"}) ? 360
                           : is_one_of(token.text, {"grad"}) ? 0.9F
                                                             : 1;
        numbers.push_back(token.number * turn);
      }
      at = after(tokens, at);
    }
  }
  return numbers;
}

bool is_empty_inset(Tokens arguments, const ValueContext& context) {
  std::array<std::optional<Length>, 4> side;
  std::size_t count = 0;
  if (!read_lengths(arguments, context, side, count)) return false;
  if (count == 1) side[1] = side[0];
  if (count < 3) side[2] = side[0];
  if (count < 4) side[3] = side[1];
  const auto px = [](const std::optional<Length>& length) {
    return length ? to_px(*length, kAnyBox) : 0.0F;
  };
  const auto cuts = [&](std::size_t a, std::size_t b) {
    return side[a] && side[b] && (side[a]->has_percent || side[b]->has_percent) &&
           px(side[a]) + px(side[b]) >= 100;
  };
  return cuts(0, 2) || cuts(1, 3);
}

bool is_empty_polygon(Tokens arguments, const ValueContext& context) {
  std::array<std::optional<Length>, 64> corner;
  std::size_t count = 0;
  if (!arguments.empty() && arguments[0].is(TokenKind::ident)) return false;  // a fill rule
  if (!read_lengths(arguments, context, corner, count) || count % 2 != 0) return false;
  float area = 0;
  const auto px = [&](std::size_t i) { return corner[i] ? to_px(*corner[i], kAnyBox) : 0.0F; };
  for (std::size_t i = 0; i < count; i += 2) {
    const std::size_t next = (i + 2) % count;
    area += px(i) * px(next + 1) - px(next) * px(i + 1);
  }
  return std::abs(area) < 1;
}

bool is_empty_shape(const Token& function, Tokens arguments, const ValueContext& context) {
  if (is_one_of(function.text, {"inset"})) return is_empty_inset(arguments, context);
  if (is_one_of(function.text, {"polygon"})) return is_empty_polygon(arguments, context);
  if (!is_one_of(function.text, {"circle", "ellipse"})) return false;
  std::size_t at = 0;
  skip_space(arguments, at);
  const auto radius = read_length(arguments, at, context);
  return radius && to_px(*radius, kAnyBox) <= 0;
}

}  // namespace

std::optional<Value> read_clip(Tokens tokens, const ValueContext& context) {
  if (is_one_of(single_word(tokens), {"auto"})) return Value::of_choice(false);
  if (!tokens[0].is(TokenKind::function) || !is_one_of(tokens[0].text, {"rect"}) ||
      after(tokens, 0) != tokens.size())
    return std::nullopt;
  std::array<std::optional<Length>, 4> edge;  // top, right, bottom, left
  std::size_t count = 0;
  if (!read_lengths(inside(tokens, 0), context, edge, count) || count != 4) return std::nullopt;
  constexpr float kLeastPx = 2;
  const auto is_thin = [&](std::size_t near, std::size_t far) {
    return edge[far] &&
           to_px(*edge[far], {}) - (edge[near] ? to_px(*edge[near], {}) : 0) < kLeastPx;
  };
  return Value::of_choice(is_thin(0, 2) || is_thin(3, 1));
}

std::optional<Value> read_clip_path(Tokens tokens, const ValueContext& context) {
  bool is_empty = false;
  std::size_t at = 0;
  while (at < tokens.size()) {
    const Token& token = tokens[at];
    if (token.is(TokenKind::function))
      is_empty |= is_empty_shape(token, inside(tokens, at), context);
    else if (!token.is(TokenKind::ident) && !token.is(TokenKind::whitespace) &&
             !token.is(TokenKind::url))
      return std::nullopt;
    at = after(tokens, at);
  }
  return Value::of_choice(is_empty);
}

std::optional<Value> read_scale(Tokens tokens, const ValueContext& context) {
  if (is_one_of(single_word(tokens), {"none"})) return Value::of_number(1);
  const std::vector<float> factors = read_arguments(tokens, context);
  if (factors.empty() || factors.size() > 3) return std::nullopt;
  float least = std::abs(factors[0]);
  if (factors.size() > 1) least = std::min(least, std::abs(factors[1]));
  return Value::of_number(least);
}

bool read_transform(Tokens tokens, const ValueContext& context, Value& scale, Value& x, Value& y) {
  float factor = 1;
  Length right;
  Length down;
  const auto add = [](Length& sum, const Length& more) {
    sum.px += more.px;
    sum.em += more.em;
    sum.rem += more.rem;
    sum.percent += more.percent;
    sum.has_percent |= more.has_percent;
  };
  std::size_t at = 0;
  for (; at < tokens.size(); at = after(tokens, at)) {
    const Token& token = tokens[at];
    if (token.is(TokenKind::whitespace)) continue;
    if (token.is(TokenKind::ident) && is_one_of(token.text, {"none"})) continue;
    if (!token.is(TokenKind::function)) return false;
    const Tokens arguments = inside(tokens, at);
    const auto is = [&](std::initializer_list<std::string_view> names) {
      return is_one_of(token.text, names);
    };
    if (is({"translate", "translatex", "translatey", "translate3d"})) {
      std::array<std::optional<Length>, 3> by;
      std::size_t count = 0;
      if (!read_lengths(arguments, context, by, count)) return false;
      const bool is_vertical = is({"translatey"});
      if (by[0]) add(is_vertical ? down : right, *by[0]);
      if (by[1] && !is_vertical) add(down, *by[1]);
      continue;
    }
    const std::vector<float> numbers = read_arguments(arguments, context);
    if (numbers.empty()) continue;
    if (is({"scale", "scalex", "scaley", "scale3d"})) {
      factor *= std::abs(numbers[0]);
      if (numbers.size() > 1) factor *= std::min(std::abs(numbers[1]), 1.0F);
    } else if (is({"rotatex", "rotatey"})) {
      factor *= std::abs(std::cos(numbers[0] / 180 * std::numbers::pi_v<float>));
    } else if (is({"matrix"}) && numbers.size() == 6) {
      factor *= std::sqrt(std::abs(numbers[0] * numbers[3] - numbers[1] * numbers[2]));
      right.px += numbers[4];
      down.px += numbers[5];
    }
  }
  scale = Value::of_number(factor);
  x = Value::of(right);
  y = Value::of(down);
  return true;
}

bool read_translate(Tokens tokens, const ValueContext& context, Value& x, Value& y) {
  std::array<std::optional<Length>, 3> by;
  x = y = Value::of(Length{});
  if (is_one_of(single_word(tokens), {"none"})) return true;
  std::size_t count = 0;
  if (!read_lengths(tokens, context, by, count)) return false;
  if (by[0]) x = Value::of(*by[0]);
  if (by[1]) y = Value::of(*by[1]);
  return true;
}

}  // namespace presend::css
