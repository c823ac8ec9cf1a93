#include "scanner/lexicon/normalize.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace presend::lexicon {
namespace {

std::string words_of(std::string_view text, std::span<const std::uint32_t> joints = {}) {
  return std::string(normalize(text, joints).text());
}

Disguises disguises_of(std::string_view text, std::span<const std::uint32_t> joints = {}) {
  Disguises all = 0;
  const NormalText normal = normalize(text, joints);
  for (const Word& word : normal.words()) all |= word.disguises;
  return all;
}

TEST(Normalize, WordsAreLowerCaseRunsOfLettersAndDigits) {
  EXPECT_EQ(words_of("  Act NOW, it's -- 50% off!\n"), "act now its 50 off");
  EXPECT_EQ(words_of("'quoted' words' end"), "quoted words end");
  EXPECT_EQ(words_of(""), "");
  EXPECT_EQ(words_of(" .,- "), "");
}

TEST(Normalize, AccentsAndTypographyAreNoDisguise) {
  const std::string_view text =
      "Bestätigen Straße l’été ﬁnal Łódź smørrebrød naïve e\u0301te\u0301 x² İstanbul ışık 5 "
      "œuvres";
  EXPECT_EQ(words_of(text),
            "bestatigen strasse lete final lodz smorrebrod naive ete x2 istanbul isik 5 oeuvres");
  EXPECT_EQ(disguises_of(text), 0);
}

TEST(Normalize, LettersWithoutADecompositionAreReadAsWritersType) {
  EXPECT_EQ(words_of("łaska ŁASKA đak ĐAK øre ØRE groß GROẞ ħ Ŧ þing Æsop"),
            "laska laska dak dak ore ore gross gross h t thing aesop");
}

TEST(Normalize, WordsBehindALineFeedAreMarked) {
  const NormalText text = normalize("one two\nthree \r\n \"vier\"\u00A0fünf\n\n6");
  std::string marked;
  for (const Word& word : text.words())
    if (word.begins_line != 0) marked += std::string(text.spelling(word)) + ' ';
  EXPECT_EQ(marked, "three vier 6 ");
}

TEST(Normalize, WordsOfAnyLengthAndPlaceAreReadAlike) {
  // Eight bytes are read at once, so every length around that and every distance to the end counts.
  for (std::size_t size = 1; size <= 26; ++size)
    for (std::size_t behind = 0; behind <= 9; ++behind) {
      const std::string word = std::string("AbcdefghIjklmnop0rstuvwxyz").substr(0, size);
      const std::string source = word + std::string(behind, '.');
      const auto exact = std::make_unique<char[]>(source.size());
      source.copy(exact.get(), source.size());
      const NormalText text = normalize(std::string_view(exact.get(), source.size()));
      ASSERT_EQ(text.words().size(), 1U);
      const Word& read = text.words()[0];
      EXPECT_EQ(text.text(), std::string("abcdefghijklmnop0rstuvwxyz").substr(0, size));
      EXPECT_EQ(read.end, size);
      EXPECT_EQ(read.hash, word_hash(text.text()));
      EXPECT_EQ((read.traits & trait::digits) != 0, size > 16);
      EXPECT_EQ((read.traits & trait::capital_i) != 0, size > 8);
    }
}

TEST(Normalize, InvisibleCharactersAreDroppedAndMarkedInsideWords) {
  EXPECT_EQ(words_of("v\u200Bia\u2060gra"), "viagra");
  EXPECT_EQ(disguises_of("v\u200Bia\u2060gra"), disguise::invisible);
  EXPECT_EQ(disguises_of("f\u00ADr\u00ADee"), disguise::invisible);
  EXPECT_EQ(disguises_of("\uFEFFHello\u200B world\u200B\u200C 12\u200B34 \u200Bhere"), 0);
  EXPECT_EQ(words_of("Daten\u00ADschutz\u00ADerklärung"), "datenschutzerklarung");
  EXPECT_EQ(disguises_of("Daten\u00ADschutz\u00ADerklärung Um\u00ADbreyta"), 0);
}

TEST(Normalize, JoinersOfArabicAndIndicWordsAreSpelling) {
  EXPECT_EQ(disguises_of("می\u200Cخواهم क्\u200Dष"), 0);
}

TEST(Normalize, MixedAlphabetsAreReadAsLatin) {
  EXPECT_EQ(words_of("p\u0430yp\u0430l \u0420\u0430ypal"), "paypal paypal");
  EXPECT_EQ(disguises_of("p\u0430ypal"), disguise::lookalike);
  EXPECT_EQ(words_of("vi\u03B1gra"), "viagra");
}

TEST(Normalize, WordsOfOneAlphabetStay) {
  const std::string_view text = "Привет, рост и сосна. Καλημέρα κόσμε";
  EXPECT_EQ(words_of(text), "привет рост и сосна καλημερα κοσμε");
  EXPECT_EQ(disguises_of(text), 0);
  EXPECT_TRUE(normalize(text).has_own_script());
}

TEST(Normalize, StyledLettersAreMarked) {
  EXPECT_EQ(words_of("𝐟𝐫𝐞𝐞 ⓕⓡⓔⓔ ғree"), "free free free");
  EXPECT_EQ(disguises_of("𝐟𝐫𝐞𝐞"), disguise::styled);
  EXPECT_EQ(disguises_of("f̶r̶e̶e̶"), disguise::styled);
  EXPECT_EQ(words_of("ᴠɪᴀɢʀᴀ 🅵🆁🅴🅴"), "viagra free");
}

TEST(Normalize, FullWidthIsHonestBesideEastAsianText) {
  EXPECT_EQ(words_of("ｆｒｅｅ"), "free");
  EXPECT_EQ(disguises_of("ｆｒｅｅ"), disguise::styled);
  EXPECT_EQ(disguises_of("ＰＣ用の本"), 0);
  EXPECT_EQ(words_of("東京タワー"), "東 京 タワー");
}

TEST(Normalize, TagsInsideWordsAreMarked) {
  const std::uint32_t joints[] = {0, 2, 5, 11};
  EXPECT_EQ(words_of("viagra now", joints), "viagra now");
  const NormalText text = normalize("viagra now", joints);
  EXPECT_EQ(text.words()[0].disguises, disguise::split);
  EXPECT_EQ(text.words()[1].disguises, 0);
}

TEST(Normalize, TagsAtTheEdgesOfWordsAreNothing) {
  const std::uint32_t joints[] = {0, 3, 4, 7};
  EXPECT_EQ(disguises_of("act now", joints), 0);
}

TEST(Normalize, EveryCharacterKnowsItsSource) {
  const std::string_view source = "Ja, v\u200Bі\u0430gra — ﬁn";
  const NormalText text = normalize(source);
  ASSERT_EQ(text.text(), "ja viagra fin");
  const auto taken = [&](std::uint32_t begin, std::uint32_t end) {
    const SourceRange range = text.source_range(begin, end);
    return source.substr(range.begin, range.size());
  };
  EXPECT_EQ(taken(0, 2), "Ja");
  EXPECT_EQ(taken(3, 4), "v");
  EXPECT_EQ(taken(4, 5), "і");
  EXPECT_EQ(taken(5, 6), "\u0430");
  EXPECT_EQ(taken(6, 9), "gra");
  EXPECT_EQ(taken(12, 13), "n");
  EXPECT_EQ(source.substr(text.words()[1].begin, text.words()[1].end - text.words()[1].begin),
            "v\u200Bі\u0430gra");
}

TEST(Normalize, SymbolsThatTouchWordsAreNoted) {
  EXPECT_THAT(normalize("c@sh $ave pr!ze").symbols(), testing::ElementsAre(1U, 5U, 12U));
  EXPECT_THAT(normalize("Hi! a @ b | c").symbols(), testing::IsEmpty());
}

TEST(Normalize, AnyBytesAreReadWithinTheText) {
  for (const std::string_view text : {"a\xFF", "\xC2", "a\xE2\x80", "\xF0\x9D\x90", "caf\xC3",
                                      "it'", "a\xE2\x80\x8B", "\xCC\x81"}) {
    const auto exact = std::make_unique<char[]>(text.size());
    text.copy(exact.get(), text.size());
    const NormalText normal = normalize(std::string_view(exact.get(), text.size()));
    for (const Word& word : normal.words()) EXPECT_LE(word.end, text.size());
  }
}

TEST(Normalize, EndlessWordsAreCut) {
  const std::string ascii(100'000, 'x');
  const NormalText plain = normalize(std::string_view(ascii));
  for (const Word& word : plain.words()) EXPECT_LE(word.size, kLongestWord);
  std::string wide;
  for (int i = 0; i < 20'000; ++i) wide += "\u0436\u200B";
  const NormalText text = normalize(std::string_view(wide));
  for (const Word& word : text.words()) EXPECT_LE(word.size, kLongestWord);
}

}  // namespace
}  // namespace presend::lexicon
