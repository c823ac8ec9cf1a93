#include "scanner/css/property_names.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "scanner/base/ascii.h"

namespace presend::css {
namespace {

struct Entry {
  std::string_view name;
  PropertyName property;
};
constexpr Entry entry(std::string_view name, Property property) {
  return {name, static_cast<PropertyName>(property)};
}

// Sorted by name. Mail is written from left to right here: inline-start is left.
constexpr Entry kEntries[] = {
    entry("-webkit-box-sizing", Property::box_sizing),
    entry("-webkit-clip-path", Property::clip_path),
    entry("-webkit-opacity", Property::opacity),
    entry("-webkit-text-fill-color", Property::text_fill),
    {"-webkit-transform", PropertyName::transform},
    {"all", PropertyName::all},
    {"background", PropertyName::background},
    entry("background-color", Property::background_color),
    entry("background-image", Property::background_image),
    entry("block-size", Property::height),
    entry("bottom", Property::bottom),
    entry("box-sizing", Property::box_sizing),
    entry("clip", Property::clip),
    entry("clip-path", Property::clip_path),
    entry("color", Property::color),
    entry("content-visibility", Property::content_visibility),
    entry("display", Property::display),
    entry("float", Property::float_),
    {"font", PropertyName::font},
    entry("font-size", Property::font_size),
    entry("height", Property::height),
    entry("inline-size", Property::width),
    {"inset", PropertyName::inset},
    {"inset-block", PropertyName::inset_block},
    {"inset-inline", PropertyName::inset_inline},
    entry("inset-inline-end", Property::right),
    entry("inset-inline-start", Property::left),
    entry("left", Property::left),
    entry("line-height", Property::line_height),
    {"margin", PropertyName::margin},
    {"margin-block", PropertyName::margin_block},
    entry("margin-block-end", Property::margin_bottom),
    entry("margin-block-start", Property::margin_top),
    entry("margin-bottom", Property::margin_bottom),
    {"margin-inline", PropertyName::margin_inline},
    entry("margin-inline-end", Property::margin_right),
    entry("margin-inline-start", Property::margin_left),
    entry("margin-left", Property::margin_left),
    entry("margin-right", Property::margin_right),
    entry("margin-top", Property::margin_top),
    entry("max-block-size", Property::max_height),
    entry("max-height", Property::max_height),
    entry("max-inline-size", Property::max_width),
    entry("max-width", Property::max_width),
    entry("min-block-size", Property::min_height),
    entry("min-height", Property::min_height),
    entry("min-inline-size", Property::min_width),
    entry("min-width", Property::min_width),
    entry("opacity", Property::opacity),
    {"overflow", PropertyName::overflow},
    entry("overflow-x", Property::overflow_x),
    entry("overflow-y", Property::overflow_y),
    {"padding", PropertyName::padding},
    {"padding-block", PropertyName::padding_block},
    entry("padding-bottom", Property::padding_bottom),
    {"padding-inline", PropertyName::padding_inline},
    entry("padding-left", Property::padding_left),
    entry("padding-right", Property::padding_right),
    entry("padding-top", Property::padding_top),
    entry("position", Property::position),
    entry("right", Property::right),
    entry("scale", Property::scale),
    entry("text-indent", Property::text_indent),
    entry("top", Property::top),
    {"transform", PropertyName::transform},
    {"translate", PropertyName::translate},
    entry("visibility", Property::visibility),
    entry("white-space", Property::white_space),
    entry("width", Property::width),
};
static_assert(std::is_sorted(std::begin(kEntries), std::end(kEntries),
                             [](const Entry& a, const Entry& b) { return a.name < b.name; }));
constexpr std::size_t kLongestName = 24;

constexpr std::array kBackground = {Property::background_color, Property::background_image};
constexpr std::array kFont = {Property::font_size, Property::line_height};
constexpr std::array kOverflow = {Property::overflow_x, Property::overflow_y};
constexpr std::array kMargin = {Property::margin_top, Property::margin_right,
                                Property::margin_bottom, Property::margin_left};
constexpr std::array kMarginInline = {Property::margin_left, Property::margin_right};
constexpr std::array kMarginBlock = {Property::margin_top, Property::margin_bottom};
constexpr std::array kPadding = {Property::padding_top, Property::padding_right,
                                 Property::padding_bottom, Property::padding_left};
constexpr std::array kPaddingInline = {Property::padding_left, Property::padding_right};
constexpr std::array kPaddingBlock = {Property::padding_top, Property::padding_bottom};
constexpr std::array kInset = {Property::top, Property::right, Property::bottom, Property::left};
constexpr std::array kInsetInline = {Property::left, Property::right};
constexpr std::array kInsetBlock = {Property::top, Property::bottom};
constexpr std::array kTransform = {Property::scale, Property::translate_x, Property::translate_y};
constexpr std::array kTranslate = {Property::translate_x, Property::translate_y};
constexpr auto kAll = [] {
  std::array<Property, kPropertyCount> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<Property>(i);
  return all;
}();

}  // namespace

std::optional<PropertyName> find_property(std::string_view name) {
  std::array<char, kLongestName> buffer;
  if (name.size() > buffer.size()) return std::nullopt;
  std::transform(name.begin(), name.end(), buffer.begin(), ascii_lower);
  const std::string_view lower(buffer.data(), name.size());
  const auto* at =
      std::lower_bound(std::begin(kEntries), std::end(kEntries), lower,
                       [](const Entry& e, std::string_view wanted) { return e.name < wanted; });
  if (at == std::end(kEntries) || at->name != lower) return std::nullopt;
  return at->property;
}

std::span<const Property> longhands(PropertyName shorthand) {
  switch (shorthand) {
    case PropertyName::background:
      return kBackground;
    case PropertyName::font:
      return kFont;
    case PropertyName::overflow:
      return kOverflow;
    case PropertyName::margin:
      return kMargin;
    case PropertyName::margin_inline:
      return kMarginInline;
    case PropertyName::margin_block:
      return kMarginBlock;
    case PropertyName::padding:
      return kPadding;
    case PropertyName::padding_inline:
      return kPaddingInline;
    case PropertyName::padding_block:
      return kPaddingBlock;
    case PropertyName::inset:
      return kInset;
    case PropertyName::inset_inline:
      return kInsetInline;
    case PropertyName::inset_block:
      return kInsetBlock;
    case PropertyName::transform:
      return kTransform;
    case PropertyName::translate:
      return kTranslate;
    case PropertyName::all:
      return kAll;
  }
  return {};
}

}  // namespace presend::css
