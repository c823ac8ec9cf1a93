#include "scanner/html/computed_style.h"

#include <algorithm>
#include <optional>

#include "scanner/base/ascii.h"

namespace presend::html {
namespace {

using css::Property;
using css::Value;
using Kind = css::Value::Kind;

constexpr css::Colour kButtonBackground{239, 239, 239, 1};
constexpr css::Colour kMarkBackground{255, 255, 0, 1};

/// The member that holds a property's px, or nullptr.
float Style::*length_member(Property property) {
  switch (property) {
    case Property::width:
      return &Style::width_px;
    case Property::min_width:
      return &Style::min_width_px;
    case Property::max_width:
      return &Style::max_width_px;
    case Property::height:
      return &Style::height_px;
    case Property::min_height:
      return &Style::min_height_px;
    case Property::max_height:
      return &Style::max_height_px;
    case Property::left:
      return &Style::left_px;
    case Property::right:
      return &Style::right_px;
    case Property::top:
      return &Style::top_px;
    case Property::bottom:
      return &Style::bottom_px;
    case Property::margin_left:
      return &Style::margin_left_px;
    case Property::margin_right:
      return &Style::margin_right_px;
    case Property::margin_top:
      return &Style::margin_top_px;
    case Property::margin_bottom:
      return &Style::margin_bottom_px;
    case Property::padding_left:
      return &Style::padding_left_px;
    case Property::padding_right:
      return &Style::padding_right_px;
    case Property::padding_top:
      return &Style::padding_top_px;
    case Property::padding_bottom:
      return &Style::padding_bottom_px;
    case Property::text_indent:
      return &Style::text_indent_px;
    case Property::translate_x:
      return &Style::translate_x_px;
    case Property::translate_y:
      return &Style::translate_y_px;
    default:
      return nullptr;
  }
}

/// Whether percentages of it refer to the height of the containing block.
bool is_vertical(Property property) {
  switch (property) {
    case Property::height:
    case Property::min_height:
    case Property::max_height:
    case Property::top:
    case Property::bottom:
    case Property::translate_y:
      return true;
    default:
      return false;
  }
}

/// Order in which properties are computed: others refer to the font size, the colour and the
/// position.
constexpr auto kLater = [] {
  std::array<Property, css::kPropertyCount> order{};
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<Property>(i);
  return order;
}();

}  // namespace

Style Style::inheriting(const Style& parent) {
  Style style;
  style.colour = parent.colour;
  style.text_fill = parent.text_fill;
  style.has_text_fill = parent.has_text_fill;
  style.is_visibility_hidden = parent.is_visibility_hidden;
  style.is_nowrap = parent.is_nowrap;
  style.font_size_px = parent.font_size_px;
  style.is_font_absolute = parent.is_font_absolute;
  style.line_height = parent.line_height;
  style.is_line_height_factor = parent.is_line_height_factor;
  style.text_indent_px = parent.text_indent_px;
  style.variables = parent.variables;
  style.visibility_by = parent.visibility_by;
  style.font_by = parent.font_by;
  style.colour_by = parent.colour_by;
  return style;
}

float Style::line_height_px() const {
  if (is_auto(line_height)) return 1.15F * font_size_px;
  return is_line_height_factor ? line_height * font_size_px : line_height;
}

Style StyleComputer::compute(NodeIndex element, const Style& parent, const Containing& containing) {
  const Node& node = document_.node(element);
  const ElementDefaults& defaults =
      node.is_foreign ? element_defaults({}) : element_defaults(node.name);
  Style style = Style::inheriting(parent);
  apply_defaults(element, defaults, style);
  if (!node.is_foreign && node.attribute_count > 0) apply_hints(element, containing, style);
  const Declared& declared = cascade_.declared(element);
  if (!declared.is_empty()) apply_declared(element, declared, parent, containing, style);
  const bool is_out_of_flow = style.position == css::Position::absolute ||
                              style.position == css::Position::fixed ||
                              style.floating != css::Float::none;
  const bool is_blockified = is_out_of_flow || parent.display == css::Display::flex;
  if (is_blockified &&
      (style.display == css::Display::inline_box || style.display == css::Display::inline_block))
    style.display = css::Display::block;
  if (node.name == "html") root_font_size_px_ = style.font_size_px;
  if (node.name == "body" && !has_body_) {
    has_body_ = true;
    body_colour_ = style.colour;
    body_colour_by_ = style.colour_by;
  }
  return style;
}

void StyleComputer::apply_defaults(NodeIndex element, const ElementDefaults& defaults,
                                   Style& style) {
  const Node& node = document_.node(element);
  style.display = defaults.display;
  if (defaults.font_factor > 0) style.font_size_px *= defaults.font_factor;
  if (defaults.font_size_px > 0) style.font_size_px = defaults.font_size_px;
  if (defaults.is_monospace && style.font_size_px == kDefaultFontSizePx) style.font_size_px = 13;
  if (defaults.is_form_control) {
    style.colour = {0, 0, 0, 1};
    style.text_indent_px = 0;
    style.line_height = kAuto;
  }
  style.margin_left_px = defaults.margin_left_px;
  style.margin_right_px = defaults.margin_right_px;
  style.padding_left_px = defaults.padding_left_px;
  if (node.name == "table") {
    style.text_indent_px = 0;
    if (document_.is_quirks()) {
      style.font_size_px = kDefaultFontSizePx;
      style.line_height = kAuto;
      style.is_nowrap = false;
      style.colour = has_body_ ? body_colour_ : css::Colour{0, 0, 0, 1};
      style.colour_by = body_colour_by_;
    }
  } else if (node.name == "mark") {
    style.colour = {0, 0, 0, 1};
    style.background = kMarkBackground;
  } else if (node.name == "button") {
    style.background = kButtonBackground;
  } else if (node.name == "a" && document_.attribute(element, "href") != nullptr) {
    style.colour = link_colour_;
    style.colour_by = element;
  } else if (node.name == "body") {
    if (const Attribute* link = document_.attribute(element, "link"))
      if (const auto colour = css::parse_legacy_colour(link->value)) link_colour_ = *colour;
  } else if (node.name == "dialog" && document_.attribute(element, "open") == nullptr) {
    style.display = css::Display::none;
  }
  if (defaults.is_nowrap) style.is_nowrap = true;
  if (node.attribute_count > 0 && document_.attribute(element, "popover") != nullptr)
    style.display = css::Display::none;
  default_display_ = style.display;
}

void StyleComputer::apply_hints(NodeIndex element, const Containing& containing,
                                Style& style) const {
  const PresentationalHints hints = presentational_hints(document_, element);
  if (hints.is_hidden) style.display = css::Display::none;
  if (hints.colour) {
    style.colour = *hints.colour;
    style.colour_by = element;
  }
  if (hints.font_size_px) {
    style.font_size_px = *hints.font_size_px;
    style.font_by = element;
  }
  if (hints.background) style.background = *hints.background;
  style.has_background_image = hints.has_background_image;
  if (hints.is_nowrap) style.is_nowrap = true;
  const auto px = [](const css::Length& length, float whole_px) {
    return css::to_px(length, {.percent_px = whole_px});  // kAuto when the whole is not known
  };
  if (hints.width) style.width_px = px(*hints.width, containing.width_px);
  if (hints.height) style.height_px = px(*hints.height, containing.height_px);
}

void StyleComputer::declare_variables(const Declared& declared, Style& style) {
  auto scope = std::make_unique<VariableScope>();
  scope->outer = style.variables ? style.variables : &registered_;
  for (auto it = declared.custom.rbegin(); it != declared.custom.rend(); ++it) {
    const css::Declaration& declaration = **it;
    const bool is_overridden =
        std::any_of(scope->values.begin(), scope->values.end(),
                    [&](const auto& value) { return value.first == declaration.name; });
    if (!is_overridden && scope->values.size() < 200)
      scope->values.emplace_back(declaration.name, declaration.value.tokens);
  }
  style.variables = scope.get();
  scopes_.push_back(std::move(scope));
}

void StyleComputer::apply_declared(NodeIndex element, const Declared& declared, const Style& parent,
                                   const Containing& containing, Style& style) {
  if (!declared.custom.empty()) declare_variables(declared, style);
  for (const Property property : kLater) {
    const css::Declaration* declaration = declared.of(property);
    if (declaration == nullptr) continue;
    Value value = declaration->value;
    if (value.kind == Kind::deferred) {
      const bool is_font_size = property == Property::font_size;
      const css::LengthBase base{is_font_size ? parent.font_size_px : style.font_size_px,
                                 root_font_size_px_,
                                 is_font_size            ? parent.font_size_px
                                 : is_vertical(property) ? containing.height_px
                                                         : containing.width_px};
      value = resolve(*declaration, style, base).value_or(Value::of(Kind::unset));
    }
    apply(property, value, parent, containing, style);
    switch (property) {
      case Property::font_size:
        style.font_by = element;
        break;
      case Property::color:
      case Property::text_fill:
        style.colour_by = value.kind == Kind::inherit ? parent.colour_by : element;
        break;
      case Property::visibility:
        if (value.kind == Kind::choice) style.visibility_by = element;
        break;
      default:
        break;
    }
  }
}

std::optional<Value> StyleComputer::resolve(const css::Declaration& declaration, const Style& style,
                                            const css::LengthBase& base) const {
  const auto tokens =
      substitute(declaration.value.tokens, style.variables ? style.variables : &registered_);
  if (!tokens) return std::nullopt;
  css::ValueContext context = cascade_.sheets().context();
  context.base = &base;
  return css::read_deferred(declaration, *tokens, context);
}

void StyleComputer::take_from(Property property, const Style& from, Style& style) const {
  if (float Style::*member = length_member(property)) {
    style.*member = from.*member;
    return;
  }
  switch (property) {
    case Property::font_size:
      style.font_size_px = from.font_size_px;
      style.is_font_absolute = from.is_font_absolute;
      break;
    case Property::color:
      style.colour = from.colour;
      break;
    case Property::text_fill:
      style.text_fill = from.text_fill;
      style.has_text_fill = from.has_text_fill;
      break;
    case Property::display:
      style.display = from.display;
      break;
    case Property::visibility:
      style.is_visibility_hidden = from.is_visibility_hidden;
      style.visibility_by = from.visibility_by;
      break;
    case Property::opacity:
      style.opacity = from.opacity;
      break;
    case Property::background_color:
      style.background = from.background;
      break;
    case Property::background_image:
      style.has_background_image = from.has_background_image;
      break;
    case Property::line_height:
      style.line_height = from.line_height;
      style.is_line_height_factor = from.is_line_height_factor;
      break;
    case Property::white_space:
      style.is_nowrap = from.is_nowrap;
      break;
    case Property::position:
      style.position = from.position;
      break;
    case Property::float_:
      style.floating = from.floating;
      break;
    case Property::overflow_x:
    case Property::overflow_y:
      style.clips_overflow = from.clips_overflow;
      break;
    case Property::box_sizing:
      style.is_border_box = from.is_border_box;
      break;
    case Property::scale:
      style.scale = from.scale;
      break;
    case Property::clip:
    case Property::clip_path:
      style.is_clipped_away = from.is_clipped_away;
      break;
    case Property::content_visibility:
      style.is_content_hidden = from.is_content_hidden;
      break;
    default:
      break;
  }
}

void StyleComputer::apply_length(Property property, const Value& value, const css::LengthBase& base,
                                 Style& style) const {
  float Style::*member = length_member(property);
  if (value.kind == Kind::automatic) {
    style.*member = kAuto;
    return;
  }
  float px = css::to_px(value.length, base);
  const bool is_size = property >= Property::width && property <= Property::max_height;
  if (is_size && px < 0) px = 0;
  style.*member = px;
}

void StyleComputer::set_font_size(const Value& value, const Style& parent, Style& style) const {
  // Chromium keeps letters readable as long as nobody asked for px: nothing but 0 falls below this.
  constexpr float kLeastRelativePx = 6;
  float size = parent.font_size_px * value.number;
  if (value.kind != Kind::number) {
    const css::LengthBase base{parent.font_size_px, root_font_size_px_, parent.font_size_px};
    size = std::max(0.0F, css::to_px(value.length, base));
    const bool is_keyword = value.number != 0;
    if (is_keyword)
      style.is_font_absolute = false;
    else if (value.length.px != 0 || value.length.rem != 0)
      style.is_font_absolute = true;
  }
  if (!style.is_font_absolute && size > 0) size = std::max(size, kLeastRelativePx);
  style.font_size_px = size;
}

void StyleComputer::apply(Property property, const Value& value, const Style& parent,
                          const Containing& containing, Style& style) const {
  static const Style kInitial;
  switch (value.kind) {
    case Kind::inherit:
      take_from(property, parent, style);
      return;
    case Kind::initial:
      take_from(property, kInitial, style);
      return;
    case Kind::unset:
      take_from(property, css::is_inherited(property) ? parent : kInitial, style);
      return;
    case Kind::revert:
      // What the browser's own sheet says stands already, but for what attributes changed.
      if (property == Property::display) style.display = default_display_;
      return;
    default:
      break;
  }
  const css::LengthBase base{style.font_size_px, root_font_size_px_,
                             is_vertical(property) ? containing.height_px : containing.width_px};
  if (length_member(property) != nullptr) {
    apply_length(property, value, base, style);
    return;
  }
  const bool flag = value.kind == Kind::choice && value.number != 0;
  switch (property) {
    case Property::font_size:
      set_font_size(value, parent, style);
      break;
    case Property::color:
      style.colour = value.kind == Kind::colour ? value.colour : parent.colour;
      break;
    case Property::text_fill:
      style.has_text_fill = value.kind == Kind::colour;
      style.text_fill = value.kind == Kind::colour ? value.colour : style.colour;
      break;
    case Property::display:
      style.display = value.as<css::Display>();
      break;
    case Property::visibility:
      style.is_visibility_hidden = flag;
      break;
    case Property::opacity:
      style.opacity = value.number;
      break;
    case Property::background_color:
      style.background = value.kind == Kind::colour ? value.colour : style.colour;
      break;
    case Property::background_image:
      style.has_background_image = flag;
      break;
    case Property::line_height:
      style.is_line_height_factor = value.kind == Kind::number;
      style.line_height = value.kind == Kind::automatic ? kAuto
                          : value.kind == Kind::number
                              ? value.number
                              : css::to_px(value.length, {style.font_size_px, root_font_size_px_,
                                                          style.font_size_px});
      break;
    case Property::white_space:
      style.is_nowrap = flag;
      break;
    case Property::position:
      style.position = value.as<css::Position>();
      break;
    case Property::float_:
      style.floating = value.as<css::Float>();
      break;
    case Property::overflow_x:
      style.clips_overflow = flag;
      break;
    case Property::overflow_y:  // what clips one way clips the other way too
      style.clips_overflow |= flag;
      break;
    case Property::box_sizing:
      style.is_border_box = flag;
      break;
    case Property::clip:
      style.is_clipped_away |= flag && (style.position == css::Position::absolute ||
                                        style.position == css::Position::fixed);
      break;
    case Property::clip_path:
      style.is_clipped_away |= flag;
      break;
    case Property::scale:
      style.scale = value.number;
      break;
    case Property::content_visibility:
      style.is_content_hidden = flag;
      break;
    default:
      break;
  }
}

}  // namespace presend::html
