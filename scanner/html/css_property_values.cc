#include "scanner/html/css_property_values.h"

#include <algorithm>

#include "scanner/base/ascii.h"

namespace presend::html {
namespace {

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return equals_ignoring_case(word, value); });
}

bool is_image(std::string_view part) {
  if (part.empty() || part.back() != ')') return false;
  return starts_with_ignoring_case(part, "url(") || starts_with_ignoring_case(part, "image-set(") ||
         starts_with_ignoring_case(part, "-webkit-image-set(") ||
         find_ignoring_case(part.substr(0, part.find('(')), "gradient") != std::string_view::npos;
}

}  // namespace

std::optional<Display> parse_display(std::string_view value) {
  if (is_one_of(value, {"none"})) return Display::none;
  if (is_one_of(value, {"inline", "contents", "ruby", "ruby-text", "ruby-base"}))
    return Display::inline_box;
  if (is_one_of(value, {"table", "inline-table", "table-cell", "table-caption"}))
    return Display::table;
  if (is_one_of(value, {"table-row", "table-row-group", "table-header-group", "table-footer-group",
                        "table-column", "table-column-group"}))
    return Display::table_part;
  if (is_one_of(value, {"block", "inline-block", "list-item", "flex", "inline-flex", "grid",
                        "inline-grid", "flow-root", "-webkit-box", "-webkit-inline-box",
                        "-webkit-flex", "-webkit-inline-flex"}))
    return Display::block;
  return std::nullopt;
}

std::optional<FontSize> parse_font_size(std::string_view value, bool allows_unitless) {
  struct Named {
    std::string_view name;
    float px;
  };
  constexpr Named kNamed[] = {{"medium", 16},   {"small", 13},    {"large", 18},
                              {"x-small", 10},  {"xx-small", 9},  {"x-large", 24},
                              {"xx-large", 32}, {"xxx-large", 48}};
  for (const Named& named : kNamed)
    if (equals_ignoring_case(named.name, value)) return FontSize{{named.px}};
  if (equals_ignoring_case(value, "smaller")) return FontSize{{}, 1 / 1.2F};
  if (equals_ignoring_case(value, "larger")) return FontSize{{}, 1.2F};
  const std::optional<Length> length = parse_length(value, allows_unitless);
  if (!length || length->value < 0) return std::nullopt;
  return FontSize{*length};
}

// font: [style || variant || weight || stretch] size[/line-height] family
std::optional<FontSize> parse_font(std::string_view value) {
  std::string_view rest = value;
  for (std::string_view part = next_component(rest); !part.empty(); part = next_component(rest)) {
    const bool is_weight =
        part.size() == 3 && part.substr(1) == "00" && part[0] >= '1' && part[0] <= '9';
    if (is_weight || is_one_of(part, {"normal", "italic", "oblique", "bold", "bolder", "lighter",
                                      "small-caps", "condensed", "expanded"}))
      continue;
    const std::optional<FontSize> size = parse_font_size(part, false);
    if (!size) return std::nullopt;
    rest = trim(rest);
    if (!rest.empty() && rest[0] == '/') next_component(rest);
    if (trim(rest).empty()) return std::nullopt;  // no family
    return size;
  }
  return std::nullopt;
}

std::optional<Background> parse_background(std::string_view value) {
  Background result;
  std::string_view rest = value;
  for (std::string_view part = next_component(rest); !part.empty(); part = next_component(rest)) {
    if (is_image(part)) {
      result.has_image = true;
    } else if (const auto colour = parse_colour(part)) {
      result.colour = *colour;
    } else if (!parse_length(part) &&
               !is_one_of(part, {"none",        "repeat", "no-repeat", "repeat-x",   "repeat-y",
                                 "left",        "right",  "top",       "bottom",     "center",
                                 "scroll",      "fixed",  "local",     "cover",      "contain",
                                 "auto",        "space",  "round",     "border-box", "padding-box",
                                 "content-box", "text"})) {
      return std::nullopt;
    }
  }
  return result;
}

std::optional<float> parse_opacity(std::string_view value) {
  const std::optional<Number> number = read_number(value);
  if (!number || !value.empty()) return std::nullopt;
  if (number->unit == "%") return std::clamp(number->value / 100, 0.0F, 1.0F);
  if (!number->unit.empty()) return std::nullopt;
  return std::clamp(number->value, 0.0F, 1.0F);
}

std::optional<bool> parse_visibility(std::string_view value) {
  if (is_one_of(value, {"visible"})) return false;
  if (is_one_of(value, {"hidden", "collapse"})) return true;
  return std::nullopt;
}

std::optional<bool> parse_overflow(std::string_view value) {
  std::string_view rest = value;
  std::optional<bool> cuts;
  for (std::string_view part = next_component(rest); !part.empty(); part = next_component(rest)) {
    if (is_one_of(part, {"hidden", "clip", "scroll", "auto", "overlay"}))
      cuts = true;
    else if (!is_one_of(part, {"visible"}))
      return std::nullopt;
    else if (!cuts)
      cuts = false;
  }
  return cuts;
}

// rect() of nothing, with or without commas: the usual way to hide a text from sight only.
std::optional<bool> parse_clip(std::string_view value) {
  if (is_one_of(value, {"auto"})) return false;
  if (!starts_with_ignoring_case(value, "rect(") || value.back() != ')') return std::nullopt;
  std::string_view rest = value.substr(5, value.size() - 6);
  bool is_first = true;
  bool is_nothing = true;
  for (std::string_view part = next_component(rest); !part.empty(); part = next_component(rest)) {
    const std::optional<Length> length = parse_length(part);
    if (is_first && length && length->value == 1 && length->unit == Length::Unit::px) return true;
    is_first = false;
    is_nothing = is_nothing && length && length->value == 0;
  }
  return is_nothing && !is_first;
}

std::optional<bool> parse_clip_path(std::string_view value) {
  if (starts_with_ignoring_case(value, "inset(")) {
    std::string_view rest = value.substr(6);
    const std::optional<Number> number = read_number(rest);
    return number && number->unit == "%" && (number->value == 50 || number->value == 100);
  }
  if (starts_with_ignoring_case(value, "circle(0")) return true;
  return false;
}

std::optional<bool> parse_transform(std::string_view value) {
  for (const std::string_view function : {"scale(", "scaleX(", "scaleY(", "scale3d("}) {
    const std::size_t at = find_ignoring_case(value, function);
    if (at == std::string_view::npos) continue;
    std::string_view rest = trim(value.substr(at + function.size()));
    const std::optional<Number> number = read_number(rest);
    if (number && number->value == 0) return true;
  }
  return false;
}

}  // namespace presend::html
