#include "scanner/email/image_size.h"

#include <gtest/gtest.h>

#include <string>

#include "scanner/email/extract.h"
#include "scanner/mime/parse.h"

namespace presend::email {
namespace {

/// The first image of an HTML file, in standards mode unless it has a doctype of its own.
Image image(const std::string& body, const std::string& doctype = "<!doctype html>") {
  const std::string source = doctype + body;
  const Email email =
      extract(mime::parse_html_file(source), lexicon::Lexicon::embedded(), {}, {},
              {.is_bare_html = true, .is_template = true});
  EXPECT_FALSE(email.images.empty()) << body;
  return email.images.empty() ? Image{} : email.images.front();
}

TEST(ImageSize, StylesWinOverAttributes) {
  const Image found = image("<style>.a{width:120px}</style><img class=a src=a width=9 height=40>");
  EXPECT_EQ(found.width_px, 120U);
  EXPECT_EQ(found.height_px, 40U);
  EXPECT_EQ(found.size_source, SizeSource::declared);
}

TEST(ImageSize, AnAutomaticSideKeepsTheProportionsOfTheAttributes) {
  const Image found = image("<img src=a width=600 height=300 style='width:200px;height:auto'>");
  EXPECT_EQ(found.height_px, 100U);
  EXPECT_EQ(found.size_source, SizeSource::proportions);
  EXPECT_EQ(image("<img src=a width=600 height=300 style='width:auto;height:50px'>").width_px,
            100U);
}

TEST(ImageSize, MaxWidthShrinksWithTheProportions) {
  const Image found = image(
      "<table width=300><tr><td style='padding:0'><img src=a width=600 height=300 "
      "style='max-width:100%;height:auto'></table>");
  EXPECT_EQ(found.width_px, 300U);
  EXPECT_EQ(found.height_px, 150U);
}

TEST(ImageSize, PercentagesAreOfTheContainer) {
  EXPECT_EQ(image("<div style='width:400px'><img src=a style='width:50%;height:10px'>").width_px,
            200U);
  EXPECT_EQ(image("<table width=600><tr><td width=200>x<td style='padding:0'>"
                  "<img src=a width='100%' height=10></table>")
                .width_px,
            400U)
      << "the cell gets what the other one leaves";
}

TEST(ImageSize, TheImageItselfTellsWhatNothingElseDoes) {
  const Image found = image("<img src='data:image/gif;base64,R0lGODlhWALIAIAAAA=='>");
  EXPECT_EQ(found.width_px, 600U);
  EXPECT_EQ(found.height_px, 200U);
  EXPECT_EQ(found.size_source, SizeSource::image);
}

TEST(ImageSize, AnUnknownSizeCountsAsWhatStandsForTheImage) {
  const Image square = image("<img src=a width=100>");
  EXPECT_FALSE(square.height_px);
  EXPECT_EQ(square.size_source, SizeSource::unknown);
  EXPECT_DOUBLE_EQ(square.area_px2, 10'000);
  EXPECT_DOUBLE_EQ(image("<img src=a width=100 alt=''>").area_px2, 0);
  EXPECT_LT(image("<img src=a width=100 alt='our shop'>").area_px2, 2000);
  EXPECT_DOUBLE_EQ(image("<img src=a width=100 alt='our shop'>", "").area_px2, 10'000)
      << "old documents keep the place free";
}

TEST(ImageSize, FontAndLineSizesDoNotHideImages) {
  EXPECT_TRUE(
      image("<td style='font-size:0;line-height:0'><img src=a width=9 height=9>").is_visible);
  EXPECT_TRUE(image("<div style='color:#fff'><img src=a width=9 height=9>").is_visible);
  EXPECT_FALSE(image("<div style='display:none'><img src=a width=9 height=9>").is_visible);
}

}  // namespace
}  // namespace presend::email
