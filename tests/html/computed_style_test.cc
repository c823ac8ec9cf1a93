#include "scanner/html/computed_style.h"

#include <gtest/gtest.h>

#include "tests/html/style.h"

namespace presend::html {
namespace {

using css::Display;

TEST(ComputedStyle, SomePropertiesAreInherited) {
  const Styled styled("<div style='color:red;width:9px;font-size:20px;opacity:.5'><p id=x>");
  EXPECT_EQ(styled.style("x").colour, (css::Colour{255, 0, 0, 1}));
  EXPECT_FLOAT_EQ(styled.style("x").font_size_px, 20);
  EXPECT_TRUE(is_auto(styled.style("x").width_px));
  EXPECT_FLOAT_EQ(styled.style("x").opacity, 1);
}

TEST(ComputedStyle, KeywordsAskForOtherValues) {
  const Styled styled(
      "<div style='width:9px;color:red'><p id=a style='width:inherit;color:initial'></p>"
      "<p id=b style='width:unset;color:unset'></p><p id=c style='display:revert'></p>"
      "<p id=d style='display:initial'>");
  EXPECT_FLOAT_EQ(styled.style("a").width_px, 9);
  EXPECT_EQ(styled.style("a").colour, (css::Colour{0, 0, 0, 1}));
  EXPECT_TRUE(is_auto(styled.style("b").width_px));
  EXPECT_EQ(styled.style("b").colour, (css::Colour{255, 0, 0, 1}));
  EXPECT_EQ(styled.style("c").display, Display::block);
  EXPECT_EQ(styled.style("d").display, Display::inline_box);
}

TEST(ComputedStyle, FontSizesFollowTheirParent) {
  const auto size = [](const std::string& value) {
    return Styled("<div style='font-size:20px'><p id=x style='font-size:" + value + "'>")
        .style("x")
        .font_size_px;
  };
  EXPECT_FLOAT_EQ(size("2em"), 40);
  EXPECT_FLOAT_EQ(size("50%"), 10);
  EXPECT_FLOAT_EQ(size("1rem"), 16);
  EXPECT_FLOAT_EQ(size("small"), 13);
  EXPECT_FLOAT_EQ(size("larger"), 24);
  EXPECT_FLOAT_EQ(size("calc(1em + 2px)"), 22);
  EXPECT_FLOAT_EQ(size("min(1em, 5px)"), 5);
  EXPECT_FLOAT_EQ(size("1e9px"), 10'000) << "as in Chromium";
}

TEST(ComputedStyle, NestedFactorsStayFinite) {
  std::string body = "<style>b{font-size:1000em;width:1e9%;padding:1e9em}</style>";
  for (int i = 0; i < 300; ++i) body += "<b style=display:block>";
  const Styled styled(body + "<b id=x style='font-size:0em'>");
  EXPECT_FLOAT_EQ(styled.style("x").font_size_px, 0);
  EXPECT_TRUE(std::isfinite(styled.style("x").width_px));
  EXPECT_TRUE(std::isfinite(styled.style("x").padding_left_px));
  std::string big;
  for (int i = 0; i < 1000; ++i) big += "<big>";
  EXPECT_FLOAT_EQ(Styled(big + "<p id=x>").style("x").font_size_px, 10'000);
}

TEST(ComputedStyle, PercentagesReferToTheContainer) {
  const Styled styled(
      "<div style='width:200px;height:100px'><p id=x style='width:50%;height:50%;margin:10%;"
      "line-height:200%'><b id=y style='height:50%;display:block'>");
  EXPECT_FLOAT_EQ(styled.style("x").width_px, 100);
  EXPECT_FLOAT_EQ(styled.style("x").height_px, 50);
  EXPECT_FLOAT_EQ(styled.style("x").margin_top_px, 20) << "margins to the width on all sides";
  EXPECT_FLOAT_EQ(styled.style("x").line_height_px(), 32);
  EXPECT_TRUE(is_auto(Styled("<p id=x style='height:50%'>").style("x").height_px));
}

TEST(ComputedStyle, ColoursReferToEachOther) {
  const Styled styled(
      "<p id=x style='background:currentcolor;color:red;-webkit-text-fill-color:currentcolor'>");
  EXPECT_EQ(styled.style("x").background, (css::Colour{255, 0, 0, 1}));
  EXPECT_FALSE(styled.style("x").has_text_fill);
}

TEST(ComputedStyle, AttributesYieldToSheets) {
  const Styled styled(
      "<style>.s{width:1px;color:blue}</style><table><td id=a width=50 bgcolor=red>"
      "<td id=b width=50 class=s></table><font id=c color=green size=7>x</font>"
      "<font class=s id=d color=green>x");
  EXPECT_FLOAT_EQ(styled.style("a").width_px, 50);
  EXPECT_EQ(styled.style("a").background, (css::Colour{255, 0, 0, 1}));
  EXPECT_FLOAT_EQ(styled.style("b").width_px, 1);
  EXPECT_EQ(styled.style("c").colour, (css::Colour{0, 128, 0, 1}));
  EXPECT_FLOAT_EQ(styled.style("c").font_size_px, 48);
  EXPECT_EQ(styled.style("d").colour, (css::Colour{0, 0, 255, 1}));
}

TEST(ComputedStyle, NamesWhoSetWhat) {
  const Styled styled(
      "<div id=d style='color:red;font-size:9px;visibility:hidden'><p id=x><b id=y "
      "style='color:inherit'>");
  const NodeIndex div = styled.index("d");
  EXPECT_EQ(styled.style("x").colour_by, div);
  EXPECT_EQ(styled.style("y").colour_by, div);
  EXPECT_EQ(styled.style("x").font_by, div);
  EXPECT_EQ(styled.style("x").visibility_by, div);
}

TEST(ComputedStyle, FloatsAndFlexItemsBecomeBlocks) {
  const Styled styled(
      "<b id=a style='float:left'></b><b id=b style='position:absolute'></b>"
      "<div style='display:flex'><b id=c></b></div><b id=d style='position:relative'>");
  EXPECT_EQ(styled.style("a").display, Display::block);
  EXPECT_EQ(styled.style("b").display, Display::block);
  EXPECT_EQ(styled.style("c").display, Display::block);
  EXPECT_EQ(styled.style("d").display, Display::inline_box);
}

TEST(Box, WidthsFollowMarginsAndPadding) {
  const Styled styled(
      "<body style=margin:0><div id=a style='margin:0 50px;padding:0 25px'></div>"
      "<div id=b style='width:200px;padding:0 25px'></div>"
      "<div id=c style='width:200px;padding:0 25px;box-sizing:border-box'></div>"
      "<div id=d style='max-width:300px'></div><div id=e style='width:10px;min-width:30px'>");
  EXPECT_FLOAT_EQ(styled.box("a").inner.width_px, 550);
  EXPECT_FLOAT_EQ(styled.box("b").inner.width_px, 200);
  EXPECT_FLOAT_EQ(styled.box("c").inner.width_px, 150);
  EXPECT_FLOAT_EQ(styled.box("d").inner.width_px, 300);
  EXPECT_FLOAT_EQ(styled.box("e").inner.width_px, 30);
}

TEST(Box, CellsShareWhatIsLeftOfTheirRow) {
  const Styled styled(
      "<body style=margin:0><table width=600><tr><td id=a width=100>a<td id=b "
      "style='width:50%'>b<td id=c>c<td id=d colspan=3>d<td>");
  EXPECT_FLOAT_EQ(styled.box("a").inner.width_px, 100);
  EXPECT_FLOAT_EQ(styled.box("b").inner.width_px, 300);
  EXPECT_FLOAT_EQ(styled.box("c").inner.width_px, 50);
}

TEST(Box, ShiftsAddUp) {
  const Styled styled(
      "<body style=margin:0><div style='margin-left:-100px'><p id=a style='margin:-20px'></p>"
      "<p id=b style='position:relative;left:-30px'><b id=c style='position:absolute;left:5px'>"
      "</b></p></div>");
  EXPECT_FLOAT_EQ(styled.box("a").shift_x_px, -120);
  EXPECT_FLOAT_EQ(styled.box("b").shift_x_px, -130);
  EXPECT_FLOAT_EQ(styled.box("c").shift_x_px, -125) << "from the nearest positioned element";
}

TEST(Box, ScalesMultiply) {
  const Styled styled(
      "<div style='transform:scale(.5)'><p id=a style='scale:.1'></p>"
      "<b id=b style='scale:0'></b></div>");
  EXPECT_FLOAT_EQ(styled.box("a").scale, 0.05F);
  EXPECT_FLOAT_EQ(styled.box("b").scale, 0.5F) << "inline boxes are not transformed";
}

TEST(Box, OffPageIsWhatEndsLeftOfItOrAboveIt) {
  Box box = page_box({});
  EXPECT_FALSE(is_off_page(box, 700, 100, 16));
  box.shift_x_px = -80;
  EXPECT_FALSE(is_off_page(box, 700, 100, 16)) << "a fifth of it still stands in the page";
  box.shift_x_px = -95;
  EXPECT_TRUE(is_off_page(box, 700, 100, 16));
  box.shift_x_px = 0;
  box.shift_y_px = -100;
  EXPECT_FALSE(is_off_page(box, 700, 100, 16)) << "it may have stood further down";
  box.is_top_known = true;
  EXPECT_TRUE(is_off_page(box, 700, 100, 16));
}

TEST(Box, SaysWhatItCutsOff) {
  const Styled styled(
      "<div id=a style='overflow:hidden;height:0'></div><div id=b style='height:0'></div>"
      "<div id=c style='overflow:hidden;height:0;padding-bottom:30px'></div>"
      "<div id=d style='overflow:hidden;height:0;padding:30px;box-sizing:border-box'></div>");
  EXPECT_TRUE(styled.box("a").leaves_no_room);
  EXPECT_FALSE(styled.box("b").leaves_no_room);
  EXPECT_FALSE(styled.box("c").leaves_no_room) << "text shows in the padding";
  EXPECT_FALSE(styled.box("d").leaves_no_room);
}

}  // namespace
}  // namespace presend::html
