#include "scanner/mime/parse.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/mime/message_view.h"

namespace presend::mime {
namespace {

TEST(Parse, AnyBytesAreAMessage) {
  EXPECT_EQ(parse("").parts.size(), 1U);
  EXPECT_EQ(parse("hello").root().text, "hello");
  EXPECT_EQ(parse(std::string_view("\0\xFF\r\r\n:", 6)).parts.size(), 1U);
}

TEST(Parse, FieldsKnowTheirPlaces) {
  const std::string bytes = "From: a@b.example\r\nSubject : folded\r\n  value \r\n\r\nbody\r\n";
  const Message message = parse(bytes);
  ASSERT_EQ(message.root().fields.size(), 2U);
  const Field& subject = *message.find("subject");
  EXPECT_EQ(subject.name, "Subject");
  EXPECT_EQ(subject.value, "folded  value");
  EXPECT_EQ(at(message, subject.range), "Subject : folded\r\n  value ");
  EXPECT_EQ(subject.raw, " folded\r\n  value ");
  EXPECT_EQ(at(message, subject.raw_range), subject.raw);
  EXPECT_EQ(at(message, subject.map.range(8, 13)), "value");
  EXPECT_EQ(at(message, message.root().header), bytes.substr(0, bytes.find("\r\nbody")));
  EXPECT_EQ(message.root().text, "body\r\n");
  EXPECT_EQ(message.find_all("FROM").size(), 1U);
}

TEST(Parse, JunkInTheHeaderDoesNotEndIt) {
  for (const std::string junk :
       {"no field at all\n", ": nameless\n", "N\xC3\xA4me: x\n", "From joe Mon Jan  1 00:00\n"}) {
    const Message message = parse("Subject: x\n" + junk + "Content-Type: text/html\n\n<p>\n");
    EXPECT_EQ(message.root().type, "text/html") << junk;
    EXPECT_EQ(message.root().text, "<p>\n") << junk;
    const Defect* defect = find_defect(message, DefectKind::junk_header_line);
    ASSERT_NE(defect, nullptr) << junk;
    EXPECT_EQ(message.lines.position(defect->at.begin).line, 2U);
  }
}

TEST(Parse, ProseWithoutABlankLineIsTheBody) {
  const Message message = parse("Subject: x\nDear reader,\nPrice: 5\n\nmore\n");
  EXPECT_EQ(message.root().text, "Dear reader,\nPrice: 5\n\nmore\n");
  EXPECT_TRUE(has_defect(message, DefectKind::missing_header_end));
}

TEST(Parse, SkipsWhatStandsInFrontOfTheHeader) {
  const std::string header = "Content-Type: text/html\n\n<p>";
  EXPECT_TRUE(has_defect(parse("\xEF\xBB\xBF" + header), DefectKind::leading_blank_lines));
  EXPECT_TRUE(has_defect(parse("\r\n \r\n" + header), DefectKind::leading_blank_lines));
  EXPECT_TRUE(has_defect(parse("From joe Mon Jan  1\n" + header), DefectKind::mbox_from_line));
  for (const std::string front : {"\xEF\xBB\xBF", "\r\n \r\n", "From joe Mon Jan  1\n"})
    EXPECT_EQ(parse(front + header).root().text, "<p>") << front;
  EXPECT_EQ(parse("\nprose: with a colon\n").root().text, "prose: with a colon\n");
}

TEST(Parse, NulAndLongNamesDoNotDisturbTheFields) {
  const std::string nul("Subject: a\0b\n", 13);
  const Message message =
      parse(nul + std::string(5000, 'N') + ": long\nX-Empty:\nContent-Type: text/html\n\n<p>");
  EXPECT_EQ(message.root().fields.size(), 4U);
  EXPECT_EQ(message.root().type, "text/html");
  EXPECT_TRUE(has_defect(message, DefectKind::control_in_header));
}

TEST(Parse, ReadsTheMimeFields) {
  const Message message = parse(
      "Content-Type: Text/HTML; charset=\"ISO-8859-1\"; name=a.html\n"
      "Content-Transfer-Encoding: Quoted-Printable\nContent-ID: <x@y>\n"
      "Content-Location: http://a.example/\nContent-Disposition: INLINE; filename=b.html\n\n=E4");
  const Part& part = message.root();
  EXPECT_EQ(part.type, "text/html");
  EXPECT_EQ(part.charset, "iso-8859-1");
  EXPECT_EQ(part.used_charset, "windows-1252");
  EXPECT_EQ(part.encoding, Encoding::quoted_printable);
  EXPECT_EQ(part.encoding_label, "quoted-printable");
  EXPECT_EQ(part.content_id, "x@y");
  EXPECT_EQ(part.content_location, "http://a.example/");
  EXPECT_EQ(part.disposition, "inline");
  EXPECT_EQ(part.filename, "b.html");
  EXPECT_EQ(part.text, "\xC3\xA4");
  EXPECT_EQ(part.decoded_bytes, 1U);
}

TEST(Parse, ContentTypesThatAreNone) {
  EXPECT_EQ(parse("Content-Type: html\n\nx").root().type, "text/plain");
  EXPECT_TRUE(has_defect(parse("Content-Type: html\n\nx"), DefectKind::bad_content_type));
  EXPECT_EQ(parse("Content-Type: text/html charset=utf-8\n\nx").root().charset, "utf-8");
  const Message twice = parse("Content-Type: text/html\nContent-Type: text/plain\n\nx");
  EXPECT_EQ(twice.root().type, "text/html") << "the first one counts";
  EXPECT_TRUE(has_defect(twice, DefectKind::duplicate_field));
  EXPECT_TRUE(
      has_defect(parse("Content-Transfer-Encoding: hexa\n\nx"), DefectKind::unknown_encoding));
}

TEST(Parse, AttachedTextStaysUndecoded) {
  const Message message = parse(
      "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n"
      "Content-Transfer-Encoding: base64\n\nSGVsbG8=\n");
  EXPECT_TRUE(message.root().text.empty());
  EXPECT_EQ(message.root().decoded_bytes, 5U);
  EXPECT_EQ(decoded_body(message, message.root()), "Hello");
  EXPECT_EQ(decoded_body(message, message.root(), 2), "He");
}

TEST(Parse, TextThatNeedsNoDecodingIsAViewIntoTheBytes) {
  for (const std::string charset : {"us-ascii", "utf-8", "iso-8859-1"}) {
    const Message message = parse("Content-Type: text/plain; charset=" + charset + "\n\nhello");
    const Part& part = message.root();
    EXPECT_EQ(part.text.data(), message.bytes.data() + part.body.begin);
    EXPECT_TRUE(part.map.charset.is_identity());
    EXPECT_EQ(part.map.transfer.run_count(), 1U);
    EXPECT_EQ(part.place(1, 3), (SourceRange{part.body.begin + 1, part.body.begin + 3}));
  }
}

TEST(Parse, ViewsSurviveAMove) {
  Message first = parse("Subject: =?utf-8?q?=C3=A4?=\n\ntext");
  const Message moved = std::move(first);
  EXPECT_EQ(moved.root().text, "text");
  EXPECT_EQ(moved.find("subject")->value, "\xC3\xA4");
}

TEST(Parse, NotesIrregularText) {
  const auto has = [](std::string_view bytes, DefectKind kind) {
    return has_defect(parse(bytes), kind);
  };
  EXPECT_TRUE(has("Subject: x\n\ncaf\xC3\xA9", DefectKind::undeclared_8bit));
  EXPECT_TRUE(
      has("Content-Type: text/plain; charset=utf-8\n\ncaf\xC3\xA9", DefectKind::undeclared_8bit));
  EXPECT_FALSE(
      has("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
          "caf\xC3\xA9",
          DefectKind::undeclared_8bit));
  EXPECT_TRUE(
      has("Content-Type: text/plain; charset=nobody-knows\n\nx", DefectKind::unknown_charset));
  EXPECT_TRUE(has("Content-Type: text/plain; charset=utf-8\n\ncaf\xE9", DefectKind::wrong_charset));
  EXPECT_TRUE(has(std::string_view("Subject: x\n\na\0b", 15), DefectKind::nul_in_text));
  EXPECT_TRUE(has("Content-Transfer-Encoding: base64\n\nSGV!sbG8=", DefectKind::bad_base64));
  EXPECT_TRUE(
      has("Content-Transfer-Encoding: quoted-printable\n\na=zz", DefectKind::bad_quoted_printable));
  EXPECT_TRUE(has("Subject: x\r\n\r\na\nb\r\n", DefectKind::mixed_line_ends));
  EXPECT_TRUE(has("Subject: caf\xC3\xA9\n\nx", DefectKind::utf8_header));
  EXPECT_TRUE(has("Subject: caf\xE9\n\nx", DefectKind::raw_8bit_header));
}

TEST(Parse, DefectsStandInTheOrderOfTheirPlacesAndAreNamed) {
  const Message message = parse("From joe Mon\nSubject: caf\xE9\njunk line\nTo: x\n\ncaf\xE9\0");
  ASSERT_GE(message.defects.size(), 3U);
  for (std::size_t i = 1; i < message.defects.size(); ++i)
    EXPECT_LE(message.defects[i - 1].at.begin, message.defects[i].at.begin);
  std::set<std::string_view> names;
  for (int kind = 0; kind <= static_cast<int>(DefectKind::html_limit); ++kind)
    EXPECT_TRUE(names.insert(name(static_cast<DefectKind>(kind))).second);
  EXPECT_FALSE(names.contains(""));
}

TEST(Parse, KnowsAFileThatIsCutOff) {
  EXPECT_TRUE(parse("Subject: x\nTo: som").is_cut_off);
  EXPECT_FALSE(parse("Subject: x\nTo: some@body.example\n").is_cut_off);
  EXPECT_FALSE(parse("Subject: x\n\nno line end").is_cut_off);
  const std::string mixed = "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
  EXPECT_TRUE(parse(mixed + "\nsome te").is_cut_off);
  EXPECT_FALSE(parse(mixed + "\nsome text\n").is_cut_off);
  EXPECT_FALSE(parse(mixed + "\nsome text\n--b--").is_cut_off);
  EXPECT_TRUE(parse(mixed + "Content-Transfer-Encoding: base64\n\nSGVsbG\n").is_cut_off);
  EXPECT_TRUE(has_defect(parse(mixed + "\nsome te"), DefectKind::cut_off));
}

TEST(Parse, CutsWhatIsTooLong) {
  const Limits limits{
      .header_bytes = 200, .field_bytes = 50, .fields = 5, .text_bytes = 10, .all_text_bytes = 15};
  const Message field = parse("Subject: " + std::string(100, 'a') + "\n\nx", limits);
  EXPECT_TRUE(has_defect(field, DefectKind::long_field));
  EXPECT_EQ(field.find("Subject")->raw.size(), 50U);

  std::string many;
  for (int i = 0; i < 20; ++i) many += "X-A: b\n";
  const Message fields = parse(many + "Content-Type: text/html\n\n<p>", limits);
  EXPECT_TRUE(has_defect(fields, DefectKind::too_many_fields));
  EXPECT_EQ(fields.root().fields.size(), 6U);
  EXPECT_EQ(fields.root().type, "text/html") << "a long header must not hide what the body is";
  EXPECT_EQ(fields.root().text, "<p>");

  const Message texts = parse(
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n0123456789abc\n--b\n"
      "Content-Transfer-Encoding: quoted-printable\n\n01234=35=\n6789\n--b--\n",
      limits);
  EXPECT_TRUE(has_defect(texts, DefectKind::text_limit));
  EXPECT_EQ(texts.parts[1].text, "0123456789");
  EXPECT_EQ(texts.parts[1].decoded_bytes, 13U);
  EXPECT_EQ(texts.parts[2].text, "01234");
  EXPECT_EQ(texts.parts[2].decoded_bytes, 10U);
}

TEST(Parse, CountsLinesFromWhereTheMessageStands) {
  EXPECT_EQ(parse("Subject: x\n\ny", {}, 40).lines.position(12).line, 42U);
}

TEST(Parse, ABareHtmlFileIsOnePart) {
  const Message message = parse_html_file("<meta charset=windows-1252>caf\xE9");
  EXPECT_EQ(outline(message), "1 text/html");
  EXPECT_TRUE(message.root().fields.empty());
  EXPECT_EQ(message.root().text, "<meta charset=windows-1252>caf\xC3\xA9");
  EXPECT_EQ(message.root().place(30, 32), (SourceRange{30, 31}));
  EXPECT_TRUE(message.defects.empty());
  EXPECT_EQ(parse_html_file("\xEF\xBB\xBF<p>").root().text.find("<p>") != std::string_view::npos,
            true);
}

}  // namespace
}  // namespace presend::mime
