#include "scanner/html/visibility.h"

#include <vector>

#include "scanner/html/computed_style.h"
#include "scanner/html/css_colour.h"

namespace presend::html {
namespace {

constexpr float kLeastFontSizePx = 2;
constexpr float kLeastContrast = 1.15F;

Appearance judge(const Style& style) {
  const Colour& colour = style.has_text_fill ? style.text_fill : style.colour;
  const float seen_contrast =
      style.is_image_behind ? 0 : contrast(over(colour, style.behind), style.behind);
  const auto hidden = [&](HiddenBy why, NodeIndex cause) {
    return Appearance{why, cause, style.font_size_px, seen_contrast};
  };
  if (style.gone == HiddenBy::display) return hidden(style.gone, style.gone_by);
  if (style.drawing != kNoNode) return hidden(HiddenBy::display, style.drawing);
  if (style.is_visibility_hidden) return hidden(HiddenBy::visibility, style.visibility_by);
  if (style.opacity < kLeastOpacity) return hidden(HiddenBy::opacity, style.opacity_by);
  if (style.font_size_px < kLeastFontSizePx) return hidden(HiddenBy::font_size, style.font_by);
  if (style.gone != HiddenBy::none) return hidden(style.gone, style.gone_by);
  if (colour.alpha < 0.1F) return hidden(HiddenBy::transparent, style.paint_by);
  if (!style.is_image_behind && seen_contrast < kLeastContrast)
    return hidden(HiddenBy::colour, style.paint_by);
  return hidden(HiddenBy::none, kNoNode);
}

}  // namespace

std::string_view name(HiddenBy reason) {
  switch (reason) {
    case HiddenBy::none:
      return "";
    case HiddenBy::display:
      return "display";
    case HiddenBy::visibility:
      return "visibility";
    case HiddenBy::opacity:
      return "opacity";
    case HiddenBy::transparent:
      return "transparent";
    case HiddenBy::font_size:
      return "font-size";
    case HiddenBy::colour:
      return "colour";
    case HiddenBy::clipped:
      return "clipped";
    case HiddenBy::off_screen:
      return "off-screen";
  }
  return "";
}

Visibility compute_visibility(const Document& document, const View& /*view*/) {
  struct Open {
    NodeIndex end;
    Style style;
    Appearance appearance;
  };
  Visibility result;
  const auto nodes = document.nodes();
  result.appearances_.resize(nodes.size());
  StyleComputer computer(document);
  std::vector<Open> open;
  open.push_back({static_cast<NodeIndex>(nodes.size()), Style{}, Appearance{}});
  for (NodeIndex i = 1; i < nodes.size(); ++i) {
    const Node& node = nodes[i];
    while (open.back().end <= i) open.pop_back();
    const Open& parent = open.back();
    if (node.kind != NodeKind::element) {
      result.appearances_[i] = parent.appearance;
      continue;
    }
    const Style style = computer.compute(i, parent.style);
    const Appearance appearance = judge(style);
    result.appearances_[i] = appearance;
    if (node.end > i + 1) open.push_back({node.end, style, appearance});
  }
  return result;
}

}  // namespace presend::html
