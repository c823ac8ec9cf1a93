#include "scanner/html/css_values.h"

#include <algorithm>
#include <cmath>

#include "scanner/base/ascii.h"

namespace presend::html {
namespace {

struct UnitSize {
  std::string_view name;
  Length::Unit unit;
  float factor;
};
constexpr UnitSize kUnits[] = {
    {"px", Length::Unit::px, 1},
    {"pt", Length::Unit::px, 96.0F / 72},
    {"em", Length::Unit::em, 1},
    {"%", Length::Unit::percent, 1},
    {"rem", Length::Unit::rem, 1},
    {"ex", Length::Unit::em, 0.5F},
    {"ch", Length::Unit::em, 0.5F},
    {"cm", Length::Unit::px, 96 / 2.54F},
    {"mm", Length::Unit::px, 9.6F / 2.54F},
    {"q", Length::Unit::px, 2.4F / 2.54F},
    {"in", Length::Unit::px, 96},
    {"pc", Length::Unit::px, 16},
    {"vw", Length::Unit::viewport_width, 1},
    {"vh", Length::Unit::viewport_height, 1},
};

bool is_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_ascii_digit(text[at]);
}

// The power of ten behind a number; "1em" has none.
int read_exponent(std::string_view text, std::size_t& at) {
  if (at >= text.size() || ascii_lower(text[at]) != 'e') return 0;
  std::size_t digit = at + 1;
  const bool is_signed = digit < text.size() && (text[digit] == '-' || text[digit] == '+');
  const bool is_negative = is_signed && text[digit] == '-';
  if (is_signed) ++digit;
  if (!is_digit_at(text, digit)) return 0;
  int exponent = 0;
  for (; is_digit_at(text, digit); ++digit)
    exponent = std::min(exponent * 10 + (text[digit] - '0'), 100);
  at = digit;
  return is_negative ? -exponent : exponent;
}

}  // namespace

std::optional<Number> read_number(std::string_view& text) {
  std::size_t at = 0;
  const bool is_signed = !text.empty() && (text[0] == '-' || text[0] == '+');
  if (is_signed) ++at;
  if (!is_digit_at(text, at) && !(at < text.size() && text[at] == '.' && is_digit_at(text, at + 1)))
    return std::nullopt;
  double value = 0;
  for (; is_digit_at(text, at); ++at) value = value * 10 + (text[at] - '0');
  if (at < text.size() && text[at] == '.' && is_digit_at(text, at + 1)) {
    double place = 0.1;
    for (++at; is_digit_at(text, at); ++at, place /= 10) value += (text[at] - '0') * place;
  }
  value *= std::pow(10.0, read_exponent(text, at));
  if (is_signed && text[0] == '-') value = -value;
  const std::size_t unit = at;
  if (at < text.size() && text[at] == '%')
    ++at;
  else
    while (at < text.size() && (is_ascii_alnum(text[at]) || text[at] == '_' || text[at] == '-'))
      ++at;
  const Number number{static_cast<float>(std::clamp(value, -1e9, 1e9)),
                      text.substr(unit, at - unit)};
  text.remove_prefix(at);
  return number;
}

std::optional<Length> parse_length(std::string_view text, bool allows_unitless) {
  text = trim(text);
  const std::optional<Number> number = read_number(text);
  if (!number || !text.empty()) return std::nullopt;
  if (number->unit.empty()) {
    if (number->value != 0 && !allows_unitless) return std::nullopt;
    return Length{number->value, Length::Unit::px};
  }
  for (const UnitSize& unit : kUnits)
    if (equals_ignoring_case(unit.name, number->unit))
      return Length{number->value * unit.factor, unit.unit};
  return std::nullopt;
}

std::optional<Length> parse_dimension(std::string_view text) {
  text = trim(text);
  const std::optional<Number> number = read_number(text);
  if (!number || number->value < 0) return std::nullopt;
  return Length{number->value, number->unit == "%" ? Length::Unit::percent : Length::Unit::px};
}

float to_px(Length length, const LengthBase& base) {
  switch (length.unit) {
    case Length::Unit::px:
      return length.value;
    case Length::Unit::em:
      return length.value * base.em_px;
    case Length::Unit::rem:
      return length.value * base.rem_px;
    case Length::Unit::percent:
      return length.value / 100 * base.percent_px;
    case Length::Unit::viewport_width:
      return length.value / 100 * kViewportWidthPx;
    case Length::Unit::viewport_height:
      return length.value / 100 * kViewportHeightPx;
  }
  return length.value;
}

std::string_view next_component(std::string_view& value) {
  const auto separates = [](char c) { return is_space(c) || c == ',' || c == '/'; };
  while (!value.empty() && separates(value[0])) value.remove_prefix(1);
  std::size_t depth = 0;
  std::size_t at = 0;
  for (; at < value.size(); ++at) {
    const char c = value[at];
    if (c == '"' || c == '\'') {
      const std::size_t close = value.find(c, at + 1);
      if (close == std::string_view::npos) {
        at = value.size();
        break;
      }
      at = close;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      if (depth > 0) --depth;
    } else if (depth == 0 && separates(c)) {
      break;
    }
  }
  const std::string_view component = value.substr(0, at);
  value.remove_prefix(at);
  return component;
}

}  // namespace presend::html
