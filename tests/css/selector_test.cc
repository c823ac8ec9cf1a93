#include "scanner/css/selector.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "tests/css/tokens.h"

namespace presend::css {
namespace {

using Kind = SimpleSelector::Kind;

/// What became of one selector list.
struct Parsed {
  explicit Parsed(std::string_view text, std::uint32_t parent_of = kNoList, bool is_quirks = false)
      : tokens(text),
        list(read_selectors(tokens.all(), parent_of, is_quirks, tokens.pool(), selectors)) {}

  [[nodiscard]] bool is_valid() const { return list != kNoList; }
  [[nodiscard]] std::span<const ComplexSelector> complexes() const {
    return selectors.of(selectors.lists[list]);
  }

  Tokenized tokens;
  Selectors selectors;
  std::uint32_t list;
};

bool is_valid(std::string_view text) { return Parsed(text).is_valid(); }

/// As the standard writes it: ids, classes, types.
std::string specificity(std::string_view text) {
  const Parsed parsed(text);
  if (!parsed.is_valid()) return "invalid";
  const std::uint32_t value = parsed.selectors.lists[parsed.list].specificity;
  return std::to_string(value >> 20) + ',' + std::to_string(value >> 10 & 1023) + ',' +
         std::to_string(value & 1023);
}

TEST(Selector, SpecificityCountsIdsClassesAndTypes) {
  EXPECT_EQ(specificity("*"), "0,0,0");
  EXPECT_EQ(specificity("p"), "0,0,1");
  EXPECT_EQ(specificity("ul li > a"), "0,0,3");
  EXPECT_EQ(specificity("p.a.b"), "0,2,1");
  EXPECT_EQ(specificity("#a [href]:first-child"), "1,2,0");
  EXPECT_EQ(specificity("p::before"), "0,0,2");
  EXPECT_EQ(specificity("p:before"), "0,0,2") << "the spelling of CSS 2";
}

TEST(Selector, SpecificityOfListsIsThatOfTheMostSpecific) {
  EXPECT_EQ(specificity("p:is(.a, #b)"), "1,0,1");
  EXPECT_EQ(specificity("p:not(.a, b)"), "0,1,1");
  EXPECT_EQ(specificity("p:has(> #a)"), "1,0,1");
  EXPECT_EQ(specificity("p:where(#a)"), "0,0,1");
  EXPECT_EQ(specificity(":nth-child(2n of .a)"), "0,2,0");
}

TEST(Selector, OneInvalidSelectorMakesTheListInvalid) {
  EXPECT_TRUE(is_valid("a, b , c"));
  for (const char* text : {"", ",", "a,", ",a", "a,,b", "a, b:bogus", "a, ::bogus"})
    EXPECT_FALSE(is_valid(text)) << text;
}

TEST(Selector, ForgivingListsDropWhatIsInvalid) {
  const Parsed parsed("p:is(.a, :bogus)");
  ASSERT_TRUE(parsed.is_valid());
  EXPECT_EQ(parsed.selectors.lists[0].count, 1U);
  EXPECT_TRUE(is_valid(":is()"));
  EXPECT_TRUE(is_valid(":where(:bogus)"));
  EXPECT_FALSE(is_valid(":not(:bogus)"));
  EXPECT_FALSE(is_valid(":has(:bogus)"));
}

TEST(Selector, MalformedOnesAreInvalid) {
  for (const char* text : {"1a",
                           "#1",
                           "# a",
                           ".",
                           ".1",
                           "..a",
                           "a..b",
                           "a >",
                           "a > > b",
                           "+ a",
                           "a + ~ b",
                           "a{",
                           "a!",
                           "a b!",
                           "[",
                           "[]",
                           "[=a]",
                           "[a=]",
                           "[a!=b]",
                           "[a=1]",
                           "[a=b c]",
                           "[a=b x]",
                           "[a b]",
                           ":",
                           "a:",
                           "::",
                           ":nth-child()",
                           ":nth-child(x)",
                           ":nth-child(2.5)",
                           ":nth-child(2n of)",
                           ":lang()",
                           ":not()",
                           ":has()",
                           ":hover(a)",
                           "p::before b",
                           "*|",
                           "a*",
                           "a b*c"})
    EXPECT_FALSE(is_valid(text)) << text;
}

TEST(Selector, CombinatorsStandBetweenCompounds) {
  const Parsed parsed("a>b   c + d~e");
  ASSERT_TRUE(parsed.is_valid());
  std::string combinators;
  for (const CompoundSelector& compound : parsed.selectors.of(parsed.complexes()[0]))
    combinators += compound.combinator == 0 ? '.' : compound.combinator;
  EXPECT_EQ(combinators, ".> +~");
}

TEST(Selector, NamesOfElementsAndAttributesAreLowered) {
  const Parsed parsed("P.Big[HREF]");
  EXPECT_EQ(parsed.selectors.simples[0].name, "p");
  EXPECT_EQ(parsed.selectors.simples[1].name, "Big");
  EXPECT_EQ(parsed.selectors.simples[2].name, "href");
}

TEST(Selector, ClassesIgnoreCaseInQuirks) {
  EXPECT_FALSE(Parsed(".a").selectors.simples[0].ignores_case);
  EXPECT_TRUE(Parsed(".a", kNoList, true).selectors.simples[0].ignores_case);
}

TEST(Selector, AttributesHaveOperatorsAndFlags) {
  const auto simple = [](std::string_view text) {
    const Parsed parsed(text);
    return parsed.is_valid() ? parsed.selectors.simples[0] : SimpleSelector{};
  };
  EXPECT_EQ(simple("[a]").op, 0);
  EXPECT_EQ(simple("[ a = b ]").op, '=');
  for (const char op : std::string_view("~|^$*"))
    EXPECT_EQ(simple(std::string("[a") + op + "='b']").op, op);
  EXPECT_FALSE(simple("[a=b]").ignores_case);
  EXPECT_TRUE(simple("[a=b i]").ignores_case);
  EXPECT_TRUE(simple("[type=b]").ignores_case) << "HTML compares these without case";
  EXPECT_FALSE(simple("[type=b s]").ignores_case);
}

TEST(Selector, PositionsAreFormulas) {
  const auto formula = [](std::string_view argument) {
    const Parsed parsed(":nth-child(" + std::string(argument) + ")");
    if (!parsed.is_valid()) return std::string("invalid");
    const SimpleSelector& simple = parsed.selectors.simples[0];
    return std::to_string(simple.step) + "n" + std::to_string(simple.offset);
  };
  EXPECT_EQ(formula("odd"), "2n1");
  EXPECT_EQ(formula("EVEN"), "2n0");
  EXPECT_EQ(formula("3"), "0n3");
  EXPECT_EQ(formula("n"), "1n0");
  EXPECT_EQ(formula("-n+3"), "-1n3");
  EXPECT_EQ(formula("2n + 1"), "2n1");
  EXPECT_EQ(formula("+3n-2"), "3n-2");
  EXPECT_EQ(formula("99999999999n"), "1000000n0") << "bounded";
}

TEST(Selector, WhatDependsOnPeopleNeverMatches) {
  EXPECT_EQ(Parsed("a:hover").selectors.simples[1].kind, Kind::never);
  EXPECT_EQ(Parsed("a:link").selectors.simples[1].kind, Kind::link);
}

TEST(Selector, NestedOnesBeginWithTheirParent) {
  Parsed parent(".a, #b");
  const auto below = [&](std::string_view text) {
    const Tokenized tokens(text);
    const std::uint32_t list =
        read_selectors(tokens.all(), parent.list, false, parent.tokens.pool(), parent.selectors);
    if (list == kNoList) return std::string("invalid");
    std::string out;
    const ComplexSelector& complex = parent.selectors.of(parent.selectors.lists[list])[0];
    for (const CompoundSelector& compound : parent.selectors.of(complex)) {
      if (compound.combinator != 0) out += compound.combinator;
      for (const SimpleSelector& simple : parent.selectors.of(compound))
        out += simple.list == parent.list ? "&" : std::string(simple.name);
    }
    return out + ' ' + std::to_string(complex.specificity >> 20);
  };
  EXPECT_EQ(below("p"), "& p 1") << "as specific as the most specific of the parents";
  EXPECT_EQ(below("> p"), "&>p 1");
  EXPECT_EQ(below("& + p"), "&+p 1");
  EXPECT_EQ(below("p &"), "p & 1");
  EXPECT_EQ(below("& &"), "& & 2");
}

TEST(Selector, MarksOfOtherProgramsAreNoticed) {
  EXPECT_TRUE(Parsed("u + .body p").selectors.has_client_hacks);
  EXPECT_TRUE(Parsed(".ExternalClass p").selectors.has_client_hacks);
  EXPECT_TRUE(Parsed("[owa] p").selectors.has_client_hacks);
  EXPECT_TRUE(Parsed("[class~=\"x_body\"]").selectors.has_client_hacks);
  EXPECT_FALSE(Parsed("u p").selectors.has_client_hacks) << "underlined text is no mark";
  EXPECT_FALSE(Parsed("p.ExternalClass").selectors.has_client_hacks)
      << "only what stands around something is one";
}

TEST(Selector, NestingAndLengthAreBounded) {
  EXPECT_TRUE(is_valid(nested(":not(", 5, "a")));
  EXPECT_FALSE(is_valid(nested(":not(", 50'000, "a")));
  std::string chain = "a";
  for (int i = 0; i < 1000; ++i) chain += " a";
  EXPECT_FALSE(is_valid(chain));
}

}  // namespace
}  // namespace presend::css
