#pragma once

#include <memory>
#include <string>
#include <vector>

#include "scanner/html/box.h"
#include "scanner/html/cascade.h"
#include "scanner/html/computed_style.h"
#include "scanner/html/parse.h"
#include "tests/html/tree.h"

namespace presend::html {

/// A document with the computed style and box of each element, as a walk in document order gives
/// them.
class Styled {
 public:
  explicit Styled(std::string_view body, const css::View& view = {}, const Limits& limits = {})
      : source_("<!doctype html>" + std::string(body)),
        document_(parse(std::string_view(source_))),
        cascade_(document_, view, limits),
        styles_(document_.nodes().size()),
        boxes_(document_.nodes().size()) {
    StyleComputer computer(document_, cascade_);
    BoxComputer boxes(document_, cascade_);
    boxes_[0] = page_box(view);
    for (NodeIndex i = 1; i < document_.nodes().size(); ++i) {
      const Node& node = document_.node(i);
      if (node.kind != NodeKind::element) continue;
      styles_[i] = computer.compute(i, styles_[node.parent], boxes_[node.parent].inner);
      boxes_[i] = boxes.compute(i, styles_[i], boxes_[node.parent]);
    }
  }

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] const Cascade& cascade() const { return cascade_; }
  /// Of the first element of that id.
  [[nodiscard]] const Style& style(std::string_view id) const { return styles_[index(id)]; }
  [[nodiscard]] const Box& box(std::string_view id) const { return boxes_[index(id)]; }
  [[nodiscard]] NodeIndex index(std::string_view id) const {
    for (NodeIndex i = 1; i < document_.nodes().size(); ++i)
      if (document_.attribute_value(i, "id") == id) return i;
    return 0;
  }

 private:
  std::string source_;
  Document document_;
  Cascade cascade_;
  std::vector<Style> styles_;
  std::vector<Box> boxes_;
};

}  // namespace presend::html
