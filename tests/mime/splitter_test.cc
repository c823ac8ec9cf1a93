#include "scanner/mime/splitter.h"

#include <gtest/gtest.h>

#include "scanner/mime/boundaries.h"
#include "scanner/mime/parse.h"
#include "tests/mime/message_view.h"

namespace presend::mime {
namespace {

const std::string kMixed = "Content-Type: multipart/mixed; boundary=b\n\n";

TEST(Boundaries, MatchWholeLinesOnly) {
  Boundaries boundaries;
  boundaries.push("b");
  boundaries.push("b2");
  EXPECT_EQ(boundaries.match("--b2")->level, 1U) << "b is a prefix of b2";
  EXPECT_FALSE(boundaries.match("--b3"));
  EXPECT_FALSE(boundaries.match("x --b"));
  EXPECT_FALSE(boundaries.match("-b"));
  EXPECT_TRUE(boundaries.match("--b-- \t")->is_closing);
  EXPECT_FALSE(boundaries.match("--b ")->is_closing);
  EXPECT_FALSE(boundaries.match("--b--x"));
}

TEST(Boundaries, TheOutermostOfEqualOnesWins) {
  Boundaries boundaries;
  boundaries.push("b");
  boundaries.push("b");
  EXPECT_EQ(boundaries.match("--b")->level, 0U);
}

TEST(Split, NumbersSectionsAsImapDoes) {
  const Message message = parse(
      "Content-Type: multipart/mixed; boundary=o\n\n--o\n"
      "Content-Type: multipart/alternative; boundary=i\n\n--i\n\nplain\n--i\n"
      "Content-Type: text/html\n\n<p>\n--i--\n--o\n"
      "Content-Type: message/rfc822\n\nSubject: leaf\n\ntext\n--o\n"
      "Content-Type: message/rfc822\n\n"
      "Content-Type: multipart/mixed; boundary=n\n\n--n\n\na\n--n\n\nb\n--n--\n--o--\n");
  EXPECT_EQ(outline(message),
            "0 multipart/mixed|1 multipart/alternative|1.1 text/plain|1.2 text/html|"
            "2 message/rfc822|2.1 text/plain|"
            "3 message/rfc822|3.0 multipart/mixed|3.1 text/plain|3.2 text/plain");
  EXPECT_EQ(outline(parse("Subject: x\n\ny\n")), "1 text/plain");
  EXPECT_TRUE(message.defects.empty());
}

TEST(Split, TheLineEndBeforeADelimiterBelongsToIt) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    std::string bytes = kMixed + "--b\n\none\n\n--b\n\ntwo\n--b--\n";
    std::string with_end;
    for (const char c : bytes) with_end += c == '\n' ? end : std::string(1, c);
    const Message message = parse(with_end);
    ASSERT_EQ(message.parts.size(), 3U);
    EXPECT_EQ(message.parts[1].text, "one" + end);
    EXPECT_EQ(message.parts[2].text, "two");
    EXPECT_FALSE(has_defect(message, DefectKind::mixed_line_ends));
  }
}

TEST(Split, AnUnclosedInnerMultipartHidesNothing) {
  const Message message = parse(
      "Content-Type: multipart/mixed; boundary=OUT\r\n\r\n--OUT\r\n"
      "Content-Type: multipart/alternative; boundary=INN\r\n\r\n--INN\r\n\r\none\r\n"
      "--OUT\r\nContent-Type: text/html\r\n\r\n<a href=\"http://x.example\">x</a>\r\n--OUT--\r\n");
  EXPECT_EQ(outline(message),
            "0 multipart/mixed|1 multipart/alternative|1.1 text/plain|2 text/html");
  EXPECT_EQ(message.parts[2].text, "one");
  const Defect* defect = find_defect(message, DefectKind::unclosed_multipart);
  ASSERT_NE(defect, nullptr);
  EXPECT_EQ(defect->part, 1U);
  EXPECT_EQ(message.lines.position(defect->at.begin).line, 4U);
}

TEST(Split, ABoundaryInsideALineIsText) {
  const Message message = parse(kMixed +
                                "--b\nContent-Type: text/html\n\n<p>x --b y <!--banner--> z\n"
                                "--b2\n--b--\n");
  ASSERT_EQ(message.parts.size(), 2U);
  EXPECT_EQ(message.parts[1].text, "<p>x --b y <!--banner--> z\n--b2");
}

TEST(Split, ReadsUnusualBoundaryParameters) {
  for (const std::string parameter : {"boundary=\"a;b\"", "boundary*=us-ascii''a%3Bb",
                                      "type=x;\n boundary=\"a;b \"", "BOUNDARY=\"a;b\""}) {
    const Message message = parse("Content-Type: multipart/mixed; " + parameter +
                                  "\n\n--a;b  \nContent-Type: text/html\n\n<p>\n--a;b--\n");
    EXPECT_EQ(outline(message), "0 multipart/mixed|1 text/html") << parameter;
  }
}

TEST(Split, AMultipartWithoutBoundaryIsOneText) {
  const Message message = parse("Content-Type: multipart/mixed\n\n--b\n\nhi <!-- c --> x\n--b--\n");
  EXPECT_EQ(outline(message), "1 multipart/mixed");
  EXPECT_TRUE(has_defect(message, DefectKind::missing_boundary));
  EXPECT_EQ(message.root().text, "--b\n\nhi <!-- c --> x\n--b--\n") << "clients show it as text";
}

