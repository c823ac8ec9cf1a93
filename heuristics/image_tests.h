#pragma once

#include <string>
#include <string_view>

#include "heuristics/context.h"

// What several rules about images ask.

namespace presend::heuristics {

/// Whether the image stands in the message like a word does, and is no background.
[[nodiscard]] inline bool is_inline_image(const email::Image& image) {
  return image.kind != email::ImageKind::background;
}

/// A tracking pixel, a spacer or a ruled line: at most 2 px wide or high.
[[nodiscard]] bool is_sliver(const email::Image& image);

/// Whether people look at the image: part of the text, visible and no sliver.
[[nodiscard]] inline bool is_picture(const email::Image& image) {
  return is_inline_image(image) && image.is_visible && !is_sliver(image);
}

/// Area in px² when both dimensions are known, else 0.
[[nodiscard]] double area_of(const email::Image& image);

/// Its URL when it is loaded from a web host that is known, else nullptr.
[[nodiscard]] const url::Url* web_url(const email::Image& image);

/// "image/png" of a data: address, lower case; empty when it is none or names no type.
[[nodiscard]] std::string data_type(std::string_view src);

/// The image's address for people: the beginning of what a data: address carries says nothing.
[[nodiscard]] std::string shown_source(const email::Image& image);

}  // namespace presend::heuristics
