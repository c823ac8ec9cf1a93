#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace presend::email {

/// What the first bytes of an image tell.
struct ImageHeader {
  std::string_view type;  ///< "image/png", "image/gif", "image/jpeg", "image/webp" or "image/bmp"
  std::uint32_t width_px = 0;
  std::uint32_t height_px = 0;
};

/// Reads the header of a PNG, GIF, JPEG, WebP or BMP image, from its first bytes or all of them.
/// Nothing when it is none of these or damaged. Packaged libraries bring 25 to 300 MB, or miss
/// WebP.
[[nodiscard]] std::optional<ImageHeader> read_image_header(std::string_view bytes);

}  // namespace presend::email
