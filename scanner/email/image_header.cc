#include "scanner/email/image_header.h"

namespace presend::email {
namespace {

/// Unsigned numbers at offsets of a byte string; reads past the end give 0.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] std::uint32_t u8(std::size_t at) const {
    return at < bytes_.size() ? static_cast<unsigned char>(bytes_[at]) : 0U;
  }
  [[nodiscard]] std::uint32_t be16(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
  [[nodiscard]] std::uint32_t be32(std::size_t at) const { return be16(at) << 16 | be16(at + 2); }
  [[nodiscard]] std::uint32_t le16(std::size_t at) const { return u8(at) | u8(at + 1) << 8; }
  [[nodiscard]] std::uint32_t le24(std::size_t at) const { return le16(at) | u8(at + 2) << 16; }
  [[nodiscard]] std::uint32_t le32(std::size_t at) const { return le16(at) | le16(at + 2) << 16; }
  [[nodiscard]] bool has(std::size_t at, std::string_view text) const {
    return at <= bytes_.size() && bytes_.substr(at, text.size()) == text;
  }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
};

/// Walks the markers of ITU T.81 Annex B to the frame header.
ImageHeader jpeg(const Bytes& bytes) {
  ImageHeader header{.type = "image/jpeg"};
  std::size_t at = 2;
  while (at + 4 <= bytes.size()) {
    const std::uint32_t marker = bytes.u8(at + 1);
    if (bytes.u8(at) != 0xFF || marker == 0xFF) {
      ++at;
      continue;
    }
    const bool stands_alone = marker <= 1 || (marker >= 0xD0 && marker <= 0xD8);
    if (stands_alone) {
      at += 2;
      continue;
    }
    const bool is_frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) {
      header.height_px = bytes.be16(at + 5);
      header.width_px = bytes.be16(at + 7);
      break;
    }
    const std::uint32_t length = bytes.be16(at + 2);
    if (marker == 0xD9 || marker == 0xDA || length < 2) break;
    at += 2 + length;
  }
  return header;
}

ImageHeader webp(const Bytes& bytes) {
  ImageHeader header{.type = "image/webp"};
  if (bytes.has(12, "VP8 ")) {
    header.width_px = bytes.le16(26) & 0x3FFF;
    header.height_px = bytes.le16(28) & 0x3FFF;
  } else if (bytes.has(12, "VP8L") && bytes.u8(20) == 0x2F) {
    const std::uint32_t packed = bytes.le32(21);
    header.width_px = (packed & 0x3FFF) + 1;
    header.height_px = (packed >> 14 & 0x3FFF) + 1;
  } else if (bytes.has(12, "VP8X")) {
    header.width_px = bytes.le24(24) + 1;
    header.height_px = bytes.le24(27) + 1;
  }
  return header;
}

ImageHeader bmp(const Bytes& bytes) {
  ImageHeader header{.type = "image/bmp"};
  if (bytes.le32(14) == 12) {  // the header of OS/2 1.x
    header.width_px = bytes.le16(18);
    header.height_px = bytes.le16(20);
  } else {
    header.width_px = bytes.le32(18);
    const std::uint32_t height = bytes.le32(22);  // negative: rows from the top
    header.height_px = (height & 0x80000000U) != 0 ? 0U - height : height;
  }
  return header;
}

}  // namespace

std::optional<ImageHeader> read_image_header(std::string_view text) {
  const Bytes bytes(text);
  std::optional<ImageHeader> header;
  if (bytes.has(0, "\x89PNG\r\n\x1a\n") && bytes.has(12, "IHDR")) {
    header = {"image/png", bytes.be32(16), bytes.be32(20)};
  } else if (bytes.has(0, "GIF87a") || bytes.has(0, "GIF89a")) {
    header = {"image/gif", bytes.le16(6), bytes.le16(8)};
  } else if (bytes.has(0, "\xFF\xD8\xFF")) {
    header = jpeg(bytes);
  } else if (bytes.has(0, "RIFF") && bytes.has(8, "WEBP")) {
    header = webp(bytes);
  } else if (bytes.has(0, "BM") && bytes.size() >= 26) {
    header = bmp(bytes);
  }
  if (header && (header->width_px == 0 || header->height_px == 0)) header.reset();
  return header;
}

}  // namespace presend::email
