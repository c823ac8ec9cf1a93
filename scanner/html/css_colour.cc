#include "scanner/html/css_colour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "scanner/base/ascii.h"
#include "scanner/html/css_colour_names.h"
#include "scanner/html/css_values.h"

namespace presend::html {
namespace {

std::optional<Colour> named_colour(std::string_view text) {
  const std::optional<std::uint32_t> rgb = named_rgb(text);
  if (!rgb) return std::nullopt;
  return Colour{static_cast<float>(*rgb >> 16), static_cast<float>(*rgb >> 8 & 255),
                static_cast<float>(*rgb & 255), 1};
}

std::optional<Colour> hex_colour(std::string_view digits) {
  const std::size_t size = digits.size();
  if (size != 3 && size != 4 && size != 6 && size != 8) return std::nullopt;
  if (!std::all_of(digits.begin(), digits.end(), [](char c) { return hex_value(c) >= 0; }))
    return std::nullopt;
  const auto channel = [&](std::size_t i) {
    const int value = size < 6 ? hex_value(digits[i]) * 17
                               : hex_value(digits[2 * i]) * 16 + hex_value(digits[2 * i + 1]);
    return static_cast<float>(value);
  };
  const bool has_alpha = size == 4 || size == 8;
  return Colour{channel(0), channel(1), channel(2), has_alpha ? channel(3) / 255 : 1};
}

Colour from_hsl(float hue, float saturation, float lightness, float alpha) {
  hue = std::fmod(std::fmod(hue, 360.0F) + 360.0F, 360.0F);
  const float reach = saturation * std::min(lightness, 1 - lightness);
  const auto channel = [&](float n) {
    const float k = std::fmod(n + hue / 30, 12.0F);
    return std::round(255 * (lightness - reach * std::max(-1.0F, std::min({k - 3, 9 - k, 1.0F}))));
  };
  return {channel(0), channel(8), channel(4), alpha};
}

// The three or four arguments of rgb() and hsl(), in the old form with commas or the new one.
struct Arguments {
  std::array<Number, 4> value;
  std::size_t count = 0;
};

std::optional<Arguments> arguments(std::string_view inside) {
  Arguments result;
  while (!(inside = trim(inside)).empty()) {
    if (result.count > 0 && (inside[0] == ',' || inside[0] == '/')) inside = trim(inside.substr(1));
    if (result.count == result.value.size()) return std::nullopt;
    const std::optional<Number> number = read_number(inside);
    if (!number) return std::nullopt;
    result.value[result.count++] = *number;
  }
  if (result.count < 3) return std::nullopt;
  return result;
}

std::optional<Colour> functional_colour(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || text.back() != ')') return std::nullopt;
  const std::string_view function = text.substr(0, open);
  const auto is = [&](std::string_view name) { return equals_ignoring_case(function, name); };
  const bool is_hsl = is("hsl") || is("hsla");
  if (!is_hsl && !is("rgb") && !is("rgba")) return std::nullopt;
  const auto found = arguments(text.substr(open + 1, text.size() - open - 2));
  if (!found) return std::nullopt;
  const auto& value = found->value;
  const auto unit_share = [](Number n) {
    return std::clamp(n.unit == "%" ? n.value / 100 : n.value, 0.0F, 1.0F);
  };
  const float alpha = found->count == 4 ? unit_share(value[3]) : 1;
  if (is_hsl)
    return from_hsl(value[0].value, std::clamp(value[1].value / 100, 0.0F, 1.0F),
                    std::clamp(value[2].value / 100, 0.0F, 1.0F), alpha);
  const auto channel = [](Number n) {
    return std::round(std::clamp(n.unit == "%" ? n.value * 2.55F : n.value, 0.0F, 255.0F));
  };
  return Colour{channel(value[0]), channel(value[1]), channel(value[2]), alpha};
}

float linear(float channel) {
  static const auto table = [] {
    std::array<float, 256> values{};
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double c = static_cast<double>(i) / 255;
      values[i] = static_cast<float>(c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
    }
    return values;
  }();
  return table[static_cast<std::size_t>(std::clamp(std::lround(channel), 0L, 255L))];
}

float luminance(const Colour& c) {
  return 0.2126F * linear(c.red) + 0.7152F * linear(c.green) + 0.0722F * linear(c.blue);
}

// The digits a legacy colour is read from: whatever is none counts as 0, and a character beyond
// the basic plane as two of them. Padded to a multiple of three.
std::size_t legacy_digits(std::string_view text, std::array<char, 132>& digits) {
  constexpr std::size_t kMost = 128;
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size() && size < kMost; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) == 0x80 || (i == 0 && text[i] == '#')) continue;
    digits[size++] = hex_value(text[i]) < 0 ? '0' : text[i];
    if (byte >= 0xF0) digits[size++] = '0';
  }
  size = std::min(size, kMost);
  while (size == 0 || size % 3 != 0) digits[size++] = '0';
  return size;
}

}  // namespace

std::optional<Colour> parse_colour(std::string_view text, bool allows_hashless) {
  text = trim(text);
  if (text.empty()) return std::nullopt;
  if (text[0] == '#') return hex_colour(text.substr(1));
  if (equals_ignoring_case(text, "transparent")) return Colour{0, 0, 0, 0};
  if (const auto named = named_colour(text)) return named;
  if (text.back() == ')') return functional_colour(text);
  if (allows_hashless && (text.size() == 3 || text.size() == 6)) return hex_colour(text);
  return std::nullopt;
}

std::optional<Colour> parse_legacy_colour(std::string_view text) {
  text = trim(text);
  if (text.empty() || equals_ignoring_case(text, "transparent")) return std::nullopt;
  if (const auto named = named_colour(text)) return named;
  if (text.size() == 4 && text[0] == '#')
    if (const auto hex = hex_colour(text.substr(1))) return hex;
  std::array<char, 132> digits;
  const std::size_t length = legacy_digits(text, digits) / 3;
  std::size_t skip = length > 8 ? length - 8 : 0;
  const auto is_zero = [&](std::size_t at) {
    return digits[at] == '0' && digits[length + at] == '0' && digits[2 * length + at] == '0';
  };
  while (length - skip > 2 && is_zero(skip)) ++skip;
  const auto channel = [&](std::size_t i) {
    const std::size_t at = i * length + skip;
    const int value = hex_value(digits[at]);
    return static_cast<float>(length - skip > 1 ? value * 16 + hex_value(digits[at + 1]) : value);
  };
  return Colour{channel(0), channel(1), channel(2), 1};
}

Colour over(const Colour& front, const Colour& back) {
  const auto mix = [&](float a, float b) { return a * front.alpha + b * (1 - front.alpha); };
  return {mix(front.red, back.red), mix(front.green, back.green), mix(front.blue, back.blue), 1};
}

float contrast(const Colour& a, const Colour& b) {
  const float first = luminance(a);
  const float second = luminance(b);
  return (std::max(first, second) + 0.05F) / (std::min(first, second) + 0.05F);
}

}  // namespace presend::html
