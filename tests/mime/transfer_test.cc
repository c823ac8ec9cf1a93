#include "scanner/mime/transfer.h"

#include <gtest/gtest.h>

#include "tests/mime/exact_copy.h"

namespace presend::mime {
namespace {

std::string qp(std::string_view body) {
  return decode_quoted_printable(ExactCopy(body).view(), 0).bytes;
}
std::string base64(std::string_view body) { return decode_base64(ExactCopy(body).view(), 0).bytes; }

TEST(QuotedPrintable, DecodesOctetsInEitherCase) {
  EXPECT_EQ(qp("K=C3=B6ln =3d 1"), "K\xC3\xB6ln = 1");
}

TEST(QuotedPrintable, JoinsSoftLineBreaksOfEveryKind) {
  EXPECT_EQ(qp("a=\nb=\r\nc= \t\r\nd=\re="), "abcde");
}

TEST(QuotedPrintable, DropsBlanksAtLineEndsButNotEncodedOnes) {
  EXPECT_EQ(qp("a \t\r\nb=20\r\n c  "), "a\r\nb \r\n c");
}

TEST(QuotedPrintable, KeepsAnEqualSignThatBeginsNothing) {
  const Decoded decoded = decode_quoted_printable("1=G2 x=", 100);
  EXPECT_EQ(decoded.bytes, "1=G2 x");
  EXPECT_TRUE(decoded.is_malformed);
  EXPECT_EQ(decoded.first_bad, 101U);
  EXPECT_FALSE(decode_quoted_printable("a=3D=\r\n", 0).is_malformed);
}

TEST(QuotedPrintable, LeadsBackToTheSource) {
  const Decoded decoded = decode_quoted_printable("ab=\r\nc=C3=A4d", 10);
  EXPECT_EQ(decoded.bytes,
            "abc\xC3\xA4"
            "d");
  EXPECT_EQ(decoded.map.range(2, 3), (SourceRange{15, 16})) << "c behind the soft line break";
  EXPECT_EQ(decoded.map.range(3, 5), (SourceRange{16, 22})) << "the two octets of the umlaut";
  EXPECT_EQ(decoded.map.range(5, 6), (SourceRange{22, 23}));
}

TEST(QuotedPrintable, StopsAtTheLimit) {
  EXPECT_EQ(decode_quoted_printable("abc=3Ddef", 0, 4).bytes, "abc=");
  EXPECT_EQ(decode_quoted_printable("abcdef", 0, 3).bytes, "abc");
}

TEST(QuotedPrintable, CheckCountsWhatDecodingGives) {
  for (const std::string_view body :
       {"", "=", "a=3D \r\n\r\nb=\r\nc", "=C3=A4", "x =", " \n \n", "=4", "a=\r"}) {
    EXPECT_EQ(check_quoted_printable(body, 0).size, qp(body).size()) << body;
  }
}

TEST(Base64, DecodesLinesAndPadding) {
  EXPECT_EQ(base64("SGVsbG8sIHdvcmxk\r\nIQ==\r\n"), "Hello, world!");
  EXPECT_EQ(base64("SGk="), "Hi");
  EXPECT_EQ(base64(""), "");
}

TEST(Base64, ReadsGroupsThatAreSplitByLineEnds) {
  const Decoded decoded = decode_base64("SGV\nsbG\n8=\n", 0);
  EXPECT_EQ(decoded.bytes, "Hello");
  EXPECT_FALSE(decoded.is_malformed);
  EXPECT_EQ(decoded.map.range(2, 3), (SourceRange{2, 5})) << "l: its bits lie around the line end";
}

TEST(Base64, SkipsWhatDoesNotBelong) {
  const Decoded decoded = decode_base64("SG!Vs*bG8=", 7);
  EXPECT_EQ(decoded.bytes, "Hello");
  EXPECT_TRUE(decoded.is_malformed);
  EXPECT_EQ(decoded.first_bad, 9U);
}

TEST(Base64, EndsAtPaddingUnlessAFurtherBlockFollows) {
  EXPECT_EQ(base64("SGk=\r\nThis is a footer of a mailing list\r\n"), "Hi");
  EXPECT_EQ(base64("SGk=\r\nSGk=\r\n"), "HiHi");
  EXPECT_TRUE(decode_base64("SGk=\r\nfooter text", 0).is_malformed);
}

TEST(Base64, TellsATornGroupFromAFinishedOne) {
  EXPECT_TRUE(check_base64("SGVsbG", 0).ends_inside_group);
  EXPECT_FALSE(check_base64("SGVsbG8=", 0).ends_inside_group);
  EXPECT_FALSE(check_base64("SGVs\r\n", 0).ends_inside_group);
  EXPECT_EQ(base64("SGVsbG8"), "Hello") << "what is there is read all the same";
}

TEST(Base64, StopsAtTheLimit) {
  EXPECT_EQ(decode_base64("SGVsbG8sIHdvcmxkIQ==", 0, 4).bytes, "Hell");
}

TEST(Transfer, SaysWhetherALimitStoppedIt) {
  EXPECT_TRUE(decode_base64("SGVs", 0, 3).is_complete);
  EXPECT_FALSE(decode_base64("SGVs", 0, 2).is_complete);
  EXPECT_FALSE(decode_base64("SGVs\nSGVs\nSGVs", 0, {0, 2}).is_complete);
  EXPECT_TRUE(decode_base64("SGk=\nfooter of a list", 0).is_complete);
  EXPECT_TRUE(decode_quoted_printable("a=3Db", 0, 3).is_complete);
  EXPECT_FALSE(decode_quoted_printable("a=3Db", 0, 2).is_complete);
  EXPECT_FALSE(decode_quoted_printable("a=3Db=3Dc", 0, {0, 2}).is_complete);
  EXPECT_EQ(decode_quoted_printable("a=3Db", 0, {0, 0}).map.run_count(), 0U);
}

TEST(Base64, SizeIsWhatDecodingGives) {
  for (const std::string_view body :
       {"", "=", "A", "AB", "ABC", "ABCD", "ABCDE===", "AB=CD",
        "====", "A B C D\r\nEFG=", "AAAA=AAAA", "!!!!", "AA==AA==", "AB\0C"}) {
    EXPECT_EQ(base64_size(body), base64(body).size()) << body;
  }
}

TEST(Base64, LeadsBackToTheCharactersThatCarryAByte) {
  const Decoded decoded = decode_base64("SGVs\r\nbG8=", 50);
  EXPECT_EQ(decoded.map.range(0, 3), (SourceRange{50, 54}));
  EXPECT_EQ(decoded.map.range(3, 4), (SourceRange{56, 58}));
  EXPECT_EQ(decoded.map.range(4, 5), (SourceRange{57, 59}));
}

}  // namespace
}  // namespace presend::mime
