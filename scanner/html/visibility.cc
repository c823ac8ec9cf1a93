#include "scanner/html/visibility.h"

#include <algorithm>
#include <vector>

#include "scanner/base/ascii.h"
#include "scanner/css/keywords.h"
#include "scanner/html/box.h"
#include "scanner/html/computed_style.h"

namespace presend::html {
namespace {

// What counts as unseen; the browser truth was measured with the same figures.
constexpr float kLeastOpacity = 0.1F;
constexpr float kLeastFontSizePx = 2;
constexpr float kLeastContrast = 1.15F;
constexpr float kLeastScale = 0.01F;

/// Mean width of a character in em.
constexpr float kCharacterWidth = 0.44F;

/// What surrounds a text, beyond the style it inherits.
struct Scene {
  css::Colour behind{255, 255, 255, 1};
  bool is_image_behind = false;
  float opacity = 1;
  NodeIndex opacity_by = kNoNode;
  NodeIndex background_by = kNoNode;
  NodeIndex display_by = kNoNode;  ///< what keeps it from being shown at all
  NodeIndex outside_by = kNoNode;  ///< the same around the closed details it stands in
  NodeIndex clipped_by = kNoNode;
  NodeIndex clipped_outside_by = kNoNode;  ///< the same around the nearest positioned element
  NodeIndex lines_clipped_by = kNoNode;    ///< the innermost that cuts its lines off
  NodeIndex moved_by = kNoNode;
  NodeIndex drawing = kNoNode;  ///< the SVG around, which shows no text but that of <text>
};

void lay_background(const Style& style, NodeIndex element, Scene& scene) {
  if (style.background.alpha > 0) {
    if (style.background.alpha == 1) scene.is_image_behind = false;
    scene.behind = css::over(style.background, scene.behind);
    scene.background_by = element;
  }
  scene.is_image_behind = scene.is_image_behind || style.has_background_image;
}

void set_once(NodeIndex& by, NodeIndex element) {
  if (by == kNoNode) by = element;
}

bool is_picture(std::string_view name) {
  return css::is_one_of(name, {"img", "image", "input", "video", "iframe", "object", "embed"});
}

/// Of a drawing, only some elements show text.
void enter_drawing(std::string_view name, NodeIndex element, Scene& scene) {
  if (name == "svg") scene.drawing = element;
  if (name == "text" || name == "foreignobject") scene.drawing = kNoNode;
  for (const std::string_view unseen : {"title", "desc", "metadata", "defs", "style", "script"})
    if (name == unseen) set_once(scene.display_by, element);
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

const ImageBox* Visibility::image(NodeIndex node) const {
  const auto at = std::lower_bound(images_.begin(), images_.end(), node,
                                   [](const ImageBox& box, NodeIndex n) { return box.node < n; });
  return at != images_.end() && at->node == node ? &*at : nullptr;
}

class VisibilityComputer {
 public:
  VisibilityComputer(const Document& document, const View& view, const Limits& limits)
      : document_(document),
        view_(view),
        cascade_(document, view, limits),
        styles_(document, cascade_),
        boxes_(document, cascade_) {}

  Visibility run() {
    const auto nodes = document_.nodes();
    result_.appearances_.resize(nodes.size());
    std::vector<Open> open;
    open.push_back(
        {static_cast<NodeIndex>(nodes.size()), Style{}, Scene{}, page_box(view_), {}, {}});
    for (NodeIndex i = 1; i < nodes.size(); ++i) {
      const Node& node = nodes[i];
      while (open.back().end <= i) open.pop_back();
      if (node.kind == NodeKind::text) {
        result_.appearances_[i] = judge_text(node, open.back());
      } else if (node.kind == NodeKind::element) {
        Open entered = enter(i, open.back());
        result_.appearances_[i] = entered.appearance;
        if (node.end > i + 1) open.push_back(std::move(entered));
      } else {
        result_.appearances_[i] = open.back().appearance;
      }
    }
    result_.depends_on_view_ = cascade_.sheets().depends_on_view();
    result_.steps_left_ = cascade_.budget().left();
    result_.is_complete_ = cascade_.is_complete();
    return std::move(result_);
  }

 private:
  struct Open {
    NodeIndex end;
    Style style;
    Scene scene;
    Box box;
    Appearance appearance;
    Appearance text_appearance;         // of a text that stands right in it
    NodeIndex first_summary = kNoNode;  // of closed details
  };

  Open enter(NodeIndex element, const Open& parent) {
    const Node& node = document_.node(element);
    Open entered{node.end,
                 styles_.compute(element, parent.style, parent.box.inner),
                 parent.scene,
                 parent.box,
                 {}};
    const Style& style = entered.style;
    Scene& scene = entered.scene;
    if (element == parent.first_summary) scene.display_by = scene.outside_by;
    if (style.display == css::Display::none || style.display == css::Display::table_column ||
        style.never_shows_text || style.is_content_hidden)
      set_once(scene.display_by, element);
    if (scene.display_by == kNoNode) {
      entered.box = boxes_.compute(element, style, parent.box);
      lay_background(style, element, scene);
      if (style.opacity < 1) {
        if (scene.opacity >= kLeastOpacity) scene.opacity_by = element;
        scene.opacity *= style.opacity;
      }
      // What is placed freely stands outside of the boxes between it and that element.
      if (style.position == css::Position::absolute) scene.clipped_by = scene.clipped_outside_by;
      if (style.position == css::Position::fixed) scene.clipped_by = kNoNode;
      if (style.is_clipped_away || entered.box.leaves_no_room || entered.box.scale < kLeastScale)
        set_once(scene.clipped_by, element);
      if (style.position != css::Position::in_flow) scene.clipped_outside_by = scene.clipped_by;
      if (style.clips_overflow) scene.lines_clipped_by = element;
      const bool is_moved = entered.box.shift_x_px != parent.box.shift_x_px ||
                            entered.box.shift_y_px != parent.box.shift_y_px ||
                            style.text_indent_px != parent.style.text_indent_px;
      if (is_moved) scene.moved_by = element;
      if (node.is_foreign) enter_drawing(node.name, element, scene);
    }
    const bool is_box = is_picture(node.name);
    entered.appearance = is_box ? judge_box(style, scene, entered.box, view_.width_px)
                                : judge(style, scene, entered.box, view_.width_px);
    entered.text_appearance = hides_inside(element, entered) || is_box
                                  ? judge(style, scene, entered.box, view_.width_px)
                                  : entered.appearance;
    if (node.name == "img" || node.name == "image" || node.name == "input")
      result_.images_.push_back({element, style.width_px, style.height_px, style.min_width_px,
                                 style.max_width_px, style.max_height_px, parent.box.inner.width_px,
                                 attribute_ratio(element), style.display == css::Display::block});
    return entered;
  }

  /// Whether the element shows itself but not what stands in it; then the scene says so.
  bool hides_inside(NodeIndex element, Open& entered) const {
    const Node& node = document_.node(element);
    Scene& scene = entered.scene;
    if (node.name == "details" && !document_.attribute(element, "open")) {
      scene.outside_by = scene.display_by;
      entered.first_summary = first_summary(element);
      set_once(scene.display_by, element);
      return true;
    }
    if (node.name != "marquee" || !is_moving(element)) return false;
    set_once(scene.clipped_by, element);  // the text starts outside of its box
    return true;
  }

  /// Browsers keep the proportions that the attributes tell when a style makes a side automatic.
  [[nodiscard]] float attribute_ratio(NodeIndex image) const {
    const auto side = [&](std::string_view name) {
      const auto length = parse_dimension(document_.attribute_value(image, name));
      return length && length->is_px() ? length->px : kAuto;
    };
    const float width = side("width");
    return width > 0 ? side("height") / width : kAuto;
  }

  /// The one that shows while the details are closed.
  [[nodiscard]] NodeIndex first_summary(NodeIndex details) const {
    NodeIndex child = document_.node(details).first_child;
    while (child != kNoNode && !document_.node(child).is("summary"))
      child = document_.node(child).next_sibling;
    return child;
  }

  [[nodiscard]] bool is_moving(NodeIndex marquee) const {
    return document_.attribute_value(marquee, "scrollamount") != "0" &&
           !equals_ignoring_case(document_.attribute_value(marquee, "behavior"), "alternate");
  }

  Appearance judge_text(const Node& node, const Open& around) const {
    const bool may_be_moved =
        around.box.shift_x_px < 0 || around.box.shift_y_px < 0 || around.style.text_indent_px < 0;
    // Nearly all texts share the verdict of the element they stand in.
    if (!may_be_moved || around.text_appearance.hidden_by != HiddenBy::none)
      return around.text_appearance;
    const auto characters = static_cast<float>(std::min<std::size_t>(node.text.size(), 100'000));
    return judge(around.style, around.scene, around.box,
                 characters * kCharacterWidth * around.style.font_size_px);
  }

  /// What of a box that holds no text, such as a picture, can be seen: neither letters nor lines
  /// matter to it.
  [[nodiscard]] Appearance judge_box(const Style& style, const Scene& scene, const Box& box,
                                     float width_px) const {
    const auto hidden = [&](HiddenBy why, NodeIndex cause) {
      return Appearance{why, cause, style.font_size_px, 0};
    };
    if (scene.display_by != kNoNode) return hidden(HiddenBy::display, scene.display_by);
    if (scene.drawing != kNoNode) return hidden(HiddenBy::display, scene.drawing);
    if (style.is_visibility_hidden) return hidden(HiddenBy::visibility, style.visibility_by);
    if (scene.opacity < kLeastOpacity) return hidden(HiddenBy::opacity, scene.opacity_by);
    if (scene.clipped_by != kNoNode) return hidden(HiddenBy::clipped, scene.clipped_by);
    if (is_off_page(box, view_.width_px, width_px, style.font_size_px))
      return hidden(HiddenBy::off_screen, scene.moved_by);
    return hidden(HiddenBy::none, kNoNode);
  }

  [[nodiscard]] Appearance judge(const Style& style, const Scene& scene, Box box,
                                 float width_px) const {
    box.shift_x_px += style.text_indent_px;
    Appearance result = judge_box(style, scene, box, width_px);
    const css::Colour& colour = style.has_text_fill ? style.text_fill : style.colour;
    if (!scene.is_image_behind)
      result.contrast = css::contrast(css::over(colour, scene.behind), scene.behind);
    const auto hide = [&](HiddenBy why, NodeIndex cause) {
      result.hidden_by = why;
      result.cause = cause;
    };
    // A reason further up the list is the one that is told.
    const bool is_there = result.hidden_by == HiddenBy::none;
    if (style.font_size_px < kLeastFontSizePx &&
        (is_there || result.hidden_by == HiddenBy::clipped ||
         result.hidden_by == HiddenBy::off_screen)) {
      hide(HiddenBy::font_size, style.font_by);
    } else if (is_there && box.clips_lines &&
               style.line_height_px() < 0.1F * 1.15F * style.font_size_px) {
      hide(HiddenBy::clipped, scene.lines_clipped_by);
    } else if (is_there && colour.alpha < kLeastOpacity) {
      hide(HiddenBy::transparent, painted_by(style, scene));
    } else if (is_there && !scene.is_image_behind && result.contrast < kLeastContrast) {
      hide(HiddenBy::colour, painted_by(style, scene));
    }
    return result;
  }

  /// Whichever of colour and background was set further in made the two alike.
  static NodeIndex painted_by(const Style& style, const Scene& scene) {
    const bool is_colour_inside =
        scene.background_by == kNoNode ||
        (style.colour_by != kNoNode && style.colour_by > scene.background_by);
    return is_colour_inside ? style.colour_by : scene.background_by;
  }

  const Document& document_;
  View view_;
  Cascade cascade_;
  StyleComputer styles_;
  BoxComputer boxes_;
  Visibility result_;
};

Visibility compute_visibility(const Document& document, const View& view, const Limits& limits) {
  return VisibilityComputer(document, view, limits).run();
}

}  // namespace presend::html
