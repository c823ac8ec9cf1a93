#include "scanner/fix/pieces.h"

#include <gtest/gtest.h>

#include <random>

namespace presend::fix {
namespace {

TEST(Pieces, TellsEditsOfEditedTextAsEditsOfTheFirst) {
  const std::string first = "the quick fox";
  Pieces pieces(first);
  pieces.apply(std::vector<Edit>{{{4, 9}, "slow", {0}}});
  pieces.apply(std::vector<Edit>{{{8, 8}, " brown", {1}}});
  const std::vector<Edit> edits = pieces.edits();
  ASSERT_EQ(edits.size(), 1U);
  EXPECT_EQ(edits[0].at, (SourceRange{4, 9}));
  EXPECT_EQ(edits[0].replacement, "slow brown");
  EXPECT_EQ(edits[0].fixes, (std::vector<std::uint32_t>{0, 1}));
}

TEST(Pieces, KnowsWhereTextCameFrom) {
  const std::string first = "abcdef";
  Pieces pieces(first);
  pieces.apply(std::vector<Edit>{{{1, 2}, "XYZ", {}}, {{4, 4}, "!", {}}});  // aXYZcd!ef
  EXPECT_EQ(pieces.origin(0), 0U);
  EXPECT_EQ(pieces.origin(2), 2U) << "new text: where it was put";
  EXPECT_EQ(pieces.origin(4), 2U);
  EXPECT_EQ(pieces.origin(7), 4U);
  EXPECT_EQ(pieces.origin(9), 6U);
}

TEST(Pieces, WhatCameBackIsNoEdit) {
  const std::string first = "abcdef";
  Pieces pieces(first);
  pieces.apply(std::vector<Edit>{{{1, 3}, "XX", {}}});
  pieces.apply(std::vector<Edit>{{{1, 3}, "bc", {}}});
  EXPECT_TRUE(pieces.edits().empty());
}

TEST(Pieces, AgreesWithDoingTheEditsOneAfterTheOther) {
  std::mt19937 random(7);
  const auto below = [&](std::size_t most) {
    return static_cast<std::uint32_t>(random() % (most + 1));
  };
  for (int round = 0; round < 300; ++round) {
    std::string first;
    for (std::uint32_t i = 0; i < 30; ++i) first += static_cast<char>('a' + i % 26);
    Pieces pieces(first);
    std::string now = first;
    for (int step = 0; step < 6; ++step) {
      std::vector<Edit> edits;
      std::uint32_t at = 0;
      while (at < now.size() && edits.size() < 4) {
        const std::uint32_t begin = at + below(5);
        const std::uint32_t end = begin + below(4);
        if (end > now.size()) break;
        edits.push_back({{begin, end}, std::string(below(3), '0'), {}});
        at = end + 1;
      }
      pieces.apply(edits);
      now = fix::apply(now, edits);
      std::vector<Edit> all = pieces.edits();
      ASSERT_TRUE(put_in_order(all));
      ASSERT_EQ(fix::apply(first, all), now);
    }
  }
}

}  // namespace
}  // namespace presend::fix
