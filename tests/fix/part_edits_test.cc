#include "scanner/fix/part_edits.h"

#include <gtest/gtest.h>

#include "scanner/fix/transfer_encode.h"
#include "tests/fix/mend.h"

namespace presend::fix {
namespace {

std::string edited(const std::string& bytes, const std::vector<TextEdit>& edits) {
  const mime::Message message = mime::parse(bytes);
  auto raw = bytes_for(message, edits);
  if (!raw || !put_in_order(*raw)) return "cannot";
  return fix::apply(bytes, *raw);
}

/// The body with `edits`, each {what to find, what to put there}, done inside it.
std::string body_with(std::string_view type, std::string_view encoding, std::string_view body,
                      const std::vector<std::pair<std::string, std::string>>& changes) {
  const std::string bytes = message_with(type, encoding, body);
  const mime::Message message = mime::parse(bytes);
  std::vector<TextEdit> edits;
  for (const auto& [from, to] : changes) {
    const std::size_t at = message.root().text.find(from);
    if (at == std::string_view::npos) return "no " + from;
    edits.push_back(
        {0, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + from.size()), to});
  }
  const std::string out = edited(bytes, edits);
  const std::size_t begin = out.find("\n\n");
  return begin == std::string::npos ? out : out.substr(begin + 2);
}

TEST(PartEdits, PlainTextChangesWhereItStands) {
  EXPECT_EQ(body_with("text/plain; charset=utf-8", "8bit", "caf\xC3\xA9 one two\n",
                      {{"one", "1"}, {"two", ""}}),
            "caf\xC3\xA9 1 \n");
}

TEST(PartEdits, AreWrittenInTheCharsetOfThePart) {
  EXPECT_EQ(body_with("text/plain; charset=iso-8859-1", "8bit", "caf\xE9 one\n", {{"one", "ü"}}),
            "caf\xE9 \xFC\n");
  EXPECT_EQ(body_with("text/plain; charset=iso-8859-1", "8bit", "one\n", {{"one", "漢"}}),
            "cannot");
  const std::string wide("\xFF\xFEh\0i\0 \0o\0n\0e\0", 14);
  EXPECT_EQ(body_with("text/html; charset=utf-16", "8bit", wide, {{"one", "s"}}),
            std::string("\xFF\xFEh\0i\0 \0s\0", 10));
}

TEST(PartEdits, QuotedPrintableEscapesWhatItPutsIn) {
  EXPECT_EQ(body_with("text/plain; charset=utf-8", "quoted-printable", "caf=C3=A9 one\n",
                      {{"é", "a=b"}, {"one", "ü"}}),
            "cafa=3Db =C3=BC\n");
}

TEST(PartEdits, QuotedPrintableBreaksOnlyTheLineThatBecomesTooLong) {
  const std::string line = "http:" + std::string(70, 'x');  // 75, with "=" 76
  const std::string body = "before =\n" + line + "=\nafter\n";
  const std::string out =
      body_with("text/plain; charset=utf-8", "quoted-printable", body, {{"http", "https"}});
  EXPECT_EQ(out, "before =\nhttps=\n:" + std::string(70, 'x') + "=\nafter\n");
}

TEST(PartEdits, QuotedPrintableLinesStayWithinTheirLength) {
  const std::string body = quoted_printable(
      "Zeile http:a http:b http:c http:d http:e http:f http:g http:h http:i http:k http:l", "\n");
  const std::string bytes = message_with("text/plain; charset=utf-8", "quoted-printable", body);
  const mime::Message message = mime::parse(bytes);
  std::vector<TextEdit> edits;
  std::string expected(message.root().text);
  for (std::size_t at = 0; (at = message.root().text.find("http", at)) != std::string_view::npos;
       ++at) {
    const auto end = static_cast<std::uint32_t>(at + 4);
    edits.push_back({0, end, end, "sssss"});
  }
  for (std::size_t at = 0; (at = expected.find("http:", at)) != std::string::npos; at += 9)
    expected.insert(at + 4, "sssss");
  const std::string out = edited(bytes, edits);
  EXPECT_EQ(mime::parse(out).root().text, expected);
  std::size_t line = 0;
  for (const char c : out) {
    line = c == '\n' ? 0 : line + 1;
    EXPECT_LE(line, 76U);
  }
}

TEST(PartEdits, ABlankLeftAtTheEndOfAQuotedPrintableLineIsKept) {
  EXPECT_EQ(
      body_with("text/plain; charset=utf-8", "quoted-printable", "one two\nthree\n", {{"two", ""}}),
      "one=20\nthree\n");
}

TEST(PartEdits, Base64IsWrittenAnewOnlyUntilItFallsAsBefore) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "line number " + std::to_string(10 + i) + "\n";
  const std::string body = base64(text, "\n") + "\n";
  // Three bytes less: all groups behind fall as before.
  const std::string out =
      body_with("text/plain; charset=utf-8", "base64", body, {{"number 15", "numb 15x"}});
  std::size_t same_front = 0, same_back = 0;
  while (out[same_front] == body[same_front]) ++same_front;
  while (out[out.size() - 1 - same_back] == body[body.size() - 1 - same_back]) ++same_back;
  std::string three = text;
  three.replace(three.find("number 15"), 9, "numb 15x");
  EXPECT_EQ(text_of(message_with("text/plain; charset=utf-8", "base64", out), "text/plain"), three);
  const std::string six =
      body_with("text/plain; charset=utf-8", "base64", body, {{"number 15", "num 15"}});
  std::size_t back = 0;
  while (six[six.size() - 1 - back] == body[body.size() - 1 - back]) ++back;
  EXPECT_GT(back, body.size() / 2) << six;
}

TEST(PartEdits, DamagedBase64IsLeftAlone) {
  EXPECT_EQ(
      body_with("text/plain; charset=utf-8", "base64", "b25lIHR3*byB0aHJlZQ==\n", {{"one", "1"}}),
      "cannot");
}

TEST(PartEdits, EveryPlaceInEveryEncodingReadsAsItShould) {
  const std::string text =
      "Grüße: a=b and http://x.example/ \t end. Zwei Zeilen,\nja, wirklich — so.\n";
  const std::vector<std::pair<std::string, std::string>> encodings = {
      {"8bit", text},
      {"quoted-printable", quoted_printable(text, "\n")},
      {"base64", base64(text, "\n", 20) + "\n"}};
  for (const auto& [encoding, body] : encodings)
    for (const std::string_view added : {"", "s", "ß=", "0123456789"})
      for (std::uint32_t at = 0; at + 2 < text.size(); ++at) {
        for (const std::uint32_t size : {0U, 1U, 2U}) {
          const auto is_inside = [&](std::uint32_t offset) {
            return (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80;
          };
          if (is_inside(at) || is_inside(at + size)) continue;
          const std::string bytes = message_with("text/plain; charset=utf-8", encoding, body);
          std::string expected = text;
          expected.replace(at, size, added);
          const std::string out = edited(bytes, {{0, at, at + size, std::string(added)}});
          ASSERT_EQ(std::string(mime::parse(out).root().text), expected)
              << encoding << " at " << at << " size " << size << "\n"
              << out;
        }
      }
}

}  // namespace
}  // namespace presend::fix
