#include "scanner/email/image_header.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace presend::email {
namespace {

using namespace std::string_literals;

void expect(const std::string& bytes, std::string_view type, std::uint32_t width,
            std::uint32_t height) {
  const auto header = read_image_header(bytes);
  ASSERT_TRUE(header) << type;
  EXPECT_EQ(header->type, type);
  EXPECT_EQ(header->width_px, width);
  EXPECT_EQ(header->height_px, height);
  // Every shorter prefix, in memory of its exact size: no read past the end.
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto exact = std::make_unique<char[]>(size);
    std::copy_n(bytes.begin(), size, exact.get());
    static_cast<void>(read_image_header({exact.get(), size}));
  }
}

TEST(ImageHeader, Png) {
  expect("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x02\x58\0\0\0\xC8"s, "image/png", 600, 200);
}

TEST(ImageHeader, Gif) { expect("GIF89a\x58\x02\xC8\0\x80"s, "image/gif", 600, 200); }

TEST(ImageHeader, JpegBehindOtherSegments) {
  expect(
      "\xFF\xD8\xFF\xE0\0\x04"
      "ab\xFF\xFF\xC2\0\x11\x08\0\xC8\x02\x58\x03"s,
      "image/jpeg", 600, 200);
}

TEST(ImageHeader, WebpLossyLosslessAndExtended) {
  expect("RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x58\x02\xC8\0"s, "image/webp", 600, 200);
  expect("RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x57\xC2\x31\0"s, "image/webp", 600, 200);
  expect("RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x57\x02\0\xC7\0\0"s, "image/webp", 600, 200);
}

TEST(ImageHeader, BmpTopDown) {
  expect("BM\0\0\0\0\0\0\0\0\0\0\0\0\x28\0\0\0\x58\x02\0\0\x38\xFF\xFF\xFF"s, "image/bmp", 600,
         200);
}

TEST(ImageHeader, NothingForOtherOrDamagedFiles) {
  EXPECT_FALSE(read_image_header(""));
  EXPECT_FALSE(read_image_header("%PDF-1.7"));
  EXPECT_FALSE(read_image_header("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\0\0\0\0\0"s));
  EXPECT_FALSE(read_image_header("\xFF\xD8\xFF\xD9"s));
}

}  // namespace
}  // namespace presend::email
