#include <gtest/gtest.h>

#include "scanner/base/source_range.h"

namespace presend {
namespace {

TEST(LineIndex, CountsLfCrlfAndBareCrAsEditorsDo) {
  const LineIndex lines("a\nb\r\nc\rd");
  EXPECT_EQ(lines.line_count(), 4U);
  EXPECT_EQ(lines.position(0), (Position{1, 1}));
  EXPECT_EQ(lines.position(2), (Position{2, 1}));
  EXPECT_EQ(lines.position(5), (Position{3, 1}));
  EXPECT_EQ(lines.position(7), (Position{4, 1}));
  EXPECT_EQ(lines.position(99), (Position{4, 2})) << "past the end is the end";
}

TEST(LineIndex, LineRangeLeavesTheLineEndOut) {
  const LineIndex lines("ab\r\ncd\n");
  EXPECT_EQ(lines.line_at(1), (SourceRange{0, 2}));
  EXPECT_EQ(lines.line_at(5), (SourceRange{4, 6}));
  EXPECT_EQ(lines.line_at(7), (SourceRange{7, 7}));
}

TEST(LineIndex, StartsCountingWhereTheMessageStartsInItsFile) {
  EXPECT_EQ(LineIndex("x\ny", 100).position(2), (Position{101, 1}));
}

}  // namespace
}  // namespace presend
