#pragma once

#include "scanner/html/computed_style.h"
#include "scanner/html/document.h"

namespace presend::html {

/// Roughly where and how wide an element stands: enough to tell what is cut off or moved out of the
/// page, without laying the page out.
struct Box {
  Containing inner;      ///< what its children stand in
  float shift_x_px = 0;  ///< how far it was moved from where it would stand
  float shift_y_px = 0;
  float origin_x_px = 0;  ///< the shift of the nearest positioned element around it
  float origin_y_px = 0;
  bool is_top_known = false;    ///< shift_y_px counts from the top of the page
  float scale = 1;              ///< product of all scaling around it
  float cell_width_px = 0;      ///< of a row: what each cell without a width of its own gets
  bool leaves_no_room = false;  ///< what stands inside is cut off
  bool clips_lines = false;     ///< a box around cuts off what is higher than its lines
};

/// The box around the document.
Box page_box(const css::View& view);

/// Whether a text in a font of that size, moved with `box`, is out of the page on the left or at
/// the top. `width_px` is that of the text on one line.
[[nodiscard]] bool is_off_page(const Box& box, float page_width_px, float width_px,
                               float font_size_px);

class BoxComputer {
 public:
  BoxComputer(const Document& document, Cascade& cascade)
      : document_(document), cascade_(cascade) {}

  Box compute(NodeIndex element, const Style& style, const Box& parent);

 private:
  void set_width(NodeIndex element, const Style& style, const Box& parent, Box& box);
  void move(const Style& style, const Box& parent, Box& box) const;
  [[nodiscard]] float free_cell_width(NodeIndex row, float row_width_px);
  [[nodiscard]] bool holds_nothing(NodeIndex cell) const;
  [[nodiscard]] float asked_width(NodeIndex cell, float row_width_px);

  const Document& document_;
  Cascade& cascade_;
};

}  // namespace presend::html
