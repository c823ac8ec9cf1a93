#include <array>
#include <string>

#include "heuristics/grouped_findings.h"
#include "heuristics/image_tests.h"
#include "heuristics/rule.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {
namespace {

struct ImageType {
  std::string_view name;
  std::string_view extension;  ///< of an address, without dot
  std::string_view media_type;
  std::string_view missing_in;  ///< the clients that do not show it
};

constexpr std::array<ImageType, 12> kUnsupportedTypes = {{
    {"SVG", "svg", "image/svg+xml", "Gmail and Outlook do"},
    {"SVG", "svgz", "image/svg+xml", "Gmail and Outlook do"},
    {"WebP", "webp", "image/webp", "Outlook for Windows does"},
    {"AVIF", "avif", "image/avif", "Outlook and many others do"},
    {"JPEG XL", "jxl", "image/jxl", "most mail clients do"},
    {"TIFF", "tif", "image/tiff", "Gmail and most others do"},
    {"TIFF", "tiff", "image/tiff", "Gmail and most others do"},
    {"BMP", "bmp", "image/bmp", "some mail clients do"},
    {"HEIC", "heic", "image/heic", "nearly all but Apple Mail do"},
    {"HEIC", "heif", "image/heif", "nearly all but Apple Mail do"},
    {"JPEG 2000", "jp2", "image/jp2", "most mail clients do"},
    {"Photoshop", "psd", "image/vnd.adobe.photoshop", "mail clients do"},
}};

const ImageType* type_by_media_type(std::string_view media_type) {
  for (const ImageType& type : kUnsupportedTypes)
    if (type.media_type == media_type) return &type;
  return nullptr;
}

/// What the image is by the type of its part or data: address, else by the end of its path.
const ImageType* unsupported_type(const Context& context, const email::Image& image) {
  if (image.source_part)
    return type_by_media_type(context.message().parts[*image.source_part].type);
  const std::string media_type = data_type(image.src);
  if (!media_type.empty()) return type_by_media_type(media_type);
  std::string_view path = trim(image.src);
  path = path.substr(0, path.find_first_of("?#"));
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  // The dot of a host ends no file name.
  if (dot == std::string_view::npos || slash == std::string_view::npos || dot < slash)
    return nullptr;
  if (const url::Url* url = web_url(image); url != nullptr && url->path().size() <= 1)
    return nullptr;
  for (const ImageType& type : kUnsupportedTypes)
    if (equals_ignoring_case(path.substr(dot + 1), type.extension)) return &type;
  return nullptr;
}

void check_unsupported_image_type(const Context& context, Findings& out) {
  GroupedFindings found;
  for (const email::Image& image : context.email.images) {
    if (found.is_full()) break;
    const ImageType* type = unsupported_type(context, image);
    if (type == nullptr) continue;
    const std::string name(type->name);
    found.add(name, name + " picture, which " + std::string(type->missing_in) + " not show",
              image.at, image.part, shown_source(image));
  }
  found.write(out);
}

}  // namespace

extern constexpr Rule unsupported_image_type = checked({
    .id = "IMG012",
    .name = "unsupported-image-type",
    .title = "Picture of a type that mail clients do not show",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::html,
    .why = "Mail clients know fewer kinds of pictures than browsers. SVG, WebP, AVIF, TIFF and "
           "HEIC leave a gap in Gmail, in Outlook or in both, and a gap makes a message look "
           "broken.",
    .fix = "Save the picture as PNG, JPEG or GIF.",
    .source = "caniemail.com (image formats)",
    .bad = html(R"(<p>Our spring catalogue is here.</p>
<img src="https://www.example.org/logo.svg" width="60" height="40" alt="Example Shop">)"),
    .good = html(R"(<p>Our spring catalogue is here.</p>
<img src="https://www.example.org/logo.png?from=logo.svg" width="60" height="40" alt="Example">)"),
    .check = check_unsupported_image_type,
});

}  // namespace presend::heuristics
