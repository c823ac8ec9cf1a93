#include "heuristics/image_tests.h"

#include <algorithm>

#include "heuristics/wording.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {

bool is_sliver(const email::Image& image) {
  constexpr std::uint32_t kSliverPx = 2;
  return (image.width_px && *image.width_px <= kSliverPx) ||
         (image.height_px && *image.height_px <= kSliverPx);
}

double area_of(const email::Image& image) {
  if (!image.width_px || !image.height_px) return 0;
  return static_cast<double>(*image.width_px) * *image.height_px;
}

const url::Url* web_url(const email::Image& image) {
  const url::Reference& reference = image.reference;
  return reference.url && !reference.host_is_placeholder && reference.url->is_web()
             ? &*reference.url
             : nullptr;
}

std::string data_type(std::string_view src) {
  src = trim(src);
  if (!starts_with_ignoring_case(src, "data:")) return {};
  src.remove_prefix(5);
  constexpr std::size_t kLongest = 64;
  return to_ascii_lower(trim(src.substr(0, std::min(src.find_first_of(";,"), kLongest))));
}

std::string shown_source(const email::Image& image) {
  const std::string_view src = trim(image.src);
  if (starts_with_ignoring_case(src, "data:")) return readable(src.substr(0, src.find(','))) + ",…";
  return readable(src);
}

}  // namespace presend::heuristics
