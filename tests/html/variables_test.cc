#include "scanner/html/variables.h"

#include <gtest/gtest.h>

#include <deque>
#include <string>

#include "tests/html/style.h"

namespace presend::html {
namespace {

/// Scopes inside each other, each a list of declarations, outermost first.
class Scopes {
 public:
  explicit Scopes(std::initializer_list<std::string_view> blocks) {
    for (const std::string_view block : blocks) {
      std::vector<Variable> variables;
      std::vector<css::Declaration> declarations;
      css::read_declarations(tokens(block), {}, declarations);
      for (const css::Declaration& declaration : declarations)
        variables.push_back({declaration.name, declaration.value.tokens});
      tables_.emplace_back(std::move(variables));
      scopes_.push_back({scopes_.empty() ? nullptr : &scopes_.back(), &tables_.back()});
    }
  }

  /// What a value becomes: names and numbers, "invalid" when it is.
  std::string substituted(std::string_view value, std::uint32_t steps = 100'000) {
    StyleBudget budget(steps);
    const auto result =
        substitute(tokens(value), scopes_.empty() ? nullptr : &scopes_.back(), budget);
    if (!result) return "invalid";
    std::string out;
    for (const css::Token& token : *result) {
      if (token.is(css::TokenKind::whitespace)) out += ' ';
      if (token.is(css::TokenKind::number)) out += std::to_string(static_cast<int>(token.number));
      out += token.text;
    }
    return out;
  }

 private:
  css::Tokens tokens(std::string_view text) {
    tokens_.emplace_back();
    css::tokenize(text, pool_, tokens_.back());
    return tokens_.back();
  }

  TextPool pool_;
  std::deque<std::vector<css::Token>> tokens_;
  std::deque<VariableTable> tables_;
  std::deque<VariableScope> scopes_;
};

TEST(Variables, StandForTheirValues) {
  EXPECT_EQ(Scopes({"--a:1 2"}).substituted("x var(--a) y"), "x 1 2 y");
  EXPECT_EQ(Scopes({"--a:1"}).substituted("VAR( --a )"), "1");
  EXPECT_EQ(Scopes({"--a:1;--A:2"}).substituted("var(--A)"), "2") << "names have case";
  EXPECT_EQ(Scopes({"--a:1;--a:2"}).substituted("var(--a)"), "2") << "the last one counts";
  EXPECT_EQ(Scopes({"--a:"}).substituted("x var(--a)"), "x ") << "an empty value is one";
}

TEST(Variables, AreInherited) {
  EXPECT_EQ(Scopes({"--a:1", "--b:2", "--c:3"}).substituted("var(--a)"), "1");
  EXPECT_EQ(Scopes({"--a:1", "--a:2"}).substituted("var(--a)"), "2");
  EXPECT_EQ(Scopes({"--a:1", "--a:inherit"}).substituted("var(--a)"), "1");
  EXPECT_EQ(Scopes({"--a:1", "--a:initial"}).substituted("var(--a,5)"), "5");
}

TEST(Variables, ValuesAreReadWhereTheyAreDeclared) {
  EXPECT_EQ(Scopes({"--a:1;--b:var(--a)", "--a:2"}).substituted("var(--b)"), "1");
}

TEST(Variables, FallbacksStandInForWhatIsMissing) {
  EXPECT_EQ(Scopes({}).substituted("var(--a)"), "invalid");
  EXPECT_EQ(Scopes({}).substituted("var(--a, 1, 2)"), "1 2") << "all behind the first comma";
  EXPECT_EQ(Scopes({}).substituted("var(--a,)"), "");
  EXPECT_EQ(Scopes({"--a:1"}).substituted("var(--a, 2)"), "1");
  EXPECT_EQ(Scopes({}).substituted("var(--a, var(--b, 3))"), "3");
  EXPECT_EQ(Scopes({"--a:var(--b)"}).substituted("var(--a, 4)"), "4")
      << "a value that is invalid is none";
  EXPECT_EQ(Scopes({}).substituted("env(safe-area-inset-top, 7)"), "7");
  EXPECT_EQ(Scopes({}).substituted("env(a)"), "invalid");
}

TEST(Variables, WhatStandsInACycleIsInvalid) {
  EXPECT_EQ(Scopes({"--a:var(--a)"}).substituted("var(--a)"), "invalid");
  EXPECT_EQ(Scopes({"--a:var(--b);--b:var(--a)"}).substituted("var(--a, 1)"), "1");
  EXPECT_EQ(Scopes({"--a:var(--b, 1);--b:var(--a, 2)"}).substituted("var(--a, 3)"), "3")
      << "fallbacks within the cycle do not help";
  EXPECT_EQ(Scopes({"--c:var(--a, 4);--a:var(--b);--b:var(--a)"}).substituted("var(--c)"), "4")
      << "one outside of it does";
  EXPECT_EQ(Scopes({"--a:1", "--a:var(--a)"}).substituted("var(--a, 5)"), "5")
      << "the inherited value does not either";
}

TEST(Variables, BracketsPairAnewWhenPutTogether) {
  Scopes scopes({"--a:(1"});
  EXPECT_EQ(scopes.substituted("f(var(--a)) 2"), "f1 2");
}

TEST(Variables, GrowthIsBounded) {
  std::string block = "--v0:1 1 1 1;";
  for (int i = 1; i < 12; ++i) {
    const std::string inner = "var(--v" + std::to_string(i - 1) + ") ";
    block += "--v" + std::to_string(i) + ":" + inner + inner + inner + inner + ";";
  }
  Scopes scopes({block});
  EXPECT_NE(scopes.substituted("var(--v2)"), "invalid");
  EXPECT_EQ(scopes.substituted("var(--v11)"), "invalid");
  EXPECT_EQ(scopes.substituted("var(--v2)", 20), "invalid") << "the budget is spent";
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "var(--a,";
  EXPECT_EQ(scopes.substituted(deep), "invalid");
}

TEST(Variables, ReachTheStylesOfElements) {
  const Styled styled(
      "<style>@property --c{initial-value:3px} div{--a:1px} p{width:var(--a);height:var(--b,2px);"
      "top:var(--c);left:var(--missing)} i{--a:9px;width:var(--a)}</style>"
      "<div><p id=x style='--b:5px'></p><i id=y></i></div><p id=z>");
  EXPECT_FLOAT_EQ(styled.style("x").width_px, 1);
  EXPECT_FLOAT_EQ(styled.style("x").height_px, 5);
  EXPECT_FLOAT_EQ(styled.style("x").top_px, 3) << "registered";
  EXPECT_TRUE(is_auto(styled.style("x").left_px)) << "invalid once known, so as if unset";
  EXPECT_FLOAT_EQ(styled.style("y").width_px, 9);
  EXPECT_TRUE(is_auto(styled.style("z").width_px)) << "a sibling's property is not inherited";
}

}  // namespace
}  // namespace presend::html
