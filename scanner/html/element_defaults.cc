#include "scanner/html/element_defaults.h"

#include <algorithm>
#include <iterator>

namespace presend::html {
namespace {

struct Entry {
  std::string_view name;
  ElementDefaults defaults;
};

constexpr ElementDefaults kInline{};
constexpr ElementDefaults kBlock{.display = css::Display::block};
constexpr ElementDefaults kNone{.display = css::Display::none};
constexpr ElementDefaults kRowGroup{.display = css::Display::table_row_group};
constexpr ElementDefaults kColumn{.display = css::Display::table_column};
constexpr ElementDefaults kCell{.display = css::Display::table_cell};
constexpr ElementDefaults kList{.display = css::Display::block, .padding_left_px = 40};
constexpr ElementDefaults kSetOff{
    .display = css::Display::block, .margin_left_px = 40, .margin_right_px = 40};
constexpr ElementDefaults kTable{.display = css::Display::table};
constexpr ElementDefaults kMonospace{.is_monospace = true};
constexpr ElementDefaults kMonospaceBlock{.display = css::Display::block, .is_monospace = true};
constexpr ElementDefaults kControl{
    .display = css::Display::inline_block, .font_size_px = 13.3333F, .is_form_control = true};
constexpr ElementDefaults kReplaced{.display = css::Display::inline_block,
                                    .never_shows_text = true};
constexpr ElementDefaults heading(float factor) {
  return {.display = css::Display::block, .font_factor = factor};
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
    {"blockquote", kSetOff},
    {"body", {.display = css::Display::block, .margin_left_px = 8, .margin_right_px = 8}},
    {"button", kControl},
    {"caption", {.display = css::Display::table_caption}},
    {"center", kBlock},
    {"code", kMonospace},
    {"col", kColumn},
    {"colgroup", kColumn},
    {"datalist", kNone},
    {"dd", {.display = css::Display::block, .margin_left_px = 40}},
    {"details", kBlock},
    {"dialog", kBlock},
    {"dir", kList},
    {"div", kBlock},
    {"dl", kBlock},
    {"dt", kBlock},
    {"fieldset", kBlock},
    {"figcaption", kBlock},
    {"figure", kSetOff},
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
    {"marquee", {.display = css::Display::inline_block}},
    {"menu", kList},
    {"meta", kNone},
    {"meter", kReplaced},
    {"nav", kBlock},
    {"nobr", {.is_nowrap = true}},
    {"noembed", kNone},
    {"noframes", kNone},
    {"ol", kList},
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
    {"tbody", kRowGroup},
    {"td", kCell},
    {"template", kNone},
    {"textarea", kControl},
    {"tfoot", kRowGroup},
    {"th", kCell},
    {"thead", kRowGroup},
    {"title", kNone},
    {"tr", {.display = css::Display::table_row}},
    {"tt", kMonospace},
    {"ul", kList},
    {"video", kReplaced},
    {"xmp", kMonospaceBlock},
};
static_assert(std::is_sorted(std::begin(kEntries), std::end(kEntries),
                             [](const Entry& a, const Entry& b) { return a.name < b.name; }));

}  // namespace

const ElementDefaults& element_defaults(std::string_view name) {
  const auto* at = std::lower_bound(std::begin(kEntries), std::end(kEntries), name,
                                    [](const Entry& e, std::string_view n) { return e.name < n; });
  return at != std::end(kEntries) && at->name == name ? at->defaults : kInline;
}

}  // namespace presend::html
