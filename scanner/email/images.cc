#include "scanner/email/images.h"

#include <algorithm>
#include <charconv>

#include "scanner/base/ascii.h"
#include "scanner/mime/parse.h"
#include "scanner/mime/transfer.h"

namespace presend::email {
namespace {

/// Enough for the frame header of a JPEG behind its embedded thumbnail and profile.
constexpr std::size_t kHeaderBytes = 128 * 1024;

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_escape = text[at] == '%' && at + 2 < text.size() &&
                           hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
    out += is_escape ? static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]))
                     : text[at];
    if (is_escape) at += 2;
  }
  return out;
}

void take_size(Image& image, const std::optional<ImageHeader>& header) {
  if (!header) return;
  image.width_px = header->width_px;
  image.height_px = header->height_px;
}

/// RFC 2397: data:[type][;base64],payload
void read_data_url(Image& image, std::string_view url) {
  if (image.kind != ImageKind::background) image.kind = ImageKind::data;
  const std::size_t comma = url.find(',');
  if (comma == std::string_view::npos) return;
  const std::string_view payload = url.substr(comma + 1);
  if (find_ignoring_case(url.substr(0, comma), ";base64") == std::string_view::npos) {
    image.bytes = static_cast<std::uint32_t>(payload.size());
    return;
  }
  image.bytes = mime::base64_size(payload);
  take_size(image, read_image_header(mime::decode_base64(payload, 0, kHeaderBytes).bytes));
}

/// "600", "600px" and " 600 " give 600; percentages and other units nothing.
std::optional<std::uint32_t> pixels(std::string_view value) {
  value = trim(value);
  float number = 0;
  const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || number < 0 || number > 1e6F) return std::nullopt;
  const std::string_view unit(rest, static_cast<std::size_t>(value.data() + value.size() - rest));
  if (!unit.empty() && !starts_with_ignoring_case(trim(unit), "px")) return std::nullopt;
  return static_cast<std::uint32_t>(number + 0.5F);
}

/// Value of the last declaration of `property` in an inline style, or empty.
std::string_view declared(std::string_view style, std::string_view property) {
  std::string_view value;
  while (!style.empty()) {
    const std::size_t end = std::min(style.find(';'), style.size());
    const std::string_view declaration = style.substr(0, end);
    const std::size_t colon = declaration.find(':');
    if (colon != std::string_view::npos &&
        equals_ignoring_case(trim(declaration.substr(0, colon)), property))
      value = trim(declaration.substr(colon + 1));
    style.remove_prefix(std::min(end + 1, style.size()));
  }
  return value;
}

}  // namespace

ImageSources::ImageSources(const Email& email) : email_(email) {
  const auto& parts = email.message.parts;
  for (PartIndex index = 0; index < parts.size(); ++index) {
    const mime::Part& part = parts[index];
    if (!part.content_id.empty()) by_content_id_.emplace(part.content_id, index);
    if (!part.content_location.empty() && part.type.starts_with("image/"))
      by_location_.emplace(part.content_location, index);
  }
}

void ImageSources::embed(Image& image, PartIndex index) {
  const mime::Part& part = email_.message.parts[index];
  if (image.kind != ImageKind::background) image.kind = ImageKind::embedded;
  image.source_part = index;
  image.bytes = part.decoded_bytes;
  const auto [header, is_new] = headers_.emplace(index, std::nullopt);
  if (is_new)
    header->second = read_image_header(mime::decoded_body(email_.message, part, kHeaderBytes));
  take_size(image, header->second);
}

void ImageSources::resolve(Image& image, const url::Url* base) {
  const std::string_view src = trim(image.src);
  if (starts_with_ignoring_case(src, "cid:")) {
    image.reference.kind = url::ReferenceKind::absolute;
    if (image.kind != ImageKind::background) image.kind = ImageKind::embedded;
    const auto part = by_content_id_.find(percent_decoded(src.substr(4)));
    image.is_broken_cid = part == by_content_id_.end();
    if (!image.is_broken_cid) embed(image, part->second);
  } else if (starts_with_ignoring_case(src, "data:")) {
    image.reference.kind = url::ReferenceKind::absolute;  // no host to analyse, and maybe megabytes
    read_data_url(image, src);
  } else if (const auto part = by_location_.find(src); part != by_location_.end()) {
    embed(image, part->second);
  } else {
    image.reference = url::parse(src, base);
  }
}

void size_image(Image& image, const html::Document& document, html::NodeIndex element) {
  const std::string_view style = document.attribute_value(element, "style");
  const auto asked = [&](std::string_view property) {
    auto size = pixels(declared(style, property));
    return size ? size : pixels(document.attribute_value(element, property));
  };
  const auto width = asked("width");
  const auto height = asked("height");
  if (width && !height && image.width_px && image.height_px && *image.width_px > 0)
    image.height_px = static_cast<std::uint32_t>(std::uint64_t{*image.height_px} * *width /
                                                 *image.width_px);  // keeps its proportions
  if (width) image.width_px = width;
  if (height) image.height_px = height;
}

}  // namespace presend::email
