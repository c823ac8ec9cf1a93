#include "scanner/css/colour_functions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "scanner/base/ascii.h"

namespace presend::css {
namespace {

/// A number, percentage or angle; "none" is 0.
struct Component {
  float value = 0;
  bool is_percentage = false;

  /// Percentages of `whole`.
  [[nodiscard]] float of(float whole) const { return is_percentage ? value / 100 * whole : value; }
};

struct Components {
  std::array<Component, 4> value;
  std::size_t count = 0;

  [[nodiscard]] float alpha() const {
    return count < 4 ? 1 : std::clamp(value[3].of(1), 0.0F, 1.0F);
  }
};

float degrees(const Token& token) {
  if (equals_ignoring_case(token.text, "rad"))
    return token.number * 180 / std::numbers::pi_v<float>;
  if (equals_ignoring_case(token.text, "grad")) return token.number * 0.9F;
  if (equals_ignoring_case(token.text, "turn")) return token.number * 360;
  return token.number;
}

std::optional<Component> component(Tokens tokens, std::size_t& at, const ValueContext& context) {
  const Token& token = tokens[at];
  if (token.is(TokenKind::percentage)) return ++at, Component{token.number, true};
  if (token.is(TokenKind::dimension)) return ++at, Component{degrees(token)};
  if (token.is(TokenKind::ident) && equals_ignoring_case(token.text, "none"))
    return ++at, Component{};
  if (const auto number = read_number(tokens, at, context)) return Component{*number};
  if (const auto length = read_length(tokens, at, context))  // calc() of percentages
    return Component{length->percent, true};
  return std::nullopt;
}

// The three or four arguments, in the old form with commas or the new one.
std::optional<Components> components(Tokens tokens, const ValueContext& context) {
  Components result;
  std::size_t at = 0;
  while (at < tokens.size()) {
    if (tokens[at].is(TokenKind::whitespace)) {
      ++at;
      continue;
    }
    if (result.count > 0 && (tokens[at].is(TokenKind::comma) || tokens[at].is_delim('/'))) {
      ++at;
      while (at < tokens.size() && tokens[at].is(TokenKind::whitespace)) ++at;
      if (at == tokens.size()) return std::nullopt;
    }
    if (result.count == result.value.size()) return std::nullopt;
    const auto next = component(tokens, at, context);
    if (!next) return std::nullopt;
    result.value[result.count++] = *next;
  }
  if (result.count < 3) return std::nullopt;
  return result;
}

Colour from_rgb(const Components& c) {
  const auto channel = [&](std::size_t i) {
    return std::round(std::clamp(c.value[i].of(255), 0.0F, 255.0F));
  };
  return {channel(0), channel(1), channel(2), c.alpha()};
}

/// `saturation` and `lightness` 0 to 1.
Colour from_hsl(float hue, float saturation, float lightness, float alpha) {
  hue = std::fmod(std::fmod(hue, 360.0F) + 360.0F, 360.0F);
  const float reach = saturation * std::min(lightness, 1 - lightness);
  const auto channel = [&](float n) {
    const float k = std::fmod(n + hue / 30, 12.0F);
    return std::round(255 * (lightness - reach * std::max(-1.0F, std::min({k - 3, 9 - k, 1.0F}))));
  };
  return {channel(0), channel(8), channel(4), alpha};
}

float hundredth(const Component& c) { return std::clamp(c.value / 100, 0.0F, 1.0F); }

Colour from_hwb(const Components& c) {
  const Colour pure = from_hsl(c.value[0].value, 1, 0.5F, 1);
  float white = hundredth(c.value[1]);
  float black = hundredth(c.value[2]);
  if (white + black > 1) {
    const float sum = white + black;
    white /= sum;
    black /= sum;
  }
  const auto channel = [&](float value) {
    return std::round(value * (1 - white - black) + 255 * white);
  };
  return {channel(pure.red), channel(pure.green), channel(pure.blue), c.alpha()};
}

float encoded(float linear) {
  const float size = std::abs(linear);
  const float value =
      size > 0.0031308F ? 1.055F * std::pow(size, 1 / 2.4F) - 0.055F : 12.92F * size;
  return std::round(255 * std::clamp(linear < 0 ? -value : value, 0.0F, 1.0F));
}

Colour from_linear(float red, float green, float blue, float alpha) {
  return {encoded(red), encoded(green), encoded(blue), alpha};
}

Colour from_xyz_d65(float x, float y, float z, float alpha) {
  return from_linear(3.2409699F * x - 1.5373832F * y - 0.4986108F * z,
                     -0.9692436F * x + 1.8759675F * y + 0.0415551F * z,
                     0.0556301F * x - 0.2039770F * y + 1.0569715F * z, alpha);
}

/// CIE Lab of white point D50, `lightness` 0 to 100.
Colour from_lab(float lightness, float a, float b, float alpha) {
  const float fy = (lightness + 16) / 116;
  const float fx = a / 500 + fy;
  const float fz = fy - b / 200;
  const auto inverse = [](float f) {
    return f * f * f > 216.0F / 24389 ? f * f * f : (116 * f - 16) * 27 / 24389;
  };
  const float x = inverse(fx) * 0.9642956F;
  const float y = inverse(fy);
  const float z = inverse(fz) * 0.8251046F;
  // Bradford's adaptation from D50 to D65.
  return from_xyz_d65(0.9555766F * x - 0.0230393F * y + 0.0631636F * z,
                      -0.0282895F * x + 1.0099416F * y + 0.0210077F * z,
                      0.0122982F * x - 0.0204830F * y + 1.3299098F * z, alpha);
}

/// `lightness` 0 to 1.
Colour from_oklab(float lightness, float a, float b, float alpha) {
  const auto cubed = [](float v) { return v * v * v; };
  const float l = cubed(lightness + 0.3963378F * a + 0.2158038F * b);
  const float m = cubed(lightness - 0.1055613F * a - 0.0638542F * b);
  const float s = cubed(lightness - 0.0894842F * a - 1.2914855F * b);
  return from_linear(4.0767416F * l - 3.3077116F * m + 0.2309699F * s,
                     -1.2684380F * l + 2.6097574F * m - 0.3413194F * s,
                     -0.0041961F * l - 0.7034186F * m + 1.7076147F * s, alpha);
}

Colour from_lab_like(std::string_view name, const Components& c) {
  const bool is_ok = name.size() == 5;
  const bool is_polar = equals_ignoring_case(name.substr(name.size() - 3), "lch");
  const float lightness = c.value[0].of(is_ok ? 1 : 100);
  float a = c.value[1].of(is_ok ? 0.4F : is_polar ? 150 : 125);
  float b = c.value[2].of(is_ok ? 0.4F : 125);
  if (is_polar) {
    const float hue = c.value[2].value / 180 * std::numbers::pi_v<float>;
    b = a * std::sin(hue);
    a *= std::cos(hue);
  }
  return is_ok ? from_oklab(lightness, a, b, c.alpha()) : from_lab(lightness, a, b, c.alpha());
}

/// color(space r g b). Wide spaces are taken for sRGB, which errs by a shade.
std::optional<Colour> from_space(Tokens tokens, const ValueContext& context) {
  tokens = trim(tokens);
  if (tokens.empty() || !tokens.front().is(TokenKind::ident)) return std::nullopt;
  const std::string_view space = tokens.front().text;
  const auto c = components(tokens.subspan(1), context);
  if (!c) return std::nullopt;
  const auto share = [&](std::size_t i) { return c->value[i].of(1); };
  if (equals_ignoring_case(space, "xyz") || equals_ignoring_case(space, "xyz-d65"))
    return from_xyz_d65(share(0), share(1), share(2), c->alpha());
  if (equals_ignoring_case(space, "srgb-linear"))
    return from_linear(share(0), share(1), share(2), c->alpha());
  const auto channel = [&](std::size_t i) {
    return std::round(255 * std::clamp(share(i), 0.0F, 1.0F));
  };
  return Colour{channel(0), channel(1), channel(2), c->alpha()};
}

struct Ingredient {
  Colour colour;
  std::optional<float> share;
};

std::optional<Ingredient> ingredient(Tokens tokens, const ValueContext& context) {
  Ingredient result;
  bool has_colour = false;
  std::size_t at = 0;
  while (at < tokens.size()) {
    if (tokens[at].is(TokenKind::whitespace)) {
      ++at;
    } else if (tokens[at].is(TokenKind::percentage)) {
      result.share = tokens[at++].number / 100;
    } else {
      const auto colour = read_colour(tokens, at, context);
      if (!colour || has_colour) return std::nullopt;
      result.colour = *colour;
      has_colour = true;
    }
  }
  return has_colour ? std::optional(result) : std::nullopt;
}

/// The arguments between commas.
std::array<Tokens, 3> split(Tokens tokens, std::size_t& count) {
  std::array<Tokens, 3> parts;
  std::size_t begin = 0;
  std::size_t at = 0;
  count = 0;
  const auto take = [&](std::size_t end) {
    if (count < parts.size()) parts[count] = trim(tokens.subspan(begin, end - begin));
    ++count;
  };
  while (at < tokens.size()) {
    if (tokens[at].is(TokenKind::comma)) {
      take(at);
      begin = at + 1;
    }
    at = after(tokens, at);
  }
  take(tokens.size());
  return parts;
}

/// color-mix(in space, a 30%, b). Mixed in sRGB whatever the space, which errs by a shade.
std::optional<Colour> mixed(Tokens tokens, const ValueContext& context) {
  std::size_t count = 0;
  const auto parts = split(tokens, count);
  if (count != 3) return std::nullopt;
  const auto a = ingredient(parts[1], context);
  const auto b = ingredient(parts[2], context);
  if (!a || !b) return std::nullopt;
  float first = a->share.value_or(b->share ? 1 - *b->share : 0.5F);
  float second = b->share.value_or(1 - first);
  const float sum = first + second;
  if (sum <= 0) return std::nullopt;
  const float alpha_factor = std::min(sum, 1.0F);
  first /= sum;
  second /= sum;
  const float alpha = a->colour.alpha * first + b->colour.alpha * second;
  if (alpha == 0) return Colour{0, 0, 0, 0};
  const auto channel = [&](float Colour::*c) {
    return std::round(
        (a->colour.*c * a->colour.alpha * first + b->colour.*c * b->colour.alpha * second) / alpha);
  };
  return Colour{channel(&Colour::red), channel(&Colour::green), channel(&Colour::blue),
                alpha * alpha_factor};
}

std::optional<Colour> for_scheme(Tokens tokens, const ValueContext& context) {
  std::size_t count = 0;
  const auto parts = split(tokens, count);
  if (count != 2) return std::nullopt;
  std::size_t at = 0;
  return read_colour(parts[context.view.is_dark ? 1 : 0], at, context);
}

std::optional<Colour> colour_of(std::string_view name, Tokens arguments,
                                const ValueContext& context) {
  const auto is = [&](std::string_view other) { return equals_ignoring_case(name, other); };
  if (is("color")) return from_space(arguments, context);
  if (is("color-mix")) return mixed(arguments, context);
  if (is("light-dark")) return for_scheme(arguments, context);
  const bool is_rgb = is("rgb") || is("rgba");
  const bool is_hsl = is("hsl") || is("hsla");
  const bool is_lab = is("lab") || is("lch") || is("oklab") || is("oklch");
  if (!is_rgb && !is_hsl && !is_lab && !is("hwb")) return std::nullopt;
  const auto c = components(arguments, context);
  if (!c) return std::nullopt;
  if (is_rgb) return from_rgb(*c);
  if (is_hsl)
    return from_hsl(c->value[0].value, hundredth(c->value[1]), hundredth(c->value[2]), c->alpha());
  return is_lab ? from_lab_like(name, *c) : from_hwb(*c);
}

}  // namespace

std::optional<Colour> functional_colour(std::string_view name, Tokens arguments,
                                        const ValueContext& context) {
  constexpr int kMostDepth = 8;  // of color-mix() inside color-mix()
  if (context.depth == kMostDepth) return std::nullopt;
  ValueContext inner = context;
  ++inner.depth;
  return colour_of(name, arguments, inner);
}

}  // namespace presend::css
