#include "scanner/eval/duplicates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace presend::eval {
namespace {

using testing::ElementsAre;

/// `count` words that differ from those of another `seed`.
std::string words(int seed, int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += std::string("w") + static_cast<char>('a' + seed) + static_cast<char>('a' + i % 26) +
            static_cast<char>('a' + i / 26) + ' ';
  return text;
}

Signature signature(const std::string& text, std::vector<std::string_view> rules = {}) {
  const std::vector<std::string_view> texts = {text};
  return signature_of(texts, rules);
}

TEST(Signature, IsTheSameUpToDigitsCaseAndPunctuation) {
  EXPECT_EQ(signature("Your order 1234 is on its way!"),
            signature("your ORDER 9871 is on, its way"));
  EXPECT_NE(signature("Your order 1234 is on its way!"), signature("Your parcel is lost, we fear"));
}

TEST(Signature, LikenessIsAboutTheShareOfCommonRuns) {
  EXPECT_DOUBLE_EQ(likeness(signature(words(0, 300)), signature(words(0, 300))), 1);
  EXPECT_LT(likeness(signature(words(0, 300)), signature(words(1, 300))), 0.05);
  // 200 of 400 runs in common.
  const double half = likeness(signature(words(0, 300)), signature(words(0, 200) + words(1, 100)));
  EXPECT_NEAR(half, 0.5, 0.2);
}

TEST(Signature, FiredRulesTellDraftsWithoutTextApart) {
  EXPECT_EQ(signature("", {"IMG002", "LNK001"}), signature("", {"IMG002", "LNK001"}));
  EXPECT_NE(signature("", {"IMG002", "LNK001"}), signature("", {"HDR002"}));
}

TEST(Groups, CopiesOfCopiesBelongTogether) {
  const std::string letter = words(0, 300);
  const std::vector<Signature> signatures = {signature(letter),
                                             signature(words(1, 300)),
                                             signature(letter + words(2, 60)),
                                             signature(words(3, 300)),
                                             signature(letter + words(2, 60) + words(4, 60)),
                                             signature(words(1, 300))};
  EXPECT_THAT(group_copies(signatures), ElementsAre(0, 1, 0, 2, 0, 1));
}

TEST(Groups, AThousandCopiesCostNoSquare) {
  std::vector<Signature> signatures(20'000, signature("the same words again and again"));
  signatures.push_back(signature("but this one is not like the others at all"));
  const std::vector<std::uint32_t> groups = group_copies(signatures);
  EXPECT_EQ(groups[19'999], 0U);
  EXPECT_EQ(groups[20'000], 1U);
}

TEST(Groups, OfNothingAreNone) { EXPECT_TRUE(group_copies({}).empty()); }

}  // namespace
}  // namespace presend::eval