TEST(Split, ABoundaryThatNeverAppearsLeavesOneText) {
  const Message message = parse(kMixed + "just text\n");
  EXPECT_EQ(outline(message), "1 multipart/mixed");
  EXPECT_TRUE(has_defect(message, DefectKind::unused_boundary));
  EXPECT_EQ(message.root().text, "just text\n");
}

TEST(Split, FirstPartsWithoutHeaderAreText) {
  EXPECT_EQ(parse(kMixed + "--b\n\nhi\n--b--\n").parts[1].text, "hi");
  const Message message = parse(kMixed + "--b\nhi there\n--b--\n");
  EXPECT_EQ(message.parts[1].text, "hi there");
  EXPECT_TRUE(has_defect(message, DefectKind::missing_header_end));
}

TEST(Split, ANestedMultipartMayShareTheBoundary) {
  const Message message = parse(kMixed +
                                "--b\nContent-Type: multipart/alternative; boundary=b\n\n"
                                "--b\nContent-Type: text/html\n\n<p>\n--b--\n");
  EXPECT_EQ(outline(message), "0 multipart/mixed|1 multipart/alternative|2 text/html");
}

TEST(Split, NotesEmptyMultipartsAndTextOutsideParts) {
  EXPECT_TRUE(has_defect(parse(kMixed + "--b--\n"), DefectKind::empty_multipart));
  const Message usual =
      parse(kMixed + "This is a multi-part message in MIME format.\n--b\n\nx\n--b--\n");
  EXPECT_TRUE(usual.defects.empty());
  const Message hidden =
      parse(kMixed + "--b\n\nx\n--b--\nHidden words that no client would ever show to anybody\n");
  const Defect* defect = find_defect(hidden, DefectKind::text_outside_parts);
  ASSERT_NE(defect, nullptr);
  EXPECT_EQ(at(hidden, defect->at), "Hidden words that no client would ever show to anybody");
}

TEST(Split, DelimitersAfterTheClosingOneAreEpilogue) {
  EXPECT_EQ(parse(kMixed + "--b\n\nx\n--b--\n--b\n\ny\n").parts.size(), 2U);
}

TEST(Split, DigestsHoldMessages) {
  EXPECT_EQ(outline(parse("Content-Type: multipart/digest; boundary=b\n\n"
                          "--b\n\nSubject: one\n\ntext\n--b--\n")),
            "0 multipart/digest|1 message/rfc822|1.1 text/plain");
}

TEST(Split, EnclosedMessagesAreReadUnlessEncoded) {
  const std::string header = kMixed + "--b\nContent-Type: message/rfc822\n";
  const Message message = parse(header + "\nFrom someone Mon Jan  1\nSubject: in\n\nx\n--b--\n");
  EXPECT_EQ(outline(message), "0 multipart/mixed|1 message/rfc822|1.1 text/plain");
  EXPECT_EQ(message.parts[2].fields.at(0).value, "in");
  EXPECT_TRUE(has_defect(message, DefectKind::mbox_from_line));

  const Message encoded =
      parse(header + "Content-Transfer-Encoding: base64\n\nU3ViamVjdDogaW4KCng=\n--b--\n");
  EXPECT_EQ(outline(encoded), "0 multipart/mixed|1 message/rfc822");
  EXPECT_TRUE(has_defect(encoded, DefectKind::encoded_multipart));
  EXPECT_EQ(decoded_body(encoded, encoded.parts[1]), "Subject: in\n\nx");
}

TEST(Split, DeliveryStatusStaysALeaf) {
  EXPECT_EQ(
      outline(parse("Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nA: b\n")),
      "1 message/delivery-status");
}

TEST(Split, StopsAtTheLimits) {
  std::string nested;
  for (int i = 0; i < 80; ++i)
    nested += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" +
              std::to_string(i) + "\n";
  const Message deep = parse(nested + "\nx\n");
  EXPECT_LE(deep.parts.size(), 51U);
  EXPECT_TRUE(has_defect(deep, DefectKind::nesting_limit));

  std::string many = kMixed;
  for (int i = 0; i < 30; ++i) many += "--b\n\nx\n";
  const Message wide = parse(many + "--b--\n", {.parts = 10});
  EXPECT_EQ(wide.parts.size(), 10U);
  EXPECT_TRUE(has_defect(wide, DefectKind::part_limit));
}

TEST(Split, EveryPartLiesInsideItsParent) {
  const Message message = parse(kMixed +
                                "--b\nContent-Type: multipart/related; boundary=c\n\n--c\n\nx\n"
                                "--c\n\ny\n--b\n\nz\n");
  for (const Part& part : message.parts) {
    EXPECT_LE(part.header.end, part.body.begin);
    if (part.parent == Part::kNone) continue;
    EXPECT_LE(message.parts[part.parent].body.begin, part.header.begin);
    EXPECT_GE(message.parts[part.parent].body.end, part.body.end);
  }
}

}  // namespace
}  // namespace presend::mime
