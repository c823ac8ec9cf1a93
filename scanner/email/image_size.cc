#include "scanner/email/image_size.h"

#include <algorithm>
#include <cmath>

#include "scanner/base/utf8.h"

namespace presend::email {
namespace {

constexpr float kUnknown = NAN;
constexpr double kBrokenImagePx = 16;  // the icon for a picture that is not there

bool is_known(float length_px) { return !std::isnan(length_px); }

std::optional<std::uint32_t> pixels(float length_px) {
  constexpr float kMostPx = 1e6F;
  if (!(length_px >= 0) || length_px > kMostPx) return std::nullopt;
  return static_cast<std::uint32_t>(std::lround(length_px));
}

struct Size {
  float width_px;
  float height_px;
};

/// Bounded by max-width and its kin. A side that is not declared follows the other one.
void bound(Size& size, const html::ImageBox& box, float ratio) {
  const bool keeps_ratio = is_known(ratio) && ratio > 0;
  if (is_known(box.max_width_px) && size.width_px > box.max_width_px) {
    size.width_px = box.max_width_px;
    if (!is_known(box.height_px) && keeps_ratio) size.height_px = size.width_px * ratio;
  }
  if (is_known(box.min_width_px) && size.width_px < box.min_width_px) {
    size.width_px = box.min_width_px;
    if (!is_known(box.height_px) && keeps_ratio) size.height_px = size.width_px * ratio;
  }
  if (is_known(box.max_height_px) && size.height_px > box.max_height_px) {
    size.height_px = box.max_height_px;
    if (!is_known(box.width_px) && keeps_ratio) size.width_px = size.height_px / ratio;
  }
}

/// The place of an image that is not loaded and of which at least one side is not known.
double placeholder_area(const Image& image, Size known, const html::ImageBox& box,
                        float font_size_px, bool is_quirks) {
  const bool is_sized = is_known(known.width_px) || is_known(known.height_px);
  if (!image.alt || (is_quirks && is_sized)) {
    const double side = is_known(known.width_px)    ? known.width_px
                        : is_known(known.height_px) ? known.height_px
                                                    : kBrokenImagePx;
    return side * side;
  }
  const double text =
      static_cast<double>(utf8_length(*image.alt)) * kCharacterArea * font_size_px * font_size_px;
  if (!box.is_block || image.alt->empty()) return text;
  // On lines of its own it is as wide as it asks to be, or as there is room.
  const double width = is_known(known.width_px) ? known.width_px : box.container_px;
  const double line =
      is_known(known.height_px) ? known.height_px : std::max(1.15 * font_size_px, kBrokenImagePx);
  return std::max(text, width * line);
}

}  // namespace

std::string_view name(SizeSource source) {
  switch (source) {
    case SizeSource::declared:
      return "declared";
    case SizeSource::proportions:
      return "by its proportions";
    case SizeSource::image:
      return "of the image itself";
    case SizeSource::unknown:
      return "";
  }
  return "";
}

void size_image(Image& image, const html::ImageBox& box, float font_size_px, bool is_quirks) {
  const bool has_header = image.width_px && image.height_px && *image.width_px > 0;
  const Size own{has_header ? static_cast<float>(*image.width_px) : kUnknown,
                 has_header ? static_cast<float>(*image.height_px) : kUnknown};
  const float ratio = has_header ? own.height_px / own.width_px : box.attribute_ratio;
  const bool has_width = is_known(box.width_px);
  const bool has_height = is_known(box.height_px);
  Size size{box.width_px, box.height_px};
  image.size_source = has_width && has_height ? SizeSource::declared : SizeSource::proportions;
  if (has_width && !has_height) size.height_px = size.width_px * ratio;
  if (has_height && !has_width && ratio > 0) size.width_px = size.height_px / ratio;
  if (!has_width && !has_height) {
    size = own;
    image.size_source = SizeSource::image;
  }
  bound(size, box, ratio);
  image.width_px = pixels(size.width_px);
  image.height_px = pixels(size.height_px);
  if (image.width_px && image.height_px) {
    image.area_px2 = static_cast<double>(*image.width_px) * *image.height_px;
    return;
  }
  image.size_source = SizeSource::unknown;
  image.area_px2 = placeholder_area(image, size, box, font_size_px, is_quirks);
}

}  // namespace presend::email
