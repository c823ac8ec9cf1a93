#include "scanner/css/token.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/css/tokens.h"

namespace presend::css {
namespace {

using testing::ElementsAre;

std::vector<TokenKind> kinds(std::string_view text) {
  const Tokenized tokens(text);
  std::vector<TokenKind> result;
  for (const Token& token : tokens.all()) result.push_back(token.kind);
  return result;
}

std::string text_of(std::string_view text) {
  const Tokenized tokens(text);
  return tokens.size() == 1 ? std::string(tokens[0].text) : "not one token";
}

float number_of(std::string_view text) { return Tokenized(text)[0].number; }

TEST(Tokens, TellNamesApart) {
  EXPECT_THAT(kinds("a -b --c _d é"),
              ElementsAre(TokenKind::ident, TokenKind::whitespace, TokenKind::ident,
                          TokenKind::whitespace, TokenKind::ident, TokenKind::whitespace,
                          TokenKind::ident, TokenKind::whitespace, TokenKind::ident));
  EXPECT_THAT(kinds("f( @g #h"),
              ElementsAre(TokenKind::function, TokenKind::whitespace, TokenKind::at_keyword,
                          TokenKind::whitespace, TokenKind::hash));
  EXPECT_THAT(kinds("@1"), ElementsAre(TokenKind::delim, TokenKind::number));
  EXPECT_THAT(kinds("# -"), ElementsAre(TokenKind::delim, TokenKind::whitespace, TokenKind::delim));
}

TEST(Tokens, TellHashesThatNameAnIdFromColours) {
  EXPECT_TRUE(Tokenized("#fff")[0].is_name);
  EXPECT_FALSE(Tokenized("#000")[0].is_name);
  EXPECT_TRUE(Tokenized("#\\30 00")[0].is_name) << "an escape may begin a name";
}

TEST(Tokens, CommentsAreNoneButPartWords) {
  EXPECT_THAT(kinds("a/* b */c"), ElementsAre(TokenKind::ident, TokenKind::ident));
  EXPECT_THAT(kinds("a/**//**/ /*"), ElementsAre(TokenKind::ident, TokenKind::whitespace));
}

TEST(Tokens, EscapesStandForCharacters) {
  EXPECT_EQ(text_of("d\\69splay"), "display") << "the digits end where no hex digit follows";
  EXPECT_EQ(text_of("d\\000069 splay"), "display") << "a blank may end them";
  EXPECT_EQ(text_of("a\\.b"), "a.b");
  EXPECT_EQ(text_of("\\110000 x"), "\xEF\xBF\xBDx") << "beyond Unicode";
  EXPECT_EQ(text_of("\\0 x"), "\xEF\xBF\xBDx");
  EXPECT_EQ(text_of("\\d800 x"), "\xEF\xBF\xBDx") << "a surrogate";
  EXPECT_THAT(kinds("a\\\nb"), ElementsAre(TokenKind::ident, TokenKind::delim,
                                           TokenKind::whitespace, TokenKind::ident));
}

TEST(Tokens, NumbersHaveSignsFractionsAndExponents) {
  EXPECT_FLOAT_EQ(number_of("12"), 12);
  EXPECT_FLOAT_EQ(number_of("-.5"), -0.5F);
  EXPECT_FLOAT_EQ(number_of("+1.25e2"), 125);
  EXPECT_FLOAT_EQ(number_of("5E-1"), 0.5F);
  EXPECT_TRUE(Tokenized("+1")[0].has_sign);
  EXPECT_FALSE(Tokenized("1")[0].has_sign);
  EXPECT_THAT(kinds("1.px"), ElementsAre(TokenKind::number, TokenKind::delim, TokenKind::ident));
}

TEST(Tokens, NumbersWithUnitsAreDimensions) {
  EXPECT_THAT(kinds("1px"), ElementsAre(TokenKind::dimension));
  EXPECT_EQ(Tokenized("1em")[0].text, "em") << "no exponent without digits";
  EXPECT_EQ(Tokenized("1e3em")[0].text, "em");
  EXPECT_THAT(kinds("50%"), ElementsAre(TokenKind::percentage));
}

TEST(Tokens, HugeNumbersStayFinite) {
  EXPECT_FLOAT_EQ(number_of("1e99999999999"), 1e9F);
  EXPECT_FLOAT_EQ(number_of("-" + std::string(5000, '9')), -1e9F);
  EXPECT_FLOAT_EQ(number_of(std::string(5000, '9') + "e-9999"), 1e9F) << "infinite before it";
  EXPECT_FLOAT_EQ(number_of("0e9999"), 0);
}

TEST(Tokens, StringsEndAtTheirQuoteOrTheEnd) {
  EXPECT_EQ(text_of("'a\"b'"), "a\"b");
  EXPECT_EQ(text_of("\"a\\\"b"), "a\"b") << "the end of the text closes a string";
  EXPECT_EQ(text_of("'a\\\nb'"), "ab") << "an escaped line break is none";
}

TEST(Tokens, StringsBrokenByALineAreBad) {
  EXPECT_THAT(kinds("'a\nb"),
              ElementsAre(TokenKind::bad_string, TokenKind::whitespace, TokenKind::ident));
}

TEST(Tokens, UrlsNeedNoQuotes) {
  EXPECT_EQ(text_of("url( a;b}c )"), "a;b}c");
  EXPECT_THAT(kinds("url(a"), ElementsAre(TokenKind::url));
  EXPECT_THAT(kinds("url( 'a' )"),
              ElementsAre(TokenKind::function, TokenKind::whitespace, TokenKind::string,
                          TokenKind::whitespace, TokenKind::close_paren));
  EXPECT_THAT(kinds("url(a b)"), ElementsAre(TokenKind::bad_url));
  EXPECT_THAT(kinds("url(a'b) c"),
              ElementsAre(TokenKind::bad_url, TokenKind::whitespace, TokenKind::ident));
  EXPECT_THAT(kinds("url(a\\)b)"), ElementsAre(TokenKind::url)) << "an escape does not close it";
}

TEST(Tokens, MarkupCommentsAroundSheetsAreTokens) {
  EXPECT_THAT(kinds("<!---->"), ElementsAre(TokenKind::cdo, TokenKind::cdc));
}

TEST(Brackets, PairWithTheirLikes) {
  const Tokenized tokens("f(a[b])c");
  EXPECT_EQ(tokens[0].inside, 4U);
  EXPECT_EQ(tokens[2].inside, 1U);
  EXPECT_EQ(inside(tokens.all(), 0).size(), 4U);
  EXPECT_EQ(after(tokens.all(), 0), 6U);
  EXPECT_EQ(after(tokens.all(), 1), 2U);
}

TEST(Brackets, TheEndClosesWhatIsOpen) {
  const Tokenized tokens("{(a");
  EXPECT_EQ(inside(tokens.all(), 0).size(), 2U);
  EXPECT_EQ(inside(tokens.all(), 1).size(), 1U);
  EXPECT_EQ(after(tokens.all(), 1), tokens.size());
}

TEST(Brackets, ClosingOnesThatCloseNothingAreSkipped) {
  const Tokenized tokens("(a}]b)c");
  EXPECT_EQ(after(tokens.all(), 0), 6U);
}

TEST(Brackets, AreReadWithinAnyPartOfTheTokens) {
  const Tokenized tokens("{a{b}");
  const Tokens part = tokens.all().first(4);
  EXPECT_EQ(inside(part, 2).size(), 1U);
  EXPECT_EQ(after(part, 0), 4U) << "a block that is cut off ends with the part";
}

}  // namespace
}  // namespace presend::css
