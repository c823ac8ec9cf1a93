#include "scanner/html/element_defaults.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "scanner/base/ascii.h"

namespace presend::html {
namespace {

struct Entry {
  std::string_view name;
  ElementDefaults defaults;
};

constexpr ElementDefaults kInline{};
constexpr ElementDefaults kBlock{.display = Display::block};
constexpr ElementDefaults kNone{.display = Display::none};
constexpr ElementDefaults kPart{.display = Display::table_part};
constexpr ElementDefaults kTable{.display = Display::table};
constexpr ElementDefaults kMonospace{.is_monospace = true};
constexpr ElementDefaults kMonospaceBlock{.display = Display::block, .is_monospace = true};
constexpr ElementDefaults kControl{
    .display = Display::block, .font_size_px = 13.3333F, .is_form_control = true};
constexpr ElementDefaults kReplaced{.display = Display::block, .never_shows_text = true};
constexpr ElementDefaults heading(float factor) {
  return {.display = Display::block, .font_factor = factor};
}

// Sorted by name.
constexpr Entry kEntries[] = {
    {"address", kBlock},
    {"area", kNone},
    {"article", kBlock},
    {"aside", kBlock},
    {"audio", kReplaced},
    {"base", kNone},
    {"big", {.font_factor = 1.2F}},
    {"blockquote", kBlock},
    {"body", kBlock},
    {"button", kControl},
    {"canvas", kReplaced},
    {"caption", kTable},
    {"center", kBlock},
    {"code", kMonospace},
    {"col", kPart},
    {"colgroup", kPart},
    {"datalist", kNone},
    {"dd", kBlock},
    {"details", kBlock},
    {"dialog", kBlock},
    {"dir", kBlock},
    {"div", kBlock},
    {"dl", kBlock},
    {"dt", kBlock},
    {"fieldset", kBlock},
    {"figcaption", kBlock},
    {"figure", kBlock},
    {"footer", kBlock},
    {"form", kBlock},
    {"h1", heading(2)},
    {"h2", heading(1.5F)},
    {"h3", heading(1.17F)},
    {"h4", heading(1)},
    {"h5", heading(0.83F)},
    {"h6", heading(0.67F)},
    {"head", kNone},
    {"header", kBlock},
    {"hgroup", kBlock},
    {"hr", kBlock},
    {"html", kBlock},
    {"iframe", kReplaced},
    {"input", kControl},
    {"kbd", kMonospace},
    {"legend", kBlock},
    {"li", kBlock},
    {"link", kNone},
    {"listing", kMonospaceBlock},
    {"main", kBlock},
    {"marquee", kBlock},
    {"menu", kBlock},
    {"meta", kNone},
    {"meter", kReplaced},
    {"nav", kBlock},
    {"noembed", kNone},
    {"noframes", kNone},
    {"ol", kBlock},
    {"p", kBlock},
    {"param", kNone},
    {"plaintext", kMonospaceBlock},
    {"pre", kMonospaceBlock},
    {"progress", kReplaced},
    {"rp", kNone},
    {"samp", kMonospace},
    {"script", kNone},
    {"search", kBlock},
    {"section", kBlock},
    {"select", kControl},
    {"small", {.font_factor = 1 / 1.2F}},
    {"style", kNone},
    {"sub", {.font_factor = 1 / 1.2F}},
    {"summary", kBlock},
    {"sup", {.font_factor = 1 / 1.2F}},
    {"table", kTable},
    {"tbody", kPart},
    {"td", kTable},
    {"template", kNone},
    {"textarea", kControl},
    {"tfoot", kPart},
    {"th", kTable},
    {"thead", kPart},
    {"title", kNone},
    {"tr", kPart},
    {"tt", kMonospace},
    {"ul", kBlock},
    {"video", kReplaced},
    {"xmp", kMonospaceBlock},
};
static_assert(std::is_sorted(std::begin(kEntries), std::end(kEntries),
                             [](const Entry& a, const Entry& b) { return a.name < b.name; }));

bool takes_background(std::string_view name) {
  switch (name.size()) {
    case 2:
      return name == "td" || name == "tr" || name == "th";
    case 4:
      return name == "body";
    case 5:
      return name == "table" || name == "tbody" || name == "thead" || name == "tfoot";
    default:
      return false;
  }
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

}  // namespace

const ElementDefaults& element_defaults(std::string_view name) {
  const auto* at = std::lower_bound(std::begin(kEntries), std::end(kEntries), name,
                                    [](const Entry& e, std::string_view n) { return e.name < n; });
  return at != std::end(kEntries) && at->name == name ? at->defaults : kInline;
}

PresentationalHints presentational_hints(const Document& document, NodeIndex element) {
  PresentationalHints hints;
  const Node& node = document.node(element);
  const bool is_font = node.name == "font";
  const bool is_body = node.name == "body";
  if (!is_font && !takes_background(node.name)) return hints;
  for (const Attribute& attribute : document.attributes(element)) {
    if (is_font) {
      if (attribute.name == "color") hints.colour = parse_legacy_colour(attribute.value);
      if (attribute.name == "size") hints.font_size_px = legacy_font_size(attribute.value);
    } else if (attribute.name == "bgcolor") {
      hints.background = parse_legacy_colour(attribute.value);
    } else if (attribute.name == "background") {
      hints.has_background_image = !attribute.value.empty();
    } else if (is_body && attribute.name == "text") {
      hints.colour = parse_legacy_colour(attribute.value);
    }
  }
  return hints;
}

}  // namespace presend::html
