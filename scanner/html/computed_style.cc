#include "scanner/html/computed_style.h"

#include <algorithm>
#include <optional>

#include "scanner/html/style_fields.h"

namespace presend::html {
namespace {

using css::Property;
using css::Value;
using Kind = css::Value::Kind;

constexpr float kMostFontSizePx = 10'000;  // Chromium's limit
constexpr css::Colour kButtonBackground{239, 239, 239, 1};
constexpr css::Colour kMarkBackground{255, 255, 0, 1};

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
  style.never_shows_text = defaults.never_shows_text;
  if (defaults.font_factor > 0)
    style.font_size_px = std::min(style.font_size_px * defaults.font_factor, kMostFontSizePx);
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

VariableTable StyleComputer::initial_values(const css::StyleSheets& sheets) {
  std::vector<Variable> variables;
  for (const auto& [name, value] : sheets.initial_values()) variables.push_back({name, value});
  return VariableTable(std::move(variables));
}

void StyleComputer::declare_variables(NodeIndex element, const Declared& declared, Style& style) {
  if (!cascade_.budget().spend(declared.custom.size() / 2)) return;
  while (!scopes_.empty() && scopes_.back()->end <= element) scopes_.pop_back();
  // Sheets that declare properties for every element are common, so the table is made once.
  const auto is_latest = [](const css::Declaration* declaration, const Variable& variable) {
    return declaration->name.data() == variable.name.data() &&
           declaration->value.tokens.data() == variable.value.data() &&
           declaration->value.tokens.size() == variable.value.size();
  };
  if (latest_table_ == nullptr ||
      !std::equal(declared.custom.begin(), declared.custom.end(), latest_variables_.begin(),
                  latest_variables_.end(), is_latest)) {
    cascade_.budget().spend(4 * declared.custom.size());
    latest_variables_.clear();
    for (const css::Declaration* declaration : declared.custom)
      latest_variables_.push_back({declaration->name, declaration->value.tokens});
    latest_table_ = std::make_shared<const VariableTable>(latest_variables_);
  }
  const VariableScope* outer = style.variables != nullptr ? style.variables : &registered_;
  scopes_.push_back(std::make_unique<OpenScope>(OpenScope{
      document_.node(element).end, {.outer = outer, .table = latest_table_.get()}, latest_table_}));
  style.variables = &scopes_.back()->scope;
}

void StyleComputer::apply_declared(NodeIndex element, const Declared& declared, const Style& parent,
                                   const Containing& containing, Style& style) {
  if (!declared.custom.empty()) declare_variables(element, declared, style);
  // In the order of Property, as others refer to the font size, the colour and the position.
  for (std::size_t i = 0; i < css::kPropertyCount; ++i) {
    const auto property = static_cast<Property>(i);
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
                                            const css::LengthBase& base) {
  const auto tokens =
      substitute(declaration.value.tokens, style.variables ? style.variables : &registered_,
                 cascade_.budget());
  if (!tokens) return std::nullopt;
  css::ValueContext context = cascade_.sheets().context();
  context.base = &base;
  return css::read_deferred(declaration, *tokens, context);
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
  style.font_size_px = std::min(size, kMostFontSizePx);
}

void StyleComputer::apply(Property property, const Value& value, const Style& parent,
                          const Containing& containing, Style& style) const {
  static const Style kInitial;
  switch (value.kind) {
    case Kind::inherit:
      copy_property(property, parent, style);
      return;
    case Kind::initial:
      copy_property(property, kInitial, style);
      return;
    case Kind::unset:
      copy_property(property, css::is_inherited(property) ? parent : kInitial, style);
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
