#include "scanner/mime/uuencode.h"

#include <gtest/gtest.h>

#include "scanner/mime/parse.h"
#include "tests/mime/exact_copy.h"

namespace presend::mime {
namespace {

constexpr std::string_view kFile = "begin 644 note.txt\n,2&5L;&\\L(&UA:6PA\n`\nend\n";

TEST(Uuencode, DecodesAFile) {
  const ExactCopy text(kFile);
  const UuencodeScan scan = find_uuencoded(text.view());
  ASSERT_EQ(scan.files.size(), 1U);
  EXPECT_EQ(scan.files[0].bytes, "Hello, mail!");
  EXPECT_FALSE(scan.files[0].is_malformed);
  EXPECT_EQ(scan.files[0].at, (SourceRange{0, static_cast<std::uint32_t>(kFile.size())}));
}

TEST(Uuencode, ProseThatSaysBeginIsNoFile) {
  EXPECT_TRUE(find_uuencoded("begin with this\nend\n").files.empty());
  const UuencodeScan scan = find_uuencoded("begin 644 file.txt\nand then prose goes on\n");
  EXPECT_TRUE(scan.files.empty());
  EXPECT_EQ(scan.bad_begins.size(), 1U);
}

TEST(Uuencode, AFileWithoutEndEndsWithItsData) {
  const UuencodeScan scan = find_uuencoded("begin 644 a\n#86)C\nprose\n");
  ASSERT_EQ(scan.files.size(), 1U);
  EXPECT_EQ(scan.files[0].bytes, "abc");
  EXPECT_TRUE(scan.files[0].is_malformed);
  EXPECT_EQ(scan.files[0].at.end, 18U) << "the prose stays text";
}

TEST(Uuencode, ReadsDataWhoseTrailingBlanksGotLost) {
  const UuencodeScan scan = find_uuencoded("begin 600 zero\n#\n`\nend\n");
  ASSERT_EQ(scan.files.size(), 1U);
  EXPECT_EQ(scan.files[0].bytes, std::string(3, '\0'));
}

TEST(Uuencode, BecomesAnAttachmentAndLeavesTheText) {
  const std::string bytes = "Subject: x\n\nbefore\n" + std::string(kFile) + "after\n";
  const Message message = parse(bytes);
  EXPECT_EQ(message.root().text, "before\nafter\n");
  ASSERT_EQ(message.uuencoded.size(), 1U);
  EXPECT_EQ(message.uuencoded[0].filename, "note.txt");
  EXPECT_EQ(message.uuencoded[0].bytes, "Hello, mail!");
  EXPECT_EQ(message.uuencoded[0].at,
            (SourceRange{19, 19 + static_cast<std::uint32_t>(kFile.size())}));
  const auto after = static_cast<std::uint32_t>(message.root().text.find("after"));
  EXPECT_EQ(message.root().place(after, after + 5).begin, bytes.find("after"));
}

TEST(Uuencode, IsFoundBehindQuotedPrintable) {
  const Message message = parse(
      "Content-Transfer-Encoding: quoted-printable\n\n"
      "caf=E9\nbegin 644 a.txt\n#86)C\n`\nend\n");
  ASSERT_EQ(message.uuencoded.size(), 1U);
  EXPECT_EQ(message.uuencoded[0].bytes, "abc");
  EXPECT_EQ(message.root().text, "caf\xC3\xA9\n");
}

TEST(Uuencode, AsTransferEncodingIsDecoded) {
  const Message message = parse(
      "Content-Type: text/html\nContent-Transfer-Encoding: x-uuencode\n\n"
      "begin 644 a.html\n#86)C\n`\nend\n");
  EXPECT_EQ(message.root().text, "abc");
  EXPECT_EQ(decoded_body(message, message.root()), "abc");
  EXPECT_EQ(message.root().decoded_bytes, 3U);
}

}  // namespace
}  // namespace presend::mime
