// What the image rules must leave alone, and how sure they may be.

#include <gtest/gtest.h>

#include <string>

#include "tests/heuristics/rule_scan.h"

namespace presend::heuristics {
namespace {

constexpr std::string_view kBanner =
    "<img src='https://www.example.org/a.jpg' width='600' height='400' alt=''>";

std::string linked(std::string_view image) {
  return "<a href='https://www.example.org/sale'>" + std::string(image) + "</a>";
}

const std::string kParagraph =
    "<p>Our spring sale begins on Monday: seeds, bulbs and young plants for every bed and balcony "
    "cost a third less until Easter. We open at nine and have coffee for early birds.</p>";

TEST(ImageOnly, NeedsAPictureAndHardlyAnyText) {
  EXPECT_EQ(verdict_of(scan_html("IMG002", kBanner)), "error");
  EXPECT_EQ(verdict_of(scan_html("IMG002", std::string(kBanner) + kParagraph)), "nothing");
  EXPECT_EQ(verdict_of(scan_html("IMG002", "<p>See you at nine</p>")), "nothing");
  EXPECT_EQ(verdict_of(scan_html("IMG002",
                                 "<p>See you at nine</p><img src='https://www.example.org/logo.png'"
                                 " width='160' height='60'>")),
            "nothing");
}

TEST(ImageOnly, IsLessSureOfAPictureOfUnknownSize) {
  constexpr std::string_view kUnsized = "<img src='https://www.example.org/a.jpg'>";
  EXPECT_EQ(verdict_of(scan_html("IMG002", kUnsized)), "error");
  EXPECT_EQ(verdict_of(scan_html(
                "IMG002", "<p>See you at nine in front of the shop</p>" + std::string(kUnsized))),
            "warning");
}

TEST(ImageOnly, DoesNotCountHiddenTextAndPixels) {
  EXPECT_EQ(verdict_of(scan_html("IMG002", "<div style='display:none'>" + kParagraph + "</div>" +
                                               std::string(kBanner))),
            "error");
  EXPECT_EQ(verdict_of(scan_html("IMG002",
                                 "<p>Hello</p><img src='https://www.example.org/o.gif' "
                                 "width='1' height='1'>")),
            "nothing");
}

TEST(OneBigLinkedImage, NeedsTheLinkAndTheShare) {
  EXPECT_EQ(verdict_of(scan_html("IMG008", linked(kBanner))), "warning");
  EXPECT_EQ(verdict_of(scan_html("IMG008", kBanner)), "nothing");
  EXPECT_EQ(verdict_of(scan_html("IMG008", linked(kBanner) + kParagraph + kParagraph)), "nothing");
  // Four pictures of one size are a catalogue.
  EXPECT_EQ(verdict_of(scan_html("IMG008", linked(kBanner) + linked(kBanner) + linked(kBanner))),
            "nothing");
  EXPECT_EQ(verdict_of(scan_html("IMG008", linked("<img src='https://www.example.org/logo.png' "
                                                  "width='120' height='40'>"))),
            "nothing");
}

TEST(MissingAlt, ForgivesPixelsSpacersAndHiddenOnes) {
  EXPECT_TRUE(scan_html("IMG003",
                        "<img src='https://a.ie/o.gif' width='1' height='1'>"
                        "<img src='https://a.ie/line.gif' width='600' height='2'>"
                        "<img src='https://a.ie/a.gif' alt=''>"
                        "<div style='display:none'><img src='https://a.ie/b.gif'></div>")
                  .empty());
  const auto findings = scan_html(
      "IMG003", "<img src='https://a.ie/b.gif'><p>Hello</p><img src='https://a.ie/b.gif'>");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "No alt text for \"https://a.ie/b.gif\" (and 1 more like it)");
}

TEST(BrokenCid, WaitsForTheMessageOfATemplate) {
  constexpr std::string_view kHtml = "<p>Hello</p><img src='cid:logo'>";
  EXPECT_TRUE(scan_template("IMG010", kHtml).empty());
  EXPECT_EQ(verdict_of(scan_html("IMG010", kHtml)), "error");
}

TEST(DataUriImage, QuotesTheTypeOnly) {
  const auto findings = scan_html(
      "IMG009", "<img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAA'>");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].quote, "data:image/png;base64,…");
}

TEST(UnsupportedImageType, LooksAtTheFileNameOnly) {
  for (const std::string_view src : {"https://a.ie/a.webp", "https://a.ie/a.SVG?size=2",
                                     "data:image/svg+xml;utf8,<svg/>", "images/a.tiff"})
    EXPECT_EQ(scan_html("IMG012", "<img src='" + std::string(src) + "'>").size(), 1U) << src;
  for (const std::string_view src :
       {"https://a.ie/a.png?was=a.webp", "https://pictures.svg/", "https://a.ie/svg",
        "data:image/png;base64,AAAA", "https://a.ie/svg.d/a.jpg"})
    EXPECT_TRUE(scan_html("IMG012", "<img src='" + std::string(src) + "'>").empty()) << src;
}

}  // namespace
}  // namespace presend::heuristics
