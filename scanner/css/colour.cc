#include "scanner/css/colour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "scanner/base/ascii.h"
#include "scanner/css/colour_functions.h"
#include "scanner/css/colour_names.h"
#include "scanner/css/keywords.h"

namespace presend::css {
namespace {

std::optional<Colour> named_colour(std::string_view text) {
  const std::optional<std::uint32_t> rgb = named_rgb(text);
  if (!rgb) return std::nullopt;
  return Colour{static_cast<float>(*rgb >> 16), static_cast<float>(*rgb >> 8 & 255),
                static_cast<float>(*rgb & 255), 1};
}

/// The colours of a light desktop (CSS Color 4, section 6.2).
std::optional<Colour> system_colour(std::string_view text) {
  constexpr Colour kBlack{0, 0, 0, 1};
  constexpr Colour kWhite{255, 255, 255, 1};
  static constexpr Word<Colour> kColours[] = {
      {"canvas", kWhite},
      {"canvastext", kBlack},
      {"linktext", {0, 0, 238, 1}},
      {"visitedtext", {85, 26, 139, 1}},
      {"activetext", {255, 0, 0, 1}},
      {"buttonface", {239, 239, 239, 1}},
      {"buttontext", kBlack},
      {"buttonborder", kBlack},
      {"field", kWhite},
      {"fieldtext", kBlack},
      {"highlight", {181, 213, 255, 1}},
      {"highlighttext", kBlack},
      {"mark", {255, 255, 0, 1}},
      {"marktext", kBlack},
      {"graytext", {109, 109, 109, 1}},
      {"window", kWhite},
      {"windowtext", kBlack},
  };
  return find_word(kColours, text);
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

/// "ff0000" without "#", which old documents may write (CSS Color 4, "hashless hex color quirk").
std::optional<Colour> hashless_colour(const Token& token) {
  if (token.is(TokenKind::ident))
    return token.text.size() == 3 || token.text.size() == 6 ? hex_colour(token.text) : std::nullopt;
  if (!token.is(TokenKind::number) && !token.is(TokenKind::dimension)) return std::nullopt;
  if (token.has_sign || token.number > 999999 || token.number != std::floor(token.number))
    return std::nullopt;
  std::string digits = std::to_string(static_cast<int>(token.number)) + std::string(token.text);
  if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
  return digits.size() == 6 ? hex_colour(digits) : std::nullopt;
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

std::optional<Colour> read_colour(Tokens tokens, std::size_t& at, const ValueContext& context) {
  if (at >= tokens.size()) return std::nullopt;
  const Token& token = tokens[at];
  std::optional<Colour> found;
  if (token.is(TokenKind::hash)) {
    found = hex_colour(token.text);
  } else if (token.is(TokenKind::ident)) {
    if (equals_ignoring_case(token.text, "transparent"))
      found = Colour{0, 0, 0, 0};
    else
      found = named_colour(token.text);
    if (!found) found = system_colour(token.text);
  } else if (token.is(TokenKind::function)) {
    found = functional_colour(token.text, inside(tokens, at), context);
  }
  if (!found && context.is_quirks) found = hashless_colour(token);
  if (found) at = after(tokens, at);
  return found;
}

std::optional<Colour> parse_legacy_colour(std::string_view text) {
  text = presend::trim(text);
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

}  // namespace presend::css
