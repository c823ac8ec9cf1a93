#include "scanner/css/colour.h"

#include <gtest/gtest.h>

#include <cstdio>

#include "tests/css/tokens.h"

namespace presend::css {
namespace {

std::string hex(const std::optional<Colour>& colour) {
  if (!colour) return "none";
  char text[16];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", static_cast<unsigned>(colour->red),
                static_cast<unsigned>(colour->green), static_cast<unsigned>(colour->blue));
  if (colour->alpha == 1) return text;
  char alpha[16];
  std::snprintf(alpha, sizeof alpha, "/%.2f", static_cast<double>(colour->alpha));
  return std::string(text) + alpha;
}

std::string colour(std::string_view text, ValueContext context = {}) {
  const Tokenized tokens(text);
  std::size_t at = 0;
  const auto found = read_colour(tokens.all(), at, context);
  return found && at != tokens.size() ? "rest" : hex(found);
}

TEST(Colour, NamesInAnyCase) {
  EXPECT_EQ(colour("Red"), "#ff0000");
  EXPECT_EQ(colour("LightGoldenrodYellow"), "#fafad2");
  EXPECT_EQ(colour("transparent"), "#000000/0.00");
  EXPECT_EQ(colour("CanvasText"), "#000000");
  EXPECT_EQ(colour("currentcolor"), "none") << "depends on the element";
  EXPECT_EQ(colour("reddish"), "none");
}

TEST(Colour, HexDigits) {
  EXPECT_EQ(colour("#F80"), "#ff8800");
  EXPECT_EQ(colour("#f808"), "#ff8800/0.53");
  EXPECT_EQ(colour("#102030"), "#102030");
  EXPECT_EQ(colour("#10203000"), "#102030/0.00");
  EXPECT_EQ(colour("#12"), "none");
  EXPECT_EQ(colour("#12345"), "none");
  EXPECT_EQ(colour("#ggg"), "none");
}

TEST(Colour, HexDigitsWithoutSignOnlyInQuirks) {
  const ValueContext quirks{.is_quirks = true};
  EXPECT_EQ(colour("ff8800", quirks), "#ff8800");
  EXPECT_EQ(colour("102030", quirks), "#102030");
  EXPECT_EQ(colour("1e2", quirks), "#000100") << "a number, as the standard reads it";
  EXPECT_EQ(colour("12ab", quirks), "#0012ab");
  EXPECT_EQ(colour("ff8800"), "none");
  EXPECT_EQ(colour("102030"), "none");
}

TEST(Colour, Rgb) {
  EXPECT_EQ(colour("rgb(1,2,3)"), "#010203");
  EXPECT_EQ(colour("RGBA(255, 0, 0, .5)"), "#ff0000/0.50");
  EXPECT_EQ(colour("rgb(100% 50% 0% / 25%)"), "#ff8000/0.25");
  EXPECT_EQ(colour("rgb(300, -5, 0)"), "#ff0000");
  EXPECT_EQ(colour("rgb(calc(100 + 28), none, 0)"), "#800000");
  EXPECT_EQ(colour("rgb(calc(20% + 30%) 0% 0%)"), "#800000");
  EXPECT_EQ(colour("rgb(1,2)"), "none");
  EXPECT_EQ(colour("rgb(1,2,3,4,5)"), "none");
  EXPECT_EQ(colour("rgb(1,2,x)"), "none");
}

TEST(Colour, HslAndHwb) {
  EXPECT_EQ(colour("hsl(120, 100%, 25%)"), "#008000");
  EXPECT_EQ(colour("hsl(-240deg 100% 25%)"), "#008000");
  EXPECT_EQ(colour("hsl(.5turn 100% 50%)"), "#00ffff");
  EXPECT_EQ(colour("hsl(0 0% 100% / 0)"), "#ffffff/0.00");
  EXPECT_EQ(colour("hwb(0 50% 0%)"), "#ff8080");
  EXPECT_EQ(colour("hwb(0 90% 90%)"), "#808080") << "white and black share what there is";
}

TEST(Colour, LabAndItsKin) {
  EXPECT_EQ(colour("lab(100% 0 0)"), "#ffffff");
  EXPECT_EQ(colour("lab(0 0 0)"), "#000000");
  EXPECT_EQ(colour("lab(54.29 80.82 69.9)"), "#ff0000");
  EXPECT_EQ(colour("lch(54.29 106.85 40.86)"), "#ff0000");
  EXPECT_EQ(colour("oklab(1 0 0)"), "#ffffff");
  EXPECT_EQ(colour("oklch(62.8% 0.25768 29.234)"), "#ff0000");
}

TEST(Colour, Spaces) {
  EXPECT_EQ(colour("color(srgb 1 .5 0)"), "#ff8000");
  EXPECT_EQ(colour("color(srgb-linear 1 1 1 / 50%)"), "#ffffff/0.50");
  EXPECT_EQ(colour("color(xyz 0 0 0)"), "#000000");
  EXPECT_EQ(colour("color(1 1 1)"), "none");
}

TEST(Colour, Mixtures) {
  EXPECT_EQ(colour("color-mix(in srgb, red, blue)"), "#800080");
  EXPECT_EQ(colour("color-mix(in srgb, white 25%, black)"), "#404040");
  EXPECT_EQ(colour("color-mix(in srgb, white 10%, white 10%)"), "#ffffff/0.20");
  EXPECT_EQ(colour("color-mix(in srgb, red 0%, blue 0%)"), "none");
  EXPECT_EQ(colour("color-mix(in srgb, red)"), "none");
}

TEST(Colour, MixturesOfMixturesAreBounded) {
  EXPECT_EQ(colour(nested("color-mix(in srgb,", 5, "red", ",red)")), "#ff0000");
  EXPECT_EQ(colour(nested("color-mix(in srgb,", 20'000, "red", ",red)")), "none");
}

TEST(Colour, FollowsTheScheme) {
  EXPECT_EQ(colour("light-dark(white, black)"), "#ffffff");
  EXPECT_EQ(colour("light-dark(white, black)", {.view = {.is_dark = true}}), "#000000");
}

TEST(Colour, NothingIsReadWhereNoneIs) {
  std::size_t at = 0;
  EXPECT_FALSE(read_colour({}, at, {}));
  const Tokenized tokens("rgb(1,2) red");
  EXPECT_FALSE(read_colour(tokens.all(), at, {}));
  EXPECT_EQ(at, 0U) << "and it stays where it was";
}

TEST(LegacyColour, ReadsNearlyAnything) {
  EXPECT_EQ(hex(parse_legacy_colour(" red ")), "#ff0000");
  EXPECT_EQ(hex(parse_legacy_colour("#f80")), "#ff8800");
  EXPECT_EQ(hex(parse_legacy_colour("f80")), "#0f0800") << "three digits need their sign";
  EXPECT_EQ(hex(parse_legacy_colour("102030")), "#102030");
  EXPECT_EQ(hex(parse_legacy_colour("chucknorris")), "#c00000");
  EXPECT_EQ(hex(parse_legacy_colour("#1234567890abcdef")), "#1278cd");
  EXPECT_EQ(hex(parse_legacy_colour("")), "none");
  EXPECT_EQ(hex(parse_legacy_colour("transparent")), "none");
  EXPECT_EQ(hex(parse_legacy_colour(std::string(100'000, 'f'))), "#ffffff");
  EXPECT_EQ(hex(parse_legacy_colour("\xF0\x9F\x98\x80")), "#000000");
}

TEST(Colour, LaysOneOverAnother) {
  const Colour half_red{255, 0, 0, 0.5F};
  EXPECT_EQ(hex(over(half_red, {255, 255, 255, 1})), "#ff7f7f");
  EXPECT_EQ(hex(over({1, 2, 3, 0}, {255, 255, 255, 1})), "#ffffff");
}

TEST(Contrast, RunsFromOneToTwentyOne) {
  const Colour black{0, 0, 0, 1};
  const Colour white{255, 255, 255, 1};
  EXPECT_FLOAT_EQ(contrast(black, white), 21);
  EXPECT_FLOAT_EQ(contrast(white, black), 21);
  EXPECT_FLOAT_EQ(contrast(white, white), 1);
  EXPECT_NEAR(contrast({118, 118, 118, 1}, white), 4.54, 0.01);
}

}  // namespace
}  // namespace presend::css
