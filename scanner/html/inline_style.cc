#include "scanner/html/inline_style.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"
#include "scanner/html/css_declarations.h"
#include "scanner/html/css_property_values.h"

namespace presend::html {
namespace {

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return equals_ignoring_case(word, value); });
}

std::optional<Keyword> wide_keyword(std::string_view value, bool is_inherited) {
  if (equals_ignoring_case(value, "inherit")) return Keyword::inherit;
  if (equals_ignoring_case(value, "initial")) return Keyword::initial;
  if (is_one_of(value, {"unset", "revert", "revert-layer"}))
    return is_inherited ? Keyword::inherit : Keyword::initial;
  return std::nullopt;
}

class StyleReader {
 public:
  explicit StyleReader(bool is_quirks) : is_quirks_(is_quirks) {}

  InlineStyle read(std::string_view text) {
    DeclarationReader reader(text);
    for (Declaration declaration; reader.next(declaration);) apply(declaration);
    return style_;
  }

 private:
  template <class T, class Parse>
  void set(Property<T>& property, const Declaration& d, bool is_inherited, Parse parse) {
    if (property.is_important && !d.is_important) return;
    Property<T> next{.is_important = d.is_important};
    next.keyword = wide_keyword(d.value, is_inherited);
    if (!next.keyword) next.value = parse(d.value);
    if (next.is_set()) property = next;
  }

  void set_length(Property<Length>& property, const Declaration& d, bool is_inherited = false) {
    // "none" and "auto" take an earlier length back.
    set(property, d, is_inherited,
        [&](std::string_view v) -> std::optional<Length> { return parse_length(v, is_quirks_); });
    if (is_one_of(d.value, {"auto", "none", "max-content", "fit-content", "min-content"}) &&
        (d.is_important || !property.is_important))
      property = {
          .value = std::nullopt, .keyword = Keyword::initial, .is_important = d.is_important};
  }

  void set_colour(Property<Colour>& property, const Declaration& d, bool is_inherited) {
    if (equals_ignoring_case(d.value, "currentcolor")) {
      if (d.is_important || !property.is_important)
        property = {.keyword = is_inherited ? Keyword::inherit : Keyword::current_colour,
                    .is_important = d.is_important};
      return;
    }
    set(property, d, is_inherited, [&](std::string_view v) { return parse_colour(v, is_quirks_); });
  }

  void set_background(const Declaration& d) {
    const std::optional<Background> found = parse_background(d.value);
    const bool is_wide = wide_keyword(d.value, false).has_value();
    if (!found && !is_wide) return;
    set(style_.background, d, false,
        [&](std::string_view) { return std::optional(found->colour); });
    set(style_.has_background_image, d, false,
        [&](std::string_view) { return std::optional(found->has_image); });
  }

  void set_position(const Declaration& d) {
    set(style_.is_positioned, d, false, [](std::string_view v) -> std::optional<bool> {
      if (is_one_of(v, {"absolute", "fixed", "relative", "sticky"})) return true;
      return is_one_of(v, {"static"}) ? std::optional(false) : std::nullopt;
    });
    set(style_.is_out_of_flow, d, false, [](std::string_view v) -> std::optional<bool> {
      if (is_one_of(v, {"absolute", "fixed"})) return true;
      return is_one_of(v, {"static", "relative", "sticky"}) ? std::optional(false) : std::nullopt;
    });
  }

  bool apply_text(const Declaration& d, std::string_view name) {
    if (name == "display")
      set(style_.display, d, false, parse_display);
    else if (name == "visibility")
      set(style_.is_visibility_hidden, d, true, parse_visibility);
    else if (name == "opacity")
      set(style_.opacity, d, false, parse_opacity);
    else if (name == "color")
      set_colour(style_.colour, d, true);
    else if (name == "-webkit-text-fill-color")
      set_colour(style_.text_fill, d, true);
    else if (name == "font")
      set(style_.font_size, d, true, parse_font);
    else if (name == "font-size")
      set(style_.font_size, d, true,
          [&](std::string_view v) { return parse_font_size(v, is_quirks_); });
    else if (name == "text-indent")
      set_length(style_.text_indent, d, true);
    else if (name == "background-color")
      set_colour(style_.background, d, false);
    else if (name == "background")
      set_background(d);
    else if (name == "background-image")
      set(style_.has_background_image, d, false, [](std::string_view v) -> std::optional<bool> {
        return !is_one_of(v, {"none"}) && parse_background(v).has_value();
      });
    else
      return false;
    return true;
  }

  void apply_box(const Declaration& d, std::string_view name) {
    if (name == "width")
      set_length(style_.width, d);
    else if (name == "max-width")
      set_length(style_.max_width, d);
    else if (name == "height")
      set_length(style_.height, d);
    else if (name == "max-height")
      set_length(style_.max_height, d);
    else if (name == "left")
      set_length(style_.left, d);
    else if (name == "top")
      set_length(style_.top, d);
    else if (name == "position")
      set_position(d);
    else if (name == "overflow" || name == "overflow-x" || name == "overflow-y")
      set(style_.cuts_overflow, d, false, parse_overflow);
    else if (name == "float")
      set(style_.is_floating, d, false, [](std::string_view v) -> std::optional<bool> {
        return is_one_of(v, {"left", "right"});
      });
    else if (name == "clip")
      set(style_.is_clipped_away, d, false, parse_clip);
    else if (name == "clip-path")
      set(style_.is_clip_path_empty, d, false, parse_clip_path);
    else if (name == "transform")
      set(style_.is_scaled_to_nothing, d, false, parse_transform);
  }

  void apply(const Declaration& d) {
    std::array<char, 24> lower;
    if (d.name.size() > lower.size()) return;
    std::transform(d.name.begin(), d.name.end(), lower.begin(), ascii_lower);
    const std::string_view name(lower.data(), d.name.size());
    if (!apply_text(d, name)) apply_box(d, name);
  }

  bool is_quirks_;
  InlineStyle style_;
};

}  // namespace

InlineStyle parse_inline_style(std::string_view text, bool is_quirks) {
  return StyleReader(is_quirks).read(text);
}

}  // namespace presend::html
