#include "scanner/email/images.h"

#include "scanner/base/ascii.h"
#include "scanner/mime/parse.h"
#include "scanner/mime/transfer.h"

namespace presend::email {
namespace {

/// Enough for the frame header of a JPEG behind its embedded thumbnail and profile.
constexpr std::size_t kHeaderBytes = std::size_t{128} * 1024;

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
    const auto part = by_content_id_.find(percent_decode(src.substr(4)));
    image.is_broken_cid = part == by_content_id_.end();
    if (!image.is_broken_cid) embed(image, part->second);
  } else if (starts_with_ignoring_case(src, "data:")) {
    image.reference.kind = url::ReferenceKind::absolute;  // no host to analyse, and maybe megabytes
    read_data_url(image, src);
  } else if (const auto part = by_location_.find(src); part != by_location_.end()) {
    embed(image, part->second);
  } else {
    image.reference = url::parse(src, base, email_.declared);
  }
}

}  // namespace presend::email
