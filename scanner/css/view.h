#pragma once

namespace presend::css {

/// What a document is looked at with.
struct View {
  float width_px = 700;
  float height_px = 900;
  bool is_dark = false;  ///< prefers-color-scheme: dark
  /// Style rules addressed to other mail programs ("u + .body", ".ExternalClass", "[owa]",
  /// "@media yahoo") count as if every one of them were looking.
  bool honours_client_hacks = false;
};

}  // namespace presend::css
