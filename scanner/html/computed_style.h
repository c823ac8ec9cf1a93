#pragma once

#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

#include "scanner/css/property.h"
#include "scanner/html/cascade.h"
#include "scanner/html/document.h"
#include "scanner/html/element_defaults.h"
#include "scanner/html/presentational_hints.h"
#include "scanner/html/variables.h"

namespace presend::html {

inline constexpr float kDefaultFontSizePx = 16;
/// A length that is not set: auto, none or normal, or a percentage of what is not known.
inline constexpr float kAuto = std::numeric_limits<float>::quiet_NaN();
inline bool is_auto(float length_px) { return std::isnan(length_px); }

/// Computed values of one element, lengths in px.
struct Style {
  // Children inherit these, and who set them.
  css::Colour colour{0, 0, 0, 1};
  css::Colour text_fill{0, 0, 0, 1};  ///< of the letters, when has_text_fill
  bool has_text_fill = false;
  bool is_visibility_hidden = false;
  bool is_nowrap = false;
  float font_size_px = kDefaultFontSizePx;
  bool is_font_absolute = false;  ///< some length in px or the like went into the font size
  float line_height = kAuto;      ///< px, or times the font size when is_line_height_factor
  bool is_line_height_factor = false;
  float text_indent_px = 0;
  const VariableScope* variables = nullptr;
  NodeIndex visibility_by = kNoNode;
  NodeIndex font_by = kNoNode;
  NodeIndex colour_by = kNoNode;

  // These not.
  css::Display display = css::Display::inline_box;
  bool never_shows_text = false;  ///< whatever else it says; see ElementDefaults
  css::Position position = css::Position::in_flow;
  css::Float floating = css::Float::none;
  css::Colour background{0, 0, 0, 0};
  bool has_background_image = false;
  bool clips_overflow = false;
  bool is_border_box = false;
  bool is_clipped_away = false;  ///< by clip, when it is positioned, or clip-path
  bool is_content_hidden = false;
  float opacity = 1;
  float scale = 1;
  float translate_x_px = 0;
  float translate_y_px = 0;
  float width_px = kAuto;
  float min_width_px = kAuto;
  float max_width_px = kAuto;
  float height_px = kAuto;
  float min_height_px = kAuto;
  float max_height_px = kAuto;
  float left_px = kAuto;
  float right_px = kAuto;
  float top_px = kAuto;
  float bottom_px = kAuto;
  float margin_left_px = 0;  // kAuto when it takes what is left
  float margin_right_px = 0;
  float margin_top_px = 0;
  float margin_bottom_px = 0;
  float padding_left_px = 0;
  float padding_right_px = 0;
  float padding_top_px = 0;
  float padding_bottom_px = 0;

  /// A style that says nothing itself.
  static Style inheriting(const Style& parent);
  [[nodiscard]] float line_height_px() const;
};

/// What percentages refer to.
struct Containing {
  float width_px = 0;
  float height_px = kAuto;
};

/// Computes the styles of a document's elements, which are asked for in document order.
class StyleComputer {
 public:
  StyleComputer(const Document& document, Cascade& cascade)
      : document_(document),
        cascade_(cascade),
        registered_table_(initial_values(cascade.sheets())),
        registered_{.table = &registered_table_} {}
  StyleComputer(const StyleComputer&) = delete;
  StyleComputer& operator=(const StyleComputer&) = delete;

  /// The style of `element`, whose parent's is `parent`.
  Style compute(NodeIndex element, const Style& parent, const Containing& containing);

 private:
  void apply_defaults(NodeIndex element, const ElementDefaults& defaults, Style& style);
  void apply_hints(NodeIndex element, const Containing& containing, Style& style) const;
  void apply_declared(NodeIndex element, const Declared& declared, const Style& parent,
                      const Containing& containing, Style& style);
  void set_font_size(const css::Value& value, const Style& parent, Style& style) const;
  static VariableTable initial_values(const css::StyleSheets& sheets);
  void declare_variables(NodeIndex element, const Declared& declared, Style& style);
  void apply(css::Property property, const css::Value& value, const Style& parent,
             const Containing& containing, Style& style) const;
  void apply_length(css::Property property, const css::Value& value, const css::LengthBase& base,
                    Style& style) const;
  std::optional<css::Value> resolve(const css::Declaration& declaration, const Style& style,
                                    const css::LengthBase& base);

  const Document& document_;
  Cascade& cascade_;
  /// The custom properties of an element that is open.
  struct OpenScope {
    NodeIndex end;
    VariableScope scope;
    std::shared_ptr<const VariableTable> table;
  };

  VariableTable registered_table_;  // what custom properties are where none is declared
  VariableScope registered_;
  std::vector<std::unique_ptr<OpenScope>> scopes_;
  std::vector<Variable> latest_variables_;  // from which latest_table_ was made
  std::shared_ptr<const VariableTable> latest_table_;
  css::Display default_display_ = css::Display::inline_box;
  css::Colour link_colour_{0, 0, 238, 1};
  css::Colour body_colour_;
  NodeIndex body_colour_by_ = kNoNode;
  bool has_body_ = false;
  float root_font_size_px_ = kDefaultFontSizePx;
};

}  // namespace presend::html
