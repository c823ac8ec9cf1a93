#include "scanner/lexicon/spelling.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace presend::lexicon {
namespace {

using testing::Each;

const std::string kFolder(kDictionaryFolder);

std::vector<bool> known(std::string_view language, const std::vector<std::string>& words) {
  const Dictionary* dictionary = Dictionary::open(kFolder, language);
  if (dictionary == nullptr) return {};
  return dictionary->knows(words);
}

/// What ./dev deps installs; elsewhere the tests of a language may have nothing to ask.
#define NEEDS_DICTIONARY(language)        \
  if (!has_dictionary(kFolder, language)) \
  GTEST_SKIP() << dictionary_package(language) << " is missing"

TEST(Dictionary, OfEachLanguageKnowsItsWords) {
  const std::pair<std::string_view, std::vector<std::string>> samples[] = {
      {"en", {"customer", "newest", "don't", "catalogues"}},
      {"de", {"Bestellung", "versandkostenfrei", "Frühlingskatalog", "schönen"}},
      {"fr", {"commande", "livraison", "été"}},
      {"es", {"pedido", "envío", "pequeño"}},
      {"pt", {"encomenda", "envio", "coração"}},
      {"it", {"ordine", "spedizione", "perché"}}};
  for (const auto& [language, words] : samples) {
    if (!has_dictionary(kFolder, language)) continue;
    EXPECT_THAT(known(language, words), Each(true)) << language;
    EXPECT_THAT(known(language, {"xqzwv", "accountt"}), Each(false)) << language;
  }
}

TEST(Dictionary, KnowsTheSpellingsOfOtherCountries) {
  NEEDS_DICTIONARY("en");
  EXPECT_THAT(
      known("en", {"colour", "organised", "travelling", "centre", "favourite", "programme"}),
      Each(true));
}

TEST(Dictionary, KnowsGermanWithoutUmlauts) {
  NEEDS_DICTIONARY("de");
  EXPECT_THAT(known("de", {"Gruesse", "fuer", "schoene", "Strasse", "neue", "draussen"}),
              Each(true));
}

TEST(Dictionary, OffersTheWordOneSlipAway) {
  NEEDS_DICTIONARY("en");
  const Dictionary* dictionary = Dictionary::open(kFolder, "en");
  ASSERT_NE(dictionary, nullptr);
  EXPECT_EQ(dictionary->near("recieve"), "receive");
  EXPECT_EQ(dictionary->near("acount"), "account");
  EXPECT_EQ(dictionary->near("definately"), "definitely");
  EXPECT_EQ(dictionary->near("dont"), "don't");
  EXPECT_EQ(dictionary->near("untill"), "until");
  EXPECT_EQ(dictionary->near("xqzwvxqzwv"), "");
  EXPECT_EQ(dictionary->near(std::string(200, 'a')), "");
}

TEST(Dictionary, IsOpenedOnce) {
  NEEDS_DICTIONARY("en");
  EXPECT_EQ(Dictionary::open(kFolder, "en"), Dictionary::open(kFolder, "en"));
}

TEST(Dictionary, MayBeAskedByThreads) {
  NEEDS_DICTIONARY("en");
  std::vector<std::thread> threads;
  std::vector<int> counts(4);
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&counts, t] {
      for (int i = 0; i < 50; ++i)
        for (const bool is_known :
             known("en", {"customer", "customerz" + std::to_string(i), "reply"}))
          counts[static_cast<std::size_t>(t)] += is_known;
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(counts, Each(100));
}

TEST(Dictionary, MissingOneIsNoError) {
  EXPECT_FALSE(has_dictionary("/nonexistent", "en"));
  EXPECT_EQ(Dictionary::open("/nonexistent", "en"), nullptr);
  EXPECT_EQ(dictionary_package("de"), "hunspell-de-de");
  EXPECT_EQ(dictionary_package("ja"), "");
  EXPECT_EQ(Dictionary::open(kFolder, "ja"), nullptr);
}

}  // namespace
}  // namespace presend::lexicon
