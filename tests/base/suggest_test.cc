#include "scanner/base/suggest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace presend {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::string> kKnown = {"LNK001", "LNK002", "insecure-link", "missing-from"};

TEST(Suggest, DistanceCountsTypingErrors) {
  EXPECT_EQ(edit_distance("check", "check"), 0U);
  EXPECT_EQ(edit_distance("chekc", "check"), 1U) << "two letters swapped";
  EXPECT_EQ(edit_distance("lnk01", "LNK001"), 1U) << "case does not count";
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(Suggest, NearestFirst) {
  EXPECT_THAT(nearest("LNK01", kKnown), ElementsAre("LNK001", "LNK002"));
  EXPECT_THAT(nearest("LNK99", kKnown), ElementsAre("LNK001", "LNK002"));
  EXPECT_THAT(nearest("insecure", kKnown), ElementsAre("insecure-link"));
  EXPECT_THAT(nearest("quite-another-thing", kKnown), IsEmpty());
  EXPECT_THAT(nearest("", kKnown), IsEmpty());
  EXPECT_THAT(nearest(std::string(100'000, 'a'), kKnown), IsEmpty());
}

TEST(Suggest, ReadsAsAQuestion) {
  EXPECT_EQ(did_you_mean("LNK01", kKnown), "Did you mean LNK001 or LNK002?");
  EXPECT_EQ(did_you_mean("zzz", kKnown), "");
}

}  // namespace
}  // namespace presend
