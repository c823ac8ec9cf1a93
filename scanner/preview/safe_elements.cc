#include "scanner/preview/safe_elements.h"

#include <algorithm>
#include <array>

namespace presend::preview {
namespace {

template <std::size_t N>
bool is_among(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr auto kKept = std::to_array<std::string_view>(
    {"a",      "abbr",   "acronym",    "address", "article",  "aside",      "b",       "bdi",
     "bdo",    "big",    "blockquote", "br",      "button",   "caption",    "center",  "cite",
     "code",   "col",    "colgroup",   "dd",      "del",      "details",    "dfn",     "dir",
     "div",    "dl",     "dt",         "em",      "fieldset", "figcaption", "figure",  "font",
     "footer", "h1",     "h2",         "h3",      "h4",       "h5",         "h6",      "header",
     "hgroup", "hr",     "i",          "ins",     "kbd",      "label",      "legend",  "li",
     "main",   "mark",   "menu",       "nav",     "nobr",     "ol",         "p",       "pre",
     "q",      "rp",     "rt",         "ruby",    "s",        "samp",       "section", "small",
     "span",   "strike", "strong",     "sub",     "summary",  "sup",        "table",   "tbody",
     "td",     "tfoot",  "th",         "thead",   "time",     "tr",         "tt",      "u",
     "ul",     "var",    "wbr"});

constexpr auto kDropped = std::to_array<std::string_view>(
    {"area", "base", "basefont", "bgsound", "datalist", "head", "link", "meta", "param", "script",
     "source", "style", "template", "title", "track"});

constexpr auto kBoxed =
    std::to_array<std::string_view>({"applet", "audio", "canvas", "embed", "frame", "frameset",
                                     "iframe", "math", "object", "portal", "svg", "video"});

constexpr auto kControls =
    std::to_array<std::string_view>({"input", "meter", "progress", "select", "textarea"});

constexpr auto kSafeAttributes = std::to_array<std::string_view>(
    {"align",       "alt",   "bgcolor",    "border",       "bordercolor", "cellpadding",
     "cellspacing", "class", "clear",      "color",        "colspan",     "compact",
     "dir",         "face",  "frame",      "height",       "hidden",      "hspace",
     "id",          "lang",  "leftmargin", "marginheight", "marginwidth", "noshade",
     "nowrap",      "open",  "reversed",   "rowspan",      "rules",       "size",
     "span",        "start", "text",       "title",        "topmargin",   "type",
     "valign",      "value", "vspace",     "width"});

}  // namespace

Treatment treatment_of(std::string_view element) {
  if (is_among(element, kKept)) return Treatment::keep;
  if (element == "img" || element == "image") return Treatment::image;
  if (is_among(element, kDropped)) return Treatment::drop;
  if (is_among(element, kBoxed)) return Treatment::box;
  if (is_among(element, kControls)) return Treatment::control;
  return Treatment::neutral;
}

bool is_void(std::string_view element) {
  static constexpr auto kVoid = std::to_array<std::string_view>({"br", "col", "hr", "wbr"});
  return is_among(element, kVoid);
}

bool is_safe_attribute(std::string_view attribute) { return is_among(attribute, kSafeAttributes); }

}  // namespace presend::preview
