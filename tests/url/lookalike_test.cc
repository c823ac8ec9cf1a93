#include "scanner/url/lookalike.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace presend::url {
namespace {

TEST(IsMixedScript, LatinWithCyrillicOrGreek) {
  EXPECT_TRUE(is_mixed_script("p\u0430ypal"));  // Cyrillic a
  EXPECT_TRUE(is_mixed_script("g\u03BFogle"));  // Greek omicron
  EXPECT_TRUE(is_mixed_script("www.p\u0430ypal.com"));
  EXPECT_TRUE(is_mixed_script("\u0430\u03BF"));  // Cyrillic with Greek
  EXPECT_TRUE(is_mixed_script("paypal\u0561"));  // Armenian
}

TEST(IsMixedScript, HonestNamesAreNot) {
  EXPECT_FALSE(is_mixed_script(""));
  EXPECT_FALSE(is_mixed_script("paypal"));
  EXPECT_FALSE(is_mixed_script("b\u00FCcher"));
  EXPECT_FALSE(is_mixed_script("\u043F\u0440\u0438\u043C\u0435\u0440"));
  EXPECT_FALSE(is_mixed_script("\u043F\u0440\u0438\u043C\u0435\u0440-24"));
  EXPECT_FALSE(is_mixed_script("\u6771\u4EACtokyo\u30BF\u30EF\u30FC"));  // Japanese with Latin
  EXPECT_FALSE(is_mixed_script("\u5317\u4EACbeijing"));                  // Chinese with Latin
  EXPECT_FALSE(is_mixed_script("\uC11C\uC6B8seoul"));                    // Korean with Latin
}

TEST(IsMixedScript, LooksAtEachLabelAndWordAlone) {
  EXPECT_FALSE(is_mixed_script("\u043F\u0440\u0438\u043C\u0435\u0440.com"));
  EXPECT_FALSE(is_mixed_script("\u043F\u0440\u0438\u043C\u0435\u0440 word"));
  EXPECT_FALSE(is_mixed_script("info@\u043F\u0440\u0438\u043C\u0435\u0440.com"));
  EXPECT_TRUE(is_mixed_script("\u043F\u0440\u0438\u043C\u0435\u0440.p\u0430y.com"));
}

TEST(Skeleton, IsTheSameForTextsThatLookTheSame) {
  EXPECT_EQ(skeleton("p\u0430ypal"), skeleton("paypal"));
  EXPECT_EQ(skeleton("\u0440\u0430\u0443\u0440\u0430\u04CF"), skeleton("paypal"));
  EXPECT_EQ(skeleton("\u0430\u0440\u0440\u04CF\u0435"), skeleton("apple"));
  EXPECT_EQ(skeleton("PAYPAL"), skeleton("paypal"));
  EXPECT_EQ(skeleton("g00gle"), skeleton("google"));
  EXPECT_EQ(skeleton("rnicrosoft"), skeleton("microsoft"));
  EXPECT_EQ(skeleton("paypa1"), skeleton("paypal"));
  EXPECT_EQ(skeleton("\u0261oogle"), skeleton("google"));
  EXPECT_NE(skeleton("paypal"), skeleton("paypol"));
  EXPECT_NE(skeleton("caf\u00E9"), skeleton("cafe"));
}

TEST(Skeleton, OfAsciiNeedsNoLibraryButAgreesWithIt) {
  EXPECT_EQ(skeleton("example"), "exarnple");
  EXPECT_EQ(skeleton(""), "");
  EXPECT_EQ(skeleton(std::string_view("\0a", 2)), std::string("\0a", 2));
}

TEST(Skeleton, SurvivesIllFormedAndLongText) {
  EXPECT_FALSE(skeleton("a\xFF").empty());
  std::string text;
  while (text.size() < 100'000) text += "m\u0430";
  EXPECT_GT(skeleton(text).size(), 90'000U);
}

TEST(IsWholeScriptLookalike, NamesThatReadAsLatin) {
  EXPECT_TRUE(is_whole_script_lookalike("\u0440\u0430\u0443\u0440\u0430\u04CF"));
  EXPECT_TRUE(is_whole_script_lookalike("\u0430\u0440\u0440\u04CF\u0435"));
  EXPECT_TRUE(is_whole_script_lookalike("\uFF50\uFF41\uFF59"));  // full-width letters
  EXPECT_TRUE(is_whole_script_lookalike("\u0261oogle"));         // phonetic g
}

TEST(IsWholeScriptLookalike, NamesOfTheirOwnScriptDoNot) {
  EXPECT_FALSE(is_whole_script_lookalike(""));
  EXPECT_FALSE(is_whole_script_lookalike("paypal"));
  EXPECT_FALSE(is_whole_script_lookalike("b\u00FCcher"));
  EXPECT_FALSE(is_whole_script_lookalike("k\u0131rm\u0131z\u0131"));  // Turkish
  EXPECT_FALSE(is_whole_script_lookalike("\u043F\u0440\u0438\u043C\u0435\u0440"));
  EXPECT_FALSE(is_whole_script_lookalike("\u6771\u4EAC"));
  EXPECT_FALSE(is_whole_script_lookalike("caf\u00E9"));
}

TEST(Lookalikes, MayBeAskedFromSeveralThreads) {
  std::vector<std::thread> threads;
  std::vector<int> hits(4, 0);
  for (std::size_t i = 0; i < hits.size(); ++i)
    threads.emplace_back([&hits, i] {
      for (int round = 0; round < 500; ++round)
        hits[i] += is_mixed_script("p\u0430y") && skeleton("p\u0430y") == skeleton("pay");
    });
  for (std::thread& thread : threads) thread.join();
  for (const int count : hits) EXPECT_EQ(count, 500);
}

}  // namespace
}  // namespace presend::url
