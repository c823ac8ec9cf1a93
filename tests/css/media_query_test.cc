#include "scanner/css/media_query.h"

#include <gtest/gtest.h>

#include "tests/css/tokens.h"

namespace presend::css {
namespace {

constexpr View kDesktop{.width_px = 700, .height_px = 900};
constexpr View kPhone{.width_px = 375, .height_px = 667};

bool matches(std::string_view query, const View& view = kDesktop) {
  return match_media(Tokenized(query).all(), view).matches;
}
bool depends(std::string_view query) {
  return match_media(Tokenized(query).all(), kDesktop).depends_on_view;
}

TEST(Media, TypesAndEmptyLists) {
  EXPECT_TRUE(matches(""));
  EXPECT_TRUE(matches("all"));
  EXPECT_TRUE(matches("ONLY Screen"));
  EXPECT_FALSE(matches("print"));
  EXPECT_TRUE(matches("not print"));
  EXPECT_TRUE(matches("print, screen")) << "one of the list is enough";
  EXPECT_FALSE(depends("screen, print"));
}

TEST(Media, Widths) {
  EXPECT_TRUE(matches("(max-width: 700px)"));
  EXPECT_FALSE(matches("(max-width: 699.9px)"));
  EXPECT_TRUE(matches("screen and (min-width: 600px) and (max-width: 800px)"));
  EXPECT_TRUE(matches("only screen and (max-device-width:480px)", kPhone));
  EXPECT_TRUE(matches("(width: 700px)"));
  EXPECT_TRUE(matches("(min-width: 40em)")) << "of 16 px";
  EXPECT_TRUE(matches("(max-width: calc(600px + 100px))"));
  EXPECT_FALSE(matches("(max-width: 480)")) << "a unit is missing";
  EXPECT_TRUE(depends("(max-width: 480px)"));
}

TEST(Media, Ranges) {
  EXPECT_TRUE(matches("(width <= 700px)"));
  EXPECT_FALSE(matches("(width < 700px)"));
  EXPECT_TRUE(matches("(600px < width <= 700px)"));
  EXPECT_TRUE(matches("(700px >= width > 600px)"));
  EXPECT_TRUE(matches("(700px = width)"));
  EXPECT_FALSE(matches("(width <=)"));
  EXPECT_FALSE(matches("(1px < width < 900px < height)")) << "three sides at most";
  EXPECT_TRUE(depends("(width > 1px)"));
}

TEST(Media, OtherFeatures) {
  EXPECT_TRUE(matches("(orientation: portrait)"));
  EXPECT_TRUE(depends("(orientation: portrait)"));
  EXPECT_TRUE(matches("(min-aspect-ratio: 7/9)"));
  EXPECT_FALSE(matches("(-webkit-min-device-pixel-ratio: 1.5)"));
  EXPECT_FALSE(matches("(min-resolution: 192dpi)"));
  EXPECT_TRUE(matches("(min-resolution: 1x)"));
  EXPECT_TRUE(matches("(color)"));
  EXPECT_FALSE(matches("(monochrome)"));
  EXPECT_TRUE(matches("(hover: hover) and (pointer: fine)"));
  EXPECT_FALSE(matches("(min-width)")) << "a bound needs its value";
}

TEST(Media, TheColourScheme) {
  EXPECT_FALSE(matches("(prefers-color-scheme: dark)"));
  EXPECT_TRUE(matches("(prefers-color-scheme: dark)", {.is_dark = true}));
  EXPECT_TRUE(matches("(prefers-color-scheme: light)"));
  EXPECT_TRUE(depends("(prefers-color-scheme: dark)"));
}

TEST(Media, ConditionsCombine) {
  EXPECT_TRUE(matches("not (max-width: 100px)"));
  EXPECT_TRUE(matches("(max-width: 100px) or (min-width: 100px)"));
  EXPECT_TRUE(matches("((max-width: 100px) or (color)) and (hover)"));
  EXPECT_FALSE(matches("(color) and (hover) or (grid)")) << "mixed without parentheses";
  EXPECT_FALSE(matches("screen or (color)"));
  EXPECT_FALSE(matches("screen and"));
  EXPECT_FALSE(matches("(color) (hover)"));
  EXPECT_TRUE(matches("screen and (not (max-width: 100px))"));
}

TEST(Media, WhatIsUnknownIsNeitherTrueNorFalse) {
  EXPECT_FALSE(matches("(bogus)"));
  EXPECT_FALSE(matches("not (bogus)"));
  EXPECT_TRUE(matches("(bogus) or (color)"));
  EXPECT_FALSE(matches("(bogus) and (color)"));
  EXPECT_TRUE(matches("(bogus), (color)"));
}

TEST(Media, OtherProgramsNames) {
  constexpr View kHonoured{.honours_client_hacks = true};
  EXPECT_FALSE(matches("yahoo"));
  EXPECT_TRUE(matches("yahoo", kHonoured));
  EXPECT_TRUE(depends("yahoo"));
  EXPECT_TRUE(matches("(-ms-high-contrast: none)", kHonoured));
}

TEST(Media, NestingIsBounded) {
  EXPECT_TRUE(matches("((((color))))"));
  EXPECT_FALSE(matches(std::string(50'000, '(') + "color" + std::string(50'000, ')')));
}

bool supports(std::string_view condition) { return match_supports(Tokenized(condition).all()); }

TEST(Supports, KnownDeclarations) {
  EXPECT_TRUE(supports("(display: grid)"));
  EXPECT_TRUE(supports("(--a: b)"));
  EXPECT_TRUE(supports("(-webkit-appearance: none)"));
  EXPECT_FALSE(supports("(display: bogus)"));
  EXPECT_FALSE(supports("(bogus: 1px)"));
  EXPECT_FALSE(supports("(-ms-ime-align: auto)"));
  EXPECT_FALSE(supports("(mso-hide: all)"));
  EXPECT_FALSE(supports("(display)"));
  EXPECT_FALSE(supports("(display:)"));
}

TEST(Supports, ConditionsCombine) {
  EXPECT_TRUE(supports("not (bogus: 1)"));
  EXPECT_TRUE(supports("(color: red) and (not (bogus: 1))"));
  EXPECT_TRUE(supports("(bogus: 1) or (color: red)"));
  EXPECT_FALSE(supports("(color: red) and (bogus: 1)"));
  EXPECT_FALSE(supports("(color: red) or (color: red) and (color: red)"));
  EXPECT_FALSE(supports(""));
  EXPECT_FALSE(supports("display: grid")) << "parentheses are missing";
}

TEST(Supports, Selectors) {
  EXPECT_TRUE(supports("selector(a > b)"));
  EXPECT_FALSE(supports("selector(:bogus)"));
  EXPECT_FALSE(supports("bogus(a)"));
}

}  // namespace
}  // namespace presend::css
