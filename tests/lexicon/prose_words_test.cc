#include "scanner/lexicon/prose_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace presend::lexicon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words(std::initializer_list<std::string_view> texts,
                               std::string_view language, WordShape shape = WordShape::plain) {
  ProseReader reader(language);
  std::vector<ProseWord> found;
  for (const std::string_view text : texts) reader.read(text, found);
  std::vector<std::string> out;
  for (const ProseWord& word : found)
    if (word.shape == shape) out.push_back(word.plain);
  return out;
}

TEST(ProseWords, AreThoseOfRunningText) {
  EXPECT_THAT(
      words({"these words, (quite) \"plain\" ones - are read; and well-known ones…"}, "en"),
      ElementsAre("these", "words", "quite", "plain", "ones", "read", "well", "known", "ones"));
}

TEST(ProseWords, LeaveOutAddressesCodeAndTags) {
  EXPECT_THAT(words({"www.example.org https://example.org/path pat@example.org #springsale @handle "
                     "file_name name=value word.word a1b2c3 {{first_name}} {{ user name }} "
                     "*|FNAME|* %%name%% [Product] 50kilo"},
                    "en"),
              IsEmpty());
}

TEST(ProseWords, LeaveOutShortLongAndForeignOnes) {
  EXPECT_THAT(words({"a the из города " + std::string(41, 'a')}, "en"), IsEmpty());
}

TEST(ProseWords, CapitalsTellNames) {
  EXPECT_THAT(words({"Hello Pat, the NATO and iPhone are OpenSource"}, "en"), IsEmpty());
  EXPECT_THAT(words({"Hello NATO iPhone"}, "en", WordShape::other), ElementsAre("NATO", "iPhone"));
  EXPECT_THAT(words({"Hello Émile"}, "en", WordShape::capitalised), ElementsAre("Hello", "Émile"));
}

TEST(ProseWords, GermanNounFollowsArticle) {
  EXPECT_THAT(words({"Ihre Bestellung und Herr Metzler, der Versand"}, "de", WordShape::noun),
              ElementsAre("Bestellung", "Versand"));
  EXPECT_THAT(words({"The Committee"}, "en", WordShape::noun), IsEmpty());
}

TEST(ProseWords, ApostrophesAndInvisibleCharacters) {
  EXPECT_THAT(words({"don’t customer's cata\u00adlogue"}, "en"),
              ElementsAre("don't", "customer", "catalogue"));
  EXPECT_THAT(words({"l’achat aujourd'hui"}, "fr"), ElementsAre("achat"));
}

TEST(ProseWords, HyphenAtTheEndOfALineJoins) {
  EXPECT_THAT(words({"more infor-", "mation about"}, "en"), ElementsAre("more", "about"));
}

}  // namespace
}  // namespace presend::lexicon
