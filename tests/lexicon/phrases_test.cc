#include "scanner/lexicon/phrases.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "tests/lexicon/phrase_lists.h"

namespace presend::lexicon {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// "category/language: text" of every hit.
std::vector<std::string> hits(std::string_view text, const Phrases& phrases = load_phrases()) {
  std::vector<std::string> found;
  for (const PhraseHit& hit : phrases.find(normalize(text)))
    found.push_back(std::string(hit.category) + '/' + std::string(hit.language) + ": " +
                    std::string(text.substr(hit.begin, hit.end - hit.begin)));
  return found;
}

TEST(Phrases, StandAsListedWithCategoryLanguageAndPlace) {
  EXPECT_THAT(hits("Please Act  Now, friend"), ElementsAre("urgency/en: Act  Now"));
  EXPECT_THAT(hits("Bestätigen Sie Ihr Konto!"),
              ElementsAre("account_threat/de: Bestätigen Sie Ihr Konto"));
  EXPECT_THAT(hits("Votre compte a été bloqué"),
              ElementsAre("account_threat/fr: Votre compte a été bloqué"));
  EXPECT_THAT(hits("DON’T miss this"), ElementsAre("urgency/en: DON’T miss this"));
  EXPECT_THAT(hits("to act is now a must"), IsEmpty());
  const Phrases phrases = load_phrases();
  const auto found = phrases.find(normalize("act today"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].phrase, "act (now|today)");
  EXPECT_EQ(found[0].disguises, 0);
}

TEST(Phrases, TheLongestOfOneCategoryWins) {
  EXPECT_THAT(hits("act now before it is too late"),
              ElementsAre("urgency/en: act now before it is too late"));
  EXPECT_THAT(hits("cheap generic viagra and viagra"),
              ElementsAre("pharmacy/en: cheap generic viagra", "pharmacy/en: viagra"));
}

TEST(Phrases, OnePhraseOfTwoLanguagesCountsOnce) {
  EXPECT_THAT(hits("the online casino"), ElementsAre("gambling/de: online casino"));
}

TEST(Phrases, NumbersFillGaps) {
  EXPECT_THAT(hits("get 50 free spins"), ElementsAre("gambling/en: 50 free spins"));
  EXPECT_THAT(hits("1,000 free spins"), ElementsAre("gambling/en: 1,000 free spins"));
  EXPECT_THAT(hits("many free spins"), IsEmpty());
}

TEST(Phrases, AmountsFillGaps) {
  for (const std::string_view amount :
       {"$500", "500 $", "€ 1.500,00", "500 EUR", "USD 500", "1.5 million dollars",
        "US$2.5 million", "£500k", "500 000 euros", "500usd"})
    EXPECT_THAT(hits("the sum of " + std::string(amount) + " in cash"), testing::SizeIs(1))
        << amount;
  EXPECT_THAT(hits("sum of 1.5 million dollars only"),
              ElementsAre("advance_fee/en: sum of 1.5 million dollars"));
  EXPECT_THAT(hits("transfer of $5 million"),
              ElementsAre("advance_fee/en: transfer of $5 million"));
  EXPECT_THAT(hits("a sum of 500 people"), IsEmpty());
}

TEST(Phrases, PercentagesTimesAndWordsFillGaps) {
  EXPECT_THAT(hits("interest rate of 3.5 %"), testing::SizeIs(1));
  EXPECT_THAT(hits("interest rate of 3 percent"), testing::SizeIs(1));
  EXPECT_THAT(hits("interest rate of 3"), IsEmpty());
  EXPECT_THAT(hits("within 24 hours"), ElementsAre("urgency/en: within 24 hours"));
  EXPECT_THAT(hits("within 24h."), ElementsAre("urgency/en: within 24h"));
  EXPECT_THAT(hits("within 24 people"), IsEmpty());
  EXPECT_THAT(hits("winning ticket number"), testing::SizeIs(1));
  EXPECT_THAT(hits("winning number"), IsEmpty());
}

TEST(Phrases, EndAtALineFeed) {
  EXPECT_THAT(hits("act\nnow"), IsEmpty());
  EXPECT_THAT(hits("act \r\n now"), IsEmpty());
  EXPECT_THAT(hits("please\nact now\nfriend"), ElementsAre("urgency/en: act now"));
  EXPECT_THAT(hits("act now\nbefore it is too late"), ElementsAre("urgency/en: act now"));
  EXPECT_THAT(hits("within 24\nhours"), IsEmpty());
  EXPECT_THAT(hits("dear john\nsmith your inheritance"), IsEmpty());
  EXPECT_THAT(hits("v i a\ng r a"), IsEmpty());
  EXPECT_THAT(hits("transfer of $5\nmillion"), IsEmpty());
}

TEST(Phrases, PolishLettersNeedNoAccents) {
  const EmbeddedFile files[] = {{"wordlists/pl/prize.txt", "złóż wniosek\nbezplatny kredyt\n"}};
  const Phrases phrases = load_phrases({files[0]});
  EXPECT_THAT(hits("ZLOZ WNIOSEK", phrases), testing::SizeIs(1));
  EXPECT_THAT(hits("Złóż wniosek o bezpłatny kredyt", phrases), testing::SizeIs(2));
}

TEST(Phrases, OfACopyOutliveTheOriginal) {
  auto first = std::make_unique<Phrases>(load_phrases());
  const Phrases copy = *first;
  first.reset();
  EXPECT_THAT(hits("act now", copy), ElementsAre("urgency/en: act now"));
  EXPECT_THAT(Phrases().find(normalize("act now")), IsEmpty());
}

TEST(Phrases, ANameIsOneToThreeWords) {
  EXPECT_THAT(hits("dear john your inheritance"), testing::SizeIs(1));
  EXPECT_THAT(hits("dear john f smith your inheritance"), testing::SizeIs(1));
  EXPECT_THAT(hits("dear a b c d your inheritance"), IsEmpty());
  EXPECT_THAT(hits("dear your inheritance"), IsEmpty());
}

TEST(Phrases, HostileTextEndsSoon) {
  const Phrases phrases = load_phrases();
  std::string text;
  for (int i = 0; i < 30'000; ++i) text += "dear 1,0,0 $ act f r e e m o n e y v.1.a.g.r.a ";
  static_cast<void>(phrases.find(normalize(std::string_view(text))));
  const std::string letters = [] {
    std::string spread;
    for (int i = 0; i < 100'000; ++i) spread += "viagr"[i % 5] + std::string(" ");
    return spread;
  }();
  static_cast<void>(phrases.find(normalize(std::string_view(letters))));
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "viagra. ";
  EXPECT_EQ(phrases.find(normalize(std::string_view(many))).size(), 10'000U);
}

struct Bad {
  std::string_view content;
  std::uint32_t line;
  std::string_view reason;
};

void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.content; }

class BadPhrase : public testing::TestWithParam<Bad> {};

TEST_P(BadPhrase, IsAnErrorWithFileLineReasonAndRemedy) {
  const EmbeddedFile files[] = {{"mine/wordlists/en/prize.txt", GetParam().content}};
  const Outcome<Phrases> outcome = Phrases::load(files);
  ASSERT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.error().file, "mine/wordlists/en/prize.txt");
  EXPECT_EQ(outcome.error().line, GetParam().line);
  EXPECT_THAT(outcome.error().reason, HasSubstr(std::string(GetParam().reason)));
  EXPECT_FALSE(outcome.error().remedy.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Lists, BadPhrase,
    testing::Values(
        Bad{"a b\n# x\nfree (money|cash\n", 3, "without \")\""}, Bad{"free) money\n", 1, "without"},
        Bad{"free | money\n", 1, "outside of brackets"},
        Bad{"(a (b|c)|d) e\n", 1, "inside another"}, Bad{"win {cash}\n", 1, "unknown gap {cash}"},
        Bad{"win {number\n", 1, "without \"}\""}, Bad{"win number}\n", 1, "without \"{\""},
        Bad{"Free money\n", 1, "upper-case"}, Bad{"fr\xFF\n", 1, "UTF-8"},
        Bad{"act now\nact now\n", 2, "listed above"},
        Bad{"act (now|today)\nact today\n", 2, "listed above"},
        Bad{"(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b) c\n", 1, "more than 200"},
        Bad{"a b c d e f g h i j k l m\n", 1, "more than 12"}, Bad{"(now|)\n", 1, "no word"},
        Bad{"{word}\n", 1, "no word"}, Bad{"a {name} {name} {name} b\n", 1, "{name}"}));

TEST(Phrases, ListsOutsideOfALanguageFolderAreLeftToOthers) {
  const EmbeddedFile files[] = {{"wordlists/brands.txt", "A | | a.com (\n"},
                                {"wordlists/README/x.txt", "(\n"}};
  const Outcome<Phrases> outcome = Phrases::load(files);
  ASSERT_TRUE(outcome.ok());
  EXPECT_EQ(outcome.value().entry_count(), 0U);
  EXPECT_THAT(outcome.value().find(normalize("act now")), IsEmpty());
}

TEST(Phrases, CategoriesAreNamedOnce) {
  EXPECT_THAT(load_phrases().categories(), ElementsAre("account_threat", "advance_fee", "credit",
                                                       "gambling", "pharmacy", "prize", "urgency"));
}

}  // namespace
}  // namespace presend::lexicon
