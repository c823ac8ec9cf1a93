#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "scanner/base/limits.h"
#include "scanner/css/view.h"
#include "scanner/html/document.h"

namespace presend::html {

/// What keeps a text from being seen; names as in the JSON contract.
enum class HiddenBy : std::uint8_t {
  none,         ///< it is visible
  display,      ///< display: none, hidden, or an element browsers never show
  visibility,   ///< visibility: hidden or collapse
  opacity,      ///< product along the ancestors below 0.1
  transparent,  ///< alpha of the text colour below 0.1
  font_size,    ///< below 2 px
  colour,       ///< contrast with what is behind it below 1.15
  clipped,      ///< less than a tenth of it is left after clipping
  off_screen,   ///< moved out of the page
};
/// "display", "font-size" …; empty for none.
std::string_view name(HiddenBy reason);

using css::View;

/// What a client shows of one node.
struct Appearance {
  HiddenBy hidden_by = HiddenBy::none;
  NodeIndex cause = kNoNode;  ///< the element that hides it
  float font_size_px = 16;
  float contrast = 0;  ///< of its text with what is behind it, 1 to 21; 0 when an image is behind
};

/// What the styles and attributes of an <img> or image input say of its size. Lengths that are not
/// set are NaN.
struct ImageBox {
  NodeIndex node = kNoNode;
  float width_px = 0;
  float height_px = 0;
  float min_width_px = 0;
  float max_width_px = 0;
  float max_height_px = 0;
  float container_px = 0;     ///< width of what it stands in
  float attribute_ratio = 0;  ///< height by width as its attributes have them, or NaN
  bool is_block = false;      ///< it stands on lines of its own
};

/// Appearance of every node of a document, by NodeIndex. Elements inherit it to their texts.
class Visibility {
 public:
  [[nodiscard]] const Appearance& of(NodeIndex node) const { return appearances_[node]; }
  [[nodiscard]] bool is_visible(NodeIndex node) const {
    return of(node).hidden_by == HiddenBy::none;
  }
  /// The images in document order, whether they are visible or not.
  [[nodiscard]] std::span<const ImageBox> images() const { return images_; }
  /// That of an image, or nullptr for other nodes.
  [[nodiscard]] const ImageBox* image(NodeIndex node) const;
  /// Whether a style sheet says different things to different views, so that another View may show
  /// something else.
  [[nodiscard]] bool depends_on_view() const { return depends_on_view_; }
  /// False when the style sheets cost more than the limits allow, so that some rules were left out.
  [[nodiscard]] bool is_complete() const { return is_complete_; }
  /// What is left of Limits::style_matches, for the other documents of a message.
  [[nodiscard]] std::uint32_t steps_left() const { return steps_left_; }

 private:
  friend class VisibilityComputer;
  std::vector<Appearance> appearances_;
  std::vector<ImageBox> images_;
  bool depends_on_view_ = false;
  bool is_complete_ = true;
  std::uint32_t steps_left_ = 0;
};

/// Computes what a browser shows in that view: from style sheets, style attributes, presentational
/// attributes and its own style sheet, without laying the page out.
[[nodiscard]] Visibility compute_visibility(const Document& document, const View& view = {},
                                            const Limits& limits = {});

}  // namespace presend::html
