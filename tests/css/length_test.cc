#include "scanner/css/length.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/css/tokens.h"

namespace presend::css {
namespace {

constexpr LengthBase kBase{.em_px = 10, .rem_px = 20, .percent_px = 200};

/// In px over kBase; NaN when all of the text is no length.
float px(std::string_view text, ValueContext context = {}) {
  const Tokenized tokens(text);
  std::size_t at = 0;
  const auto length = read_length(tokens.all(), at, context);
  return length && at == tokens.size() ? to_px(*length, kBase) : NAN;
}

bool is_length(std::string_view text, ValueContext context = {}) {
  return !std::isnan(px(text, context));
}

float number(std::string_view text) {
  const Tokenized tokens(text);
  std::size_t at = 0;
  return read_number(tokens.all(), at, {}).value_or(NAN);
}

TEST(Length, UnitsAreConverted) {
  EXPECT_FLOAT_EQ(px("12PX"), 12);
  EXPECT_FLOAT_EQ(px("72pt"), 96);
  EXPECT_FLOAT_EQ(px("1in"), 96);
  EXPECT_FLOAT_EQ(px("2.54cm"), 96);
  EXPECT_FLOAT_EQ(px("6pc"), 96);
  EXPECT_FLOAT_EQ(px("1.5em"), 15);
  EXPECT_FLOAT_EQ(px("1.5rem"), 30);
  EXPECT_FLOAT_EQ(px("25%"), 50);
  EXPECT_FALSE(is_length("1furlong"));
}

TEST(Length, ViewportUnitsFollowTheView) {
  const ValueContext phone{.view = {.width_px = 400, .height_px = 800}};
  EXPECT_FLOAT_EQ(px("10vw", phone), 40);
  EXPECT_FLOAT_EQ(px("10vh", phone), 80);
  EXPECT_FLOAT_EQ(px("10vmin", phone), 40);
  EXPECT_FLOAT_EQ(px("10vmax", phone), 80);
}

TEST(Length, OnlyZeroNeedsNoUnitOutsideOfQuirks) {
  EXPECT_FLOAT_EQ(px("0"), 0);
  EXPECT_FALSE(is_length("5"));
  EXPECT_FLOAT_EQ(px("5", {.is_quirks = true}), 5);
}

TEST(Length, CalcAddsAndMultiplies) {
  EXPECT_FLOAT_EQ(px("calc(100% - 20px)"), 180);
  EXPECT_FLOAT_EQ(px("calc(2 * (1em + 5px) / 3)"), 10);
  EXPECT_FLOAT_EQ(px("-webkit-calc(1px + calc(2px))"), 3);
  EXPECT_FALSE(is_length("calc(1px + 2)")) << "a length and a number";
  EXPECT_FALSE(is_length("calc(1px * 1px)"));
  EXPECT_FALSE(is_length("calc(1 / 1px)"));
  EXPECT_FALSE(is_length("calc(1px +)"));
  EXPECT_FALSE(is_length("calc()"));
  EXPECT_FALSE(is_length("calc(2)")) << "that is a number";
  EXPECT_FALSE(is_length("calc(0)"));
  EXPECT_FLOAT_EQ(number("calc(1 + 2 * 3)"), 7);
}

TEST(Length, CalcOverflowsToTheLargestLength) {
  EXPECT_FLOAT_EQ(px("calc(1px / 0)"), 33'554'432);
  EXPECT_FLOAT_EQ(px("calc(1px * 1e9 * 1e9 * 1e9 * 1e9 * 1e9)"), 33'554'432);
  EXPECT_FLOAT_EQ(px("calc(-1px / 0)"), -33'554'432);
  EXPECT_FLOAT_EQ(number("calc(0 / 0)"), 0) << "what is no number counts as zero";
}

TEST(Length, ComparisonsOfLikeUnitsNeedNoBase) {
  EXPECT_FLOAT_EQ(px("min(3px, 1px, 2px)"), 1);
  EXPECT_FLOAT_EQ(px("max(3px, 1px + 4px)"), 5);
  EXPECT_FLOAT_EQ(px("clamp(1px, 9px, 5px)"), 5);
  EXPECT_FLOAT_EQ(px("clamp(8px, 9px, 5px)"), 8) << "the lower end wins";
  EXPECT_FALSE(is_length("clamp(1px, 2px)"));
  EXPECT_FALSE(is_length("min()"));
  EXPECT_FALSE(is_length("min(1px, 2)"));
}

TEST(Length, ComparisonsOfUnlikeUnitsWaitForABase) {
  EXPECT_FALSE(is_length("min(1em, 5px)"));
  const ValueContext known{.base = &kBase};
  EXPECT_FLOAT_EQ(px("min(1em, 5px)", known), 5);
  EXPECT_FLOAT_EQ(px("max(1em, 5px)", known), 10);
  EXPECT_TRUE(has_comparison(Tokenized("calc(1px + min(1em, 1px))").all()));
  EXPECT_FALSE(has_comparison(Tokenized("calc(1px + 1em)").all()));
}

TEST(Length, NestingIsBounded) {
  EXPECT_TRUE(is_length(nested("calc(", 10, "1px")));
  EXPECT_FALSE(is_length(nested("calc(", 100'000, "1px")));
}

TEST(Length, PercentagesOfTheUnknownAreUnknown) {
  const LengthBase unknown{.percent_px = NAN};
  EXPECT_TRUE(std::isnan(to_px(Length::of_percent(0), unknown)));
  EXPECT_FLOAT_EQ(to_px(Length{.px = 3}, unknown), 3);
}

}  // namespace
}  // namespace presend::css
