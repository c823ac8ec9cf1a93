#include "scanner/css/declarations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <optional>

#include "scanner/css/property_names.h"
#include "tests/css/tokens.h"

namespace presend::css {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = Value::Kind;

/// The declarations of a block and what they point to.
struct Block {
  explicit Block(std::string_view text, ValueContext context = {}) : tokens(text) {
    read_declarations(tokens.all(), context, all);
  }
  /// The last one of a property, or nullptr.
  [[nodiscard]] const Declaration* of(Property property) const {
    for (auto it = all.rbegin(); it != all.rend(); ++it)
      if (it->property == property) return &*it;
    return nullptr;
  }
  [[nodiscard]] std::vector<Property> properties() const {
    std::vector<Property> result;
    for (const Declaration& declaration : all) result.push_back(declaration.property);
    return result;
  }
  [[nodiscard]] float px(Property property) const {
    const Declaration* found = of(property);
    return found != nullptr && found->value.kind == Kind::length ? found->value.length.px : -1;
  }

  Tokenized tokens;
  std::vector<Declaration> all;
};

bool is_valid(std::string_view text, ValueContext context = {}) {
  return !Block(text, context).all.empty();
}

TEST(Declarations, AreSplitAtSemicolonsOutsideOfBlocks) {
  const Block block("color:red;;background:url(a;b);--c:{d;e};width:1px");
  EXPECT_THAT(block.properties(),
              ElementsAre(Property::color, Property::background_color, Property::background_image,
                          Property::custom, Property::width));
}

TEST(Declarations, OneThatIsInvalidDropsOutAlone) {
  EXPECT_THAT(Block("color:bogus;width:1px;color red;:;top").properties(),
              ElementsAre(Property::width));
  EXPECT_THAT(Block("bogus:1;*width:1px;_width:1px").all, IsEmpty());
}

TEST(Declarations, NamesMayBeEscapedAndOfAnyCase) {
  EXPECT_TRUE(is_valid("DISPLAY:none"));
  EXPECT_TRUE(is_valid("d\\69 splay/**/:/**/none"));
}

TEST(Declarations, ReadImportanceInAnyForm) {
  for (const char* text : {"top:1px!important", "top:1px ! IMPORTANT", "top:1px!/**/important;"}) {
    const Block block(text);
    ASSERT_EQ(block.all.size(), 1U) << text;
    EXPECT_TRUE(block.all[0].is_important) << text;
    EXPECT_FLOAT_EQ(block.px(Property::top), 1) << text;
  }
  EXPECT_FALSE(is_valid("top:1px important"));
  EXPECT_FALSE(is_valid("top:1px!bogus"));
  EXPECT_FALSE(is_valid("top:!important"));
}

TEST(Declarations, MarginsTakeOneToFourValues) {
  const auto sides = [](std::string_view value) {
    const Block block("margin:" + std::string(value));
    std::vector<float> px;
    for (const Property side : {Property::margin_top, Property::margin_right,
                                Property::margin_bottom, Property::margin_left})
      px.push_back(block.px(side));
    return px;
  };
  EXPECT_THAT(sides("1px"), ElementsAre(1, 1, 1, 1));
  EXPECT_THAT(sides("1px 2px"), ElementsAre(1, 2, 1, 2));
  EXPECT_THAT(sides("1px 2px 3px"), ElementsAre(1, 2, 3, 2));
  EXPECT_THAT(sides("1px 2px 3px 4px"), ElementsAre(1, 2, 3, 4));
  EXPECT_FALSE(is_valid("margin:1px 2px 3px 4px 5px"));
  EXPECT_FALSE(is_valid("margin:1px bogus"));
}

TEST(Declarations, OtherShorthandsSetTheirParts) {
  const Block font("font: bold 10px/2 Arial, sans-serif");
  EXPECT_FLOAT_EQ(font.px(Property::font_size), 10);
  EXPECT_FLOAT_EQ(font.of(Property::line_height)->value.number, 2);
  EXPECT_FALSE(is_valid("font:10px")) << "a family is missing";

  const Block background("background: #fff url(a) no-repeat");
  EXPECT_EQ(background.of(Property::background_color)->value.colour.red, 255);
  EXPECT_TRUE(background.of(Property::background_image)->value.as<bool>());
  EXPECT_FALSE(is_valid("background: red blue"));

  EXPECT_THAT(Block("overflow:hidden").properties(),
              ElementsAre(Property::overflow_x, Property::overflow_y));
  EXPECT_FLOAT_EQ(Block("inset:0 0 0 -9px").px(Property::left), -9);
  EXPECT_FLOAT_EQ(Block("padding-inline:1px 2px").px(Property::padding_right), 2);
}

TEST(Declarations, ShorthandsResetWhatTheyLeaveOut) {
  const Block block("background-image:url(a);background:red");
  EXPECT_FALSE(block.of(Property::background_image)->value.as<bool>());
  EXPECT_EQ(Block("line-height:9;font:10px a").of(Property::line_height)->value.kind,
            Kind::automatic);
}

TEST(Declarations, TransformsTellScaleAndMove) {
  const Block block("transform: translate(-9999px, 2px) scale(.5) rotate(3deg)");
  EXPECT_FLOAT_EQ(block.px(Property::translate_x), -9999);
  EXPECT_FLOAT_EQ(block.px(Property::translate_y), 2);
  EXPECT_FLOAT_EQ(block.of(Property::scale)->value.number, 0.5F);
  EXPECT_FLOAT_EQ(Block("transform:scaleX(0)").of(Property::scale)->value.number, 0);
  EXPECT_NEAR(Block("transform:rotateY(90deg)").of(Property::scale)->value.number, 0, 1e-6);
  std::string huge = "transform:";
  for (int i = 0; i < 100; ++i) huge += "scale(1e9) ";
  EXPECT_FLOAT_EQ(Block(huge + "scale(0)").of(Property::scale)->value.number, 0);
}

TEST(Declarations, ShapesThatLeaveNothing) {
  const auto is_empty = [](std::string_view text) {
    const Block block(text);
    return block.all.size() == 1 && block.all[0].value.as<bool>();
  };
  EXPECT_TRUE(is_empty("clip:rect(0,0,0,0)"));
  EXPECT_TRUE(is_empty("clip:rect(1px 1px 1px 1px)"));
  EXPECT_FALSE(is_empty("clip:rect(0,100px,100px,0)"));
  EXPECT_TRUE(is_empty("clip-path:inset(50%)"));
  EXPECT_FALSE(is_empty("clip-path:inset(40%)"));
  EXPECT_TRUE(is_empty("clip-path:circle(0)"));
  EXPECT_TRUE(is_empty("clip-path:polygon(0 0, 0 0, 0 0)"));
  EXPECT_FALSE(is_empty("clip-path:polygon(0 0, 100% 0, 100% 100%)"));
}

TEST(Declarations, NegativeSizesAreInvalid) {
  EXPECT_FALSE(is_valid("width:-1px"));
  EXPECT_FALSE(is_valid("padding:-1px"));
  EXPECT_FALSE(is_valid("font-size:-1px"));
  EXPECT_TRUE(is_valid("margin:-1px"));
  EXPECT_TRUE(is_valid("width:calc(-1px)")) << "that counts as zero";
}

TEST(Declarations, QuirksTakeNumbersAsPxButNotInShorthands) {
  const ValueContext quirks{.is_quirks = true};
  EXPECT_FLOAT_EQ(Block("width:5", quirks).px(Property::width), 5);
  EXPECT_FALSE(is_valid("width:5"));
  EXPECT_TRUE(is_valid("color:ff0000", quirks));
  EXPECT_FALSE(is_valid("background:ff0000", quirks));
  EXPECT_FALSE(is_valid("font:5 a", quirks));
}

TEST(Declarations, KeywordsThatEveryPropertyTakes) {
  EXPECT_EQ(Block("color:INHERIT").all[0].value.kind, Kind::inherit);
  EXPECT_EQ(Block("top:revert-layer").all[0].value.kind, Kind::revert);
  EXPECT_EQ(Block("font:unset").of(Property::line_height)->value.kind, Kind::unset);
  EXPECT_EQ(Block("all:initial").all[0].property, Property::all);
  EXPECT_FALSE(is_valid("all:red"));
  EXPECT_FALSE(is_valid("margin:inherit 1px")) << "only alone";
}

TEST(Declarations, CustomPropertiesKeepTheirTokens) {
  const Block block("--A: 1px {x} !important");
  ASSERT_EQ(block.all.size(), 1U);
  EXPECT_EQ(block.all[0].name, "--A");
  EXPECT_TRUE(block.all[0].is_important);
  EXPECT_EQ(block.all[0].value.tokens.size(), 5U);
  EXPECT_TRUE(is_valid("--a:")) << "an empty value is one";
}

TEST(Declarations, ValuesWithVariablesWait) {
  const Block block("margin:var(--a) 2px");
  ASSERT_EQ(block.all.size(), 4U);
  EXPECT_EQ(block.all[0].value.kind, Kind::deferred);
  const Tokenized later("1px 2px 3px 4px");
  std::vector<float> px;
  for (const Declaration& declaration : block.all)
    px.push_back(read_deferred(declaration, later.all(), {})->length.px);
  EXPECT_THAT(px, ElementsAre(1, 2, 3, 4)) << "each takes its own part of the shorthand";
  EXPECT_FALSE(read_deferred(block.all[0], Tokenized("bogus").all(), {}));
  EXPECT_EQ(read_deferred(block.all[0], Tokenized(" inherit ").all(), {})->kind, Kind::inherit);
}

TEST(Declarations, ComparisonsWaitWhenTheirUnitsDiffer) {
  EXPECT_EQ(Block("width:min(50%,9px)").all[0].value.kind, Kind::deferred);
  EXPECT_EQ(Block("width:min(5px,9px)").all[0].value.kind, Kind::length);
  EXPECT_FALSE(is_valid("width:min(50%,9)"));
}

TEST(Declarations, WhatIsOverriddenCanBeDropped) {
  Block block("top:1px;color:red!important;--a:1;top:2px;--a:2;color:blue");
  drop_overridden(block.all, 0);
  EXPECT_THAT(block.properties(), ElementsAre(Property::color, Property::custom, Property::top,
                                              Property::custom, Property::color));
  EXPECT_FLOAT_EQ(block.px(Property::top), 2);

  Block all("top:1px;all:unset;left:1px;all:initial");
  drop_overridden(all.all, 0);
  EXPECT_THAT(all.properties(), ElementsAre(Property::all));
}

TEST(Declarations, BlocksDoNotGrowWithRepetition) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "margin:1px;all:unset;top:2px;";
  EXPECT_LT(Block(text).all.size(), 500U);
  EXPECT_FLOAT_EQ(Block(text).px(Property::top), 2);
}

TEST(PropertyNames, AreFoundInAnyCase) {
  EXPECT_EQ(find_property("Font-Size"), static_cast<PropertyName>(Property::font_size));
  EXPECT_EQ(find_property("-webkit-transform"), PropertyName::transform);
  EXPECT_FALSE(find_property("font-siz"));
  EXPECT_FALSE(find_property(std::string(1000, 'a')));
}

}  // namespace
}  // namespace presend::css
