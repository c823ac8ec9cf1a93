#include "scanner/html/presentational_hints.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"

namespace presend::html {
namespace {

// What the attributes of an element can mean.
enum Trait : unsigned {
  kBackground = 1,
  kWidth = 2,
  kHeight = 4,
  kNowrap = 8,
  kText = 16,
  kFont = 32
};

unsigned traits(std::string_view name) {
  struct Entry {
    std::string_view name;
    unsigned traits;
  };
  static constexpr Entry kEntries[] = {
      {"td", kBackground | kWidth | kHeight | kNowrap},
      {"tr", kBackground | kHeight},
      {"table", kBackground | kWidth | kHeight},
      {"img", kWidth | kHeight},
      {"font", kFont},
      {"body", kBackground | kText},
      {"tbody", kBackground | kHeight},
      {"th", kBackground | kWidth | kHeight | kNowrap},
      {"hr", kWidth},
      {"thead", kBackground | kHeight},
      {"tfoot", kBackground | kHeight},
      {"col", kWidth},
      {"iframe", kWidth | kHeight},
      {"video", kWidth | kHeight},
      {"object", kWidth | kHeight},
      {"embed", kWidth | kHeight},
      {"input", kWidth | kHeight},
      {"marquee", kBackground | kWidth | kHeight},
  };
  const auto* at = std::find_if(std::begin(kEntries), std::end(kEntries),
                                [&](const Entry& entry) { return entry.name == name; });
  return at == std::end(kEntries) ? 0 : at->traits;
}

// The size attribute of <font> (HTML 15.3.4): 1 to 7, or relative to 3.
std::optional<float> legacy_font_size(std::string_view text) {
  constexpr std::array<float, 7> kSizes = {10, 13, 16, 18, 24, 32, 48};
  text = trim(text);
  const bool is_more = text.starts_with('+');
  const bool is_less = text.starts_with('-');
  if (is_more || is_less) text.remove_prefix(1);
  if (text.empty() || !is_ascii_digit(text[0])) return std::nullopt;
  int size = 0;
  for (const char c : text) {
    if (!is_ascii_digit(c)) break;
    size = std::min(size * 10 + (c - '0'), 100);
  }
  if (is_more) size = 3 + size;
  if (is_less) size = 3 - size;
  return kSizes[static_cast<std::size_t>(std::clamp(size, 1, 7) - 1)];
}

/// Cells and tables take no width of zero (HTML 2.3.4.5).
std::optional<css::Length> dimension(const Node& node, std::string_view text) {
  const auto length = parse_dimension(text);
  const bool is_image = node.name == "img" || node.name == "input";
  if (length && length->px == 0 && length->percent == 0 && !is_image) return std::nullopt;
  return length;
}

}  // namespace

PresentationalHints presentational_hints(const Document& document, NodeIndex element) {
  PresentationalHints hints;
  const Node& node = document.node(element);
  const unsigned takes = traits(node.name);
  for (const Attribute& attribute : document.attributes(element)) {
    const std::string_view name = attribute.name;
    if (name == "hidden") hints.is_hidden = true;
    if (takes == 0 || name == "style" || name == "class") continue;
    if ((takes & kFont) != 0) {
      if (name == "color") hints.colour = css::parse_legacy_colour(attribute.value);
      if (name == "size") hints.font_size_px = legacy_font_size(attribute.value);
    } else if (name == "width" && (takes & kWidth) != 0) {
      hints.width = dimension(node, attribute.value);
    } else if (name == "height" && (takes & kHeight) != 0) {
      hints.height = dimension(node, attribute.value);
    } else if (name == "bgcolor" && (takes & kBackground) != 0) {
      hints.background = css::parse_legacy_colour(attribute.value);
    } else if (name == "background" && (takes & kBackground) != 0) {
      hints.has_background_image = !attribute.value.empty();
    } else if (name == "nowrap" && (takes & kNowrap) != 0) {
      hints.is_nowrap = true;
    } else if (name == "text" && (takes & kText) != 0) {
      hints.colour = css::parse_legacy_colour(attribute.value);
    }
  }
  return hints;
}

std::optional<css::Length> parse_dimension(std::string_view text) {
  text = trim(text);
  std::size_t at = text.starts_with('+') ? 1 : 0;
  if (at == text.size() || !is_ascii_digit(text[at])) return std::nullopt;
  double value = 0;
  for (; at < text.size() && is_ascii_digit(text[at]); ++at)
    value = std::min(value * 10 + (text[at] - '0'), 1e9);
  if (at + 1 < text.size() && text[at] == '.' && is_ascii_digit(text[at + 1])) {
    double place = 0.1;
    for (++at; at < text.size() && is_ascii_digit(text[at]); ++at, place /= 10)
      value += (text[at] - '0') * place;
  }
  const auto number = static_cast<float>(value);
  if (at < text.size() && text[at] == '%') return css::Length::of_percent(number);
  return css::Length{.px = number};
}

}  // namespace presend::html
