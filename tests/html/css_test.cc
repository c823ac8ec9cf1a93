#include <gtest/gtest.h>

#include <string>

#include "scanner/html/css_colour.h"
#include "scanner/html/css_declarations.h"
#include "scanner/html/css_values.h"
#include "scanner/html/inline_style.h"

namespace presend::html {
namespace {

std::string declarations(std::string_view text) {
  std::string out;
  DeclarationReader reader(text);
  for (Declaration d; reader.next(d);)
    out += std::string(d.name) + "=" + std::string(d.value) + (d.is_important ? "!|" : "|");
  return out;
}

TEST(Declarations, AreSplitAtSemicolonsOutsideOfStringsAndParentheses) {
  EXPECT_EQ(declarations("a:b; c : d ;;"), "a=b|c=d|");
  EXPECT_EQ(declarations("a:url(x;y);b:';';c:d"), "a=url(x;y)|b=';'|c=d|");
  EXPECT_EQ(declarations("nonsense;a:b;:c;d:"), "a=b|");
}

TEST(Declarations, ReadImportanceInAnyForm) {
  EXPECT_EQ(declarations("a:b!important;c:d ! IMPORTANT;e:important"), "a=b!|c=d!|e=important|");
}

TEST(Declarations, SkipCommentsAndResolveEscapes) {
  EXPECT_EQ(declarations("a/*;*/:/**/b;/*c:d*/e:f"), "a=b|e=f|");
  EXPECT_EQ(declarations("d\\69 splay:n\\6fne;a:b\\;c"), "display=none|a=b;c|");
}

TEST(Declarations, EndWithTheTextWhateverIsOpen) {
  EXPECT_EQ(declarations("a:(b;c:d"), "a=(b;c:d|");
  EXPECT_EQ(declarations("a:b;c:'d"), "a=b|c='d|");
  EXPECT_EQ(declarations("a:b/*"), "a=b|");
  EXPECT_EQ(declarations("a:b\\"), "a=b|");
}

float px(std::string_view text) {
  const auto length = parse_length(text);
  return length ? to_px(*length, {.em_px = 20, .rem_px = 10, .percent_px = 200}) : -1;
}

TEST(Lengths, AreConvertedToPixels) {
  EXPECT_FLOAT_EQ(px("12px"), 12);
  EXPECT_FLOAT_EQ(px("12PT"), 16);
  EXPECT_FLOAT_EQ(px(".5em"), 10);
  EXPECT_FLOAT_EQ(px("2rem"), 20);
  EXPECT_FLOAT_EQ(px("50%"), 100);
  EXPECT_FLOAT_EQ(px("1e1px"), 10);
  EXPECT_FLOAT_EQ(px("1in"), 96);
  EXPECT_FLOAT_EQ(px("0"), 0);
}

TEST(Lengths, NeedAUnitExceptInOldDocuments) {
  EXPECT_FALSE(parse_length("12"));
  EXPECT_TRUE(parse_length("12", true));
  EXPECT_FALSE(parse_length("12 px"));
  EXPECT_FALSE(parse_length("px"));
  EXPECT_FALSE(parse_length("12pxx"));
}

TEST(Colours, AreReadInEveryForm) {
  EXPECT_EQ(parse_colour("#f00"), (Colour{255, 0, 0, 1}));
  EXPECT_EQ(parse_colour("#ff000000"), (Colour{255, 0, 0, 0}));
  EXPECT_EQ(parse_colour("RebeccaPurple"), (Colour{102, 51, 153, 1}));
  EXPECT_EQ(parse_colour("rgb(1, 2, 3)"), (Colour{1, 2, 3, 1}));
  EXPECT_EQ(parse_colour("rgb(1 2 3 / 50%)"), (Colour{1, 2, 3, 0.5F}));
  EXPECT_EQ(parse_colour("rgba(100%,0%,0%,.5)"), (Colour{255, 0, 0, 0.5F}));
  EXPECT_EQ(parse_colour("hsl(120, 100%, 25%)"), (Colour{0, 128, 0, 1}));
  EXPECT_EQ(parse_colour("transparent"), (Colour{0, 0, 0, 0}));
}

TEST(Colours, ThatAreNoneAreRefused) {
  for (const char* text : {"", "#", "#ff", "#gggggg", "ff0000", "rgb(1,2)", "rgb(1,2,3",
                           "rgb(1,2,3,4,5)", "nocolour", "hsl()", "("})
    EXPECT_FALSE(parse_colour(text)) << text;
  EXPECT_TRUE(parse_colour("ff0000", true));
}

TEST(LegacyColours, ReadNearlyAnything) {
  EXPECT_EQ(parse_legacy_colour("#FFFFFF"), (Colour{255, 255, 255, 1}));
  EXPECT_EQ(parse_legacy_colour("ffffff"), (Colour{255, 255, 255, 1}));
  EXPECT_EQ(parse_legacy_colour(" white "), (Colour{255, 255, 255, 1}));
  EXPECT_EQ(parse_legacy_colour("#fff"), (Colour{255, 255, 255, 1}));
  EXPECT_EQ(parse_legacy_colour("chucknorris"), (Colour{192, 0, 0, 1}));
  EXPECT_EQ(parse_legacy_colour("zqbttv"), (Colour{0, 0xB0, 0, 1}));
  EXPECT_EQ(parse_legacy_colour("#"), (Colour{0, 0, 0, 1}));
  EXPECT_FALSE(parse_legacy_colour("transparent"));
  EXPECT_FALSE(parse_legacy_colour(""));
}

TEST(Contrast, RunsFromOneToTwentyOne) {
  EXPECT_FLOAT_EQ(contrast({0, 0, 0, 1}, {255, 255, 255, 1}), 21);
  EXPECT_FLOAT_EQ(contrast({9, 9, 9, 1}, {9, 9, 9, 1}), 1);
  EXPECT_EQ(over({0, 0, 0, 0.5F}, {200, 100, 0, 1}), (Colour{100, 50, 0, 1}));
}

TEST(InlineStyle, LaterAndImportantDeclarationsWin) {
  EXPECT_EQ(parse_inline_style("display:none;display:block", false).display.value, Display::block);
  EXPECT_EQ(parse_inline_style("display:none!important;display:block", false).display.value,
            Display::none);
  EXPECT_EQ(parse_inline_style("DISPLAY:NONE;display:nonsense", false).display.value,
            Display::none);
}

TEST(InlineStyle, ShorthandsSetTheirParts) {
  const InlineStyle font = parse_inline_style("font:bold 0/0 a", false);
  ASSERT_TRUE(font.font_size.value);
  EXPECT_FLOAT_EQ(font.font_size.value->length.value, 0);
  EXPECT_FALSE(parse_inline_style("font:12px", false).font_size.is_set()) << "no family";
  const InlineStyle background = parse_inline_style("background:url(a;b) no-repeat #fff", false);
  EXPECT_EQ(background.has_background_image.value, true);
  EXPECT_EQ(background.background.value, (Colour{255, 255, 255, 1}));
  const InlineStyle plain = parse_inline_style("background:url(a);background:red", false);
  EXPECT_EQ(plain.has_background_image.value, false);
}

TEST(InlineStyle, OldDocumentsNeedNoUnits) {
  EXPECT_TRUE(parse_inline_style("font-size:1;color:ffffff", true).font_size.is_set());
  EXPECT_TRUE(parse_inline_style("font-size:1;color:ffffff", true).colour.is_set());
  EXPECT_FALSE(parse_inline_style("font-size:1;color:ffffff", false).font_size.is_set());
  EXPECT_FALSE(parse_inline_style("font-size:1;color:ffffff", false).colour.is_set());
}

}  // namespace
}  // namespace presend::html
