#include "scanner/base/source_map.h"

#include <gtest/gtest.h>

namespace presend {
namespace {

// "Hel=\nlo =C3=A9e" in quoted-printable reads "Hello \xC3\xA9" "e".
SourceMap quoted_printable() {
  SourceMap map;
  map.add(0, 0);
  map.add(3, 5);
  map.add(6, 8, 1, 3);
  map.add(8, 14);
  map.finish(9);
  return map;
}

TEST(SourceMap, EmptyIsIdentity) {
  const SourceMap map;
  EXPECT_TRUE(map.is_identity());
  EXPECT_EQ(map.source(17), 17U);
  EXPECT_EQ(map.range(3, 9), (SourceRange{3, 9}));
}

TEST(SourceMap, LeadsThroughSoftBreaksAndOctets) {
  const SourceMap map = quoted_printable();
  EXPECT_EQ(map.source(0), 0U);
  EXPECT_EQ(map.source(3), 5U) << "first letter behind the soft line break";
  EXPECT_EQ(map.source(6), 8U);
  EXPECT_EQ(map.source(7), 11U);
  EXPECT_EQ(map.source(8), 14U);
}

TEST(SourceMap, RangeEndsWithItsLastByteNotWithTheNextOne) {
  const SourceMap map = quoted_printable();
  EXPECT_EQ(map.range(0, 3), (SourceRange{0, 3})) << "must not swallow the soft line break";
  EXPECT_EQ(map.range(2, 4), (SourceRange{2, 6}));
  EXPECT_EQ(map.range(6, 8), (SourceRange{8, 14}));
  EXPECT_EQ(map.range(9, 9), (SourceRange{15, 15}));
}

TEST(SourceMap, Base64GroupsCoverTheCharactersThatCarryAByte) {
  SourceMap map;
  map.add(0, 100, 3, 4);
  map.finish(6);
  EXPECT_EQ(map.range(0, 1), (SourceRange{100, 102}));
  EXPECT_EQ(map.range(1, 2), (SourceRange{101, 103}));
  EXPECT_EQ(map.range(2, 3), (SourceRange{102, 104}));
  EXPECT_EQ(map.range(0, 6), (SourceRange{100, 108}));
}

TEST(SourceMap, MergesRunsThatContinue) {
  SourceMap map;
  map.add(0, 10);
  map.add(5, 15);
  map.add(7, 20);
  map.finish(9);
  EXPECT_EQ(map.run_count(), 2U);
}

TEST(SourceMap, ASliceLeadsWhereItsBytesLed) {
  const SourceMap whole = quoted_printable();
  SourceMap joined;  // "Hel" and "\xC3\xA9" of the whole
  joined.add_slice(0, whole, 0, 3);
  joined.add_slice(3, whole, 6, 8);
  joined.finish(5);
  EXPECT_EQ(joined.range(0, 3), (SourceRange{0, 3}));
  EXPECT_EQ(joined.range(3, 4), (SourceRange{8, 11}));
  EXPECT_EQ(joined.range(4, 5), (SourceRange{11, 14}));
}

TEST(SourceMap, ASliceMayBeginInsideAGroup) {
  SourceMap whole;
  whole.add(0, 100, 3, 4);
  whole.add(6, 200);
  whole.finish(9);
  for (std::uint32_t begin = 0; begin < 9; ++begin) {
    SourceMap slice;
    slice.add_slice(0, whole, begin, 9);
    slice.finish(9 - begin);
    for (std::uint32_t at = begin; at < 9; ++at)
      EXPECT_EQ(slice.range(at - begin, at - begin + 1), whole.range(at, at + 1)) << begin << at;
  }
}

TEST(SourceMap, ASliceOfTheIdentityIsAShift) {
  SourceMap slice;
  slice.add_slice(0, SourceMap(), 7, 9);
  slice.finish(2);
  EXPECT_EQ(slice.range(0, 2), (SourceRange{7, 9}));
}

TEST(SourceMap, OffsetsPastTheEndGiveTheEnd) {
  const SourceMap map = quoted_printable();
  EXPECT_EQ(map.source(9), 15U);
  EXPECT_EQ(map.source(1000), 15U);
}

TEST(LayeredMap, ComposesCharsetAndTransferDecoding) {
  LayeredMap map;
  map.charset.add(0, 0, 2, 1);  // one windows-1252 letter as two bytes of UTF-8
  map.charset.add(2, 1);
  map.charset.finish(3);
  map.transfer.add(0, 50, 1, 3);
  map.transfer.add(1, 53);
  map.transfer.finish(2);
  EXPECT_EQ(map.range(0, 2), (SourceRange{50, 53}));
  EXPECT_EQ(map.source(2), 53U);
}

}  // namespace
}  // namespace presend
