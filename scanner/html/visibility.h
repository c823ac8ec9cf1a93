#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

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

/// What a document is looked at with.
struct View {
  float width_px = 700;
  float height_px = 900;
  bool is_dark = false;  ///< prefers-color-scheme: dark
  /// Style rules addressed to other mail programs ("u + .body", ".ExternalClass", "[owa]",
  /// "@media yahoo") count as if every one of them were looking.
  bool honours_client_hacks = false;
};

/// What a client shows of one node.
struct Appearance {
  HiddenBy hidden_by = HiddenBy::none;
  NodeIndex cause = kNoNode;  ///< the element that hides it
  float font_size_px = 16;
  float contrast = 0;  ///< of its text with what is behind it, 1 to 21; 0 when an image is behind
};

/// Appearance of every node of a document, by NodeIndex. Elements inherit it to their texts.
class Visibility {
 public:
  [[nodiscard]] const Appearance& of(NodeIndex node) const { return appearances_[node]; }
  [[nodiscard]] bool is_visible(NodeIndex node) const {
    return of(node).hidden_by == HiddenBy::none;
  }
  /// Whether a style sheet says different things to different views, so that another View may show
  /// something else.
  [[nodiscard]] bool depends_on_view() const { return depends_on_view_; }

 private:
  friend Visibility compute_visibility(const Document&, const View&);
  std::vector<Appearance> appearances_;
  bool depends_on_view_ = false;
};

/// Computes what a browser shows, from the hidden attribute, inline styles and presentational
/// attributes. Style sheets are not read yet.
[[nodiscard]] Visibility compute_visibility(const Document& document, const View& view = {});

}  // namespace presend::html
