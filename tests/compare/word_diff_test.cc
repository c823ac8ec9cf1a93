#include "scanner/compare/word_diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace presend::compare {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The words of a literal.
std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

TEST(WordDiff, NeighboursAreJoined) {
  const WordDiff diff = word_diff(words("we bake bread every day of the week"),
                                  words("we bake fresh rye bread every day"));
  EXPECT_THAT(diff.gained, ElementsAre(WordRun{2, 4}));
  EXPECT_THAT(diff.lost, ElementsAre(WordRun{5, 8}));
  EXPECT_DOUBLE_EQ(diff.kept, 1 - 5.0 / 15);
}

TEST(WordDiff, TheSameTextDiffersInNothing) {
  const WordDiff diff = word_diff(words("a b c"), words("a b c"));
  EXPECT_THAT(diff.gained, IsEmpty());
  EXPECT_THAT(diff.lost, IsEmpty());
  EXPECT_DOUBLE_EQ(diff.kept, 1);
  EXPECT_DOUBLE_EQ(word_diff({}, {}).kept, 1);
}

TEST(WordDiff, OfOneEmptyTextAllIsGained) {
  const WordDiff diff = word_diff({}, words("a b"));
  EXPECT_THAT(diff.gained, ElementsAre(WordRun{0, 2}));
  EXPECT_DOUBLE_EQ(diff.kept, 0);
}

TEST(WordDiff, WordsThatMovedAreGainedAndLost) {
  const WordDiff diff = word_diff(words("x a b c"), words("a b c x"));
  EXPECT_THAT(diff.gained, ElementsAre(WordRun{3, 4}));
  EXPECT_THAT(diff.lost, ElementsAre(WordRun{0, 1}));
}

TEST(WordDiff, LongTextsAreComparedByWhatOneLacksAltogether) {
  std::vector<std::string> made;
  for (std::size_t i = 0; i < kMostDiffWords; ++i) made.push_back("w" + std::to_string(i));
  std::vector<std::string_view> before(made.begin(), made.end());
  std::vector<std::string_view> after(made.rbegin(), made.rend());
  after.insert(after.begin() + 100, "new");
  const WordDiff diff = word_diff(before, after);
  EXPECT_THAT(diff.gained, ElementsAre(WordRun{100, 101}));
  EXPECT_THAT(diff.lost, IsEmpty());
}

}  // namespace
}  // namespace presend::compare
