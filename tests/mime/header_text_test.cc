#include "scanner/mime/header_text.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "scanner/base/utf8.h"

namespace presend::mime {
namespace {

// Exact-size heap copy, so that AddressSanitizer sees every byte read too far.
struct Header {
  explicit Header(std::string_view raw, std::uint32_t offset = 0)
      : bytes(raw.size()), copy(new char[bytes]) {
    raw.copy(copy.get(), bytes);
    decoded = decode_header_text({copy.get(), bytes}, offset, pool);
  }
  [[nodiscard]] std::string_view text() const { return decoded.text; }
  /// What stands at the place of the first occurrence of `part` of the text.
  [[nodiscard]] std::string_view source_of(std::string_view part) const {
    const auto at = static_cast<std::uint32_t>(decoded.text.find(part));
    const SourceRange place = decoded.map.range(at, at + static_cast<std::uint32_t>(part.size()));
    return std::string_view(copy.get(), bytes).substr(place.begin, place.size());
  }

  std::size_t bytes;
  std::unique_ptr<char[]> copy;
  TextPool pool;
  DecodedText decoded;
};

std::string decoded(std::string_view raw) { return std::string(Header(raw).text()); }

TEST(HeaderText, UnfoldsAndTrims) {
  EXPECT_EQ(decoded(" Hello\r\n  world \r\n"), "Hello  world");
  EXPECT_EQ(decoded("a\n b\n\tc"), "a b c") << "a tab that folds shows as a blank";
  EXPECT_EQ(decoded("a\r\r\n b"), "a b");
  EXPECT_EQ(decoded("a\tb"), "a\tb");
  EXPECT_EQ(decoded(""), "");
  EXPECT_EQ(decoded(" \r\n \r\n"), "");
}

TEST(HeaderText, DecodesBothEncodingsInEitherCase) {
  EXPECT_EQ(decoded("=?utf-8?Q?Gr=C3=BC=c3=9fe?="), "Grüße");
  EXPECT_EQ(decoded("=?UTF-8?q?a_b?="), "a b");
  EXPECT_EQ(decoded("=?utf-8?B?R3LDvMOfZQ==?="), "Grüße");
  EXPECT_EQ(decoded("=?utf-8?b?R3LDvMOfZQ==?="), "Grüße");
  EXPECT_EQ(decoded("=?iso-8859-1?Q?caf=E9?="), "café");
  EXPECT_EQ(decoded("=?koi8-r?B?8NLJ18XU?="), "Привет");
  EXPECT_EQ(decoded("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?="), "日本");
  EXPECT_EQ(decoded("=?gb2312?B?xOO6ww==?="), "你好");
  EXPECT_EQ(decoded("=?us-ascii*en?Q?Keith_Moore?="), "Keith Moore");
}

TEST(HeaderText, DropsBlanksOnlyBetweenWords) {
  EXPECT_EQ(decoded("=?utf-8?Q?a?= =?utf-8?Q?b?="), "ab");
  EXPECT_EQ(decoded("=?utf-8?Q?a?=\r\n  =?iso-8859-1?B?Yg==?="), "ab");
  EXPECT_EQ(decoded("=?utf-8?Q?a?= b =?utf-8?Q?c?= "), "a b c");
  EXPECT_EQ(decoded("=?utf-8?Q?a_?= =?utf-8?Q?b?="), "a b");
  EXPECT_EQ(decoded("=?utf-8?Q?a?=\r\n b"), "a b");
}

TEST(HeaderText, JoinsCharactersSplitAcrossWords) {
  EXPECT_EQ(decoded("=?utf-8?Q?Gr=C3?= =?utf-8?Q?=BC=C3=9Fe?="), "Grüße");
  EXPECT_EQ(decoded("=?utf-8?B?R3LD?= =?utf-8?B?vMOfZQ==?="), "Grüße");
  EXPECT_EQ(decoded("=?utf-8?Q?Gr=C3?=\r\n =?UTF-8*de?B?vMOfZQ?="), "Grüße");
}

TEST(HeaderText, JoinsWordsThatEachReturnToAscii) {
  EXPECT_EQ(decoded("=?iso-2022-jp?B?GyRCRnwbKEI=?= =?iso-2022-jp?B?GyRCS1wbKEI=?="), "日本");
}

TEST(HeaderText, ReadsWhatMailersSendAgainstTheRules) {
  EXPECT_EQ(decoded("\"=?utf-8?Q?J=C3=BCrgen?=\" <a@b>"), "\"Jürgen\" <a@b>");
  EXPECT_EQ(decoded("re:=?utf-8?Q?a?=b"), "re:ab");
  EXPECT_EQ(decoded("=?utf-8?Q?a?==?utf-8?Q?b?="), "ab");
  EXPECT_EQ(decoded("=?utf-8?Q?with blanks inside?="), "with blanks inside");
  EXPECT_EQ(decoded("=?utf-8?Q?folded\r\n inside?="), "folded inside");
  EXPECT_EQ(decoded("=?utf-8?B?R3LD\r\n vMOfZQ==?="), "Grüße");
  EXPECT_EQ(decoded("=?utf-8?B?R3LDvMOfZQ?="), "Grüße") << "padding is missing";
  EXPECT_EQ(decoded("=?utf-8?B?R3LDvMOfZQ=?="), "Grüße") << "half of it is";
  EXPECT_EQ(decoded("=?utf-8?B?YQ==Yg==?="), "ab") << "two texts run into one word";
  EXPECT_EQ(decoded("=?utf-8?Q?50=_off?="), "50= off");
  EXPECT_EQ(decoded("=?utf-8?Q?"
                    "?= x"),
            "x");
}

TEST(HeaderText, LeavesProseAlone) {
  EXPECT_EQ(decoded("why =? not"), "why =? not");
  EXPECT_FALSE(Header("why =? not").decoded.has_bad_word);
  EXPECT_EQ(decoded("a=b&c?=d"), "a=b&c?=d");
  EXPECT_EQ(decoded("=?"), "=?");
  EXPECT_EQ(decoded("=?utf-8?"), "=?utf-8?");
}

TEST(HeaderText, KeepsBrokenWordsAndSaysSo) {
  for (const std::string_view word :
       {"=?utf-8?Q?never closed", "=?utf-8?X?abc?=", "=?martian?Q?=FF=FE?=", "=?utf-8?B?!!!!?="}) {
    const Header header(word);
    EXPECT_EQ(header.text(), word);
    EXPECT_TRUE(header.decoded.has_bad_word) << word;
  }
  EXPECT_EQ(decoded("=?utf-8?Q?open =?utf-8?Q?closed?="), "=?utf-8?Q?open closed");
}

TEST(HeaderText, ReadsUnknownCharsetsThatHoldUtf8) {
  const Header header("=?utf8mb4?Q?caf=C3=A9?=");
  EXPECT_EQ(header.text(), "café");
  EXPECT_TRUE(header.decoded.has_bad_word);
}

TEST(HeaderText, ReadsLatin1LabelledUtf8) {
  const Header header("=?utf-8?Q?caf=E9?=");
  EXPECT_EQ(header.text(), "café");
  EXPECT_TRUE(header.decoded.has_bad_word);
}

TEST(HeaderText, ReadsRaw8Bit) {
  const Header utf8(
      "Gr\xC3\xBC\xC3\x9F"
      "e");
  EXPECT_EQ(utf8.text(), "Grüße");
  EXPECT_TRUE(utf8.decoded.has_raw_utf8);
  EXPECT_FALSE(utf8.decoded.has_raw_8bit);
  const Header latin1(
      "Gr\xFC\xDF"
      "e =?utf-8?Q?=E2=82=AC?=");
  EXPECT_EQ(latin1.text(), "Grüße €");
  EXPECT_TRUE(latin1.decoded.has_raw_8bit);
  EXPECT_FALSE(latin1.decoded.has_bad_word);
  EXPECT_EQ(latin1.source_of("ü"), "\xFC");
}

TEST(HeaderText, ReportsControlCharacters) {
  EXPECT_TRUE(Header(std::string_view("a\0b", 3)).decoded.has_control);
  EXPECT_TRUE(Header("=?utf-8?Q?a=0D=0ABcc:_x?=").decoded.has_control);
  EXPECT_TRUE(Header("a\rb").decoded.has_control);
  EXPECT_FALSE(Header("a\r\n b\tc").decoded.has_control);
}

TEST(HeaderText, MapsEveryCharacterToItsSource) {
  const Header plain("  Hello\r\n world", 0);
  EXPECT_EQ(plain.source_of("Hello"), "Hello");
  EXPECT_EQ(plain.source_of("o w"), "o\r\n w");
  const Header q("x =?utf-8?Q?Gr=C3=BC=C3=9Fe_an?= y");
  EXPECT_EQ(q.source_of("ü"), "=C3=BC");
  EXPECT_EQ(q.source_of("ße"), "=C3=9Fe");
  EXPECT_EQ(q.source_of("x"), "x");
  EXPECT_EQ(q.source_of(" an"), "_an");
  EXPECT_EQ(q.source_of("y"), "y");
  const Header latin("=?iso-8859-1?Q?caf=E9s?=");
  EXPECT_EQ(latin.source_of("é"), "=E9");
  EXPECT_EQ(latin.source_of("s"), "s");
  const Header base64("=?utf-8?B?YWJjZGVm?=");
  EXPECT_EQ(base64.source_of("abc"), "YWJj");
  EXPECT_EQ(base64.source_of("a"), "YW");
  EXPECT_EQ(base64.source_of("e"), "GV");
  const Header split("=?utf-8?Q?=C3?= =?utf-8?Q?=BC?=");
  EXPECT_EQ(split.source_of("ü"), "=C3?= =?utf-8?Q?=BC");
}

TEST(HeaderText, MapsBase64OfLegacyCharsets) {
  const Header header("=?koi8-r?B?8NLJ18XUINcg0snN?=");
  EXPECT_EQ(header.text(), "Привет в рим");
  EXPECT_EQ(header.source_of("П"), "8N");
  EXPECT_EQ(header.source_of("р"), "NL");
  EXPECT_EQ(header.source_of("При"), "8NLJ");
  EXPECT_EQ(header.source_of("рим"), "0snN");
}

TEST(HeaderText, MapsPastBlanksThatAWordBringsAlong) {
  const Header q("=?utf-8?Q?__a=C3=BC_?=");
  EXPECT_EQ(q.text(), "aü");
  EXPECT_EQ(q.source_of("a"), "a");
  EXPECT_EQ(q.source_of("ü"), "=C3=BC");
  const Header base64("=?utf-8?B?IGFiY2RlZg==?=");  // " abcdef"
  EXPECT_EQ(base64.text(), "abcdef");
  EXPECT_EQ(base64.source_of("a"), "GF");
  EXPECT_EQ(base64.source_of("cde"), "Y2Rl");
  EXPECT_EQ(base64.source_of("f"), "Zg");
}

TEST(HeaderText, AddsTheOffset) {
  const Header header("=?utf-8?Q?a?=", 100);
  EXPECT_EQ(header.decoded.map.range(0, 1), (SourceRange{110, 111}));
  EXPECT_EQ(Header("", 100).decoded.map.source(0), 100U);
}

// In Q words a character's source is exactly what encodes it.
TEST(HeaderText, SourceOfEachQCharacterDecodesToIt) {
  const Header header(
      "Zürich =?utf-8?Q?=E6=97=A5x=E6=9C=AC_=F0=9F=8E=81=21?=\r\n =?iso-8859-15?q?=A4=20e?= end");
  for (std::size_t at = 0; at < header.text().size();) {
    const CodePoint c = decode_utf8(header.text(), at);
    const std::string_view character = header.text().substr(at, c.size);
    const SourceRange place = header.decoded.map.range(static_cast<std::uint32_t>(at),
                                                       static_cast<std::uint32_t>(at + c.size));
    const std::string source(header.copy.get() + place.begin, place.size());
    if (source != character) {
      const std::string charset = character == "€" ? "iso-8859-15" : "utf-8";
      EXPECT_EQ(decoded("=?" + charset + "?Q?" + source + "?=" + "|"),
                (character == " " ? "|" : std::string(character) + "|"));
    }
    at += c.size;
  }
}

TEST(HeaderText, StaysLinearOnHostileFields) {
  constexpr std::size_t kSize = 128 << 10;
  for (const std::string_view piece :
       {"=?a?Q?", "=?", "=?utf-8?Q?x", "=?utf-8?B?", " =?utf-8?Q?", "=?x?Q?\xFF",
        "=?utf-8?Q?=C3?= ", "=?koi8-r?B?0?= ", "\r\n ", "?="}) {
    std::string field;
    while (field.size() < kSize) field += piece;
    EXPECT_LE(decoded(field).size(), 3 * field.size());
    EXPECT_LE(decoded(field + " =?a?Q?\xFF?=").size(), 3 * field.size() + 20);
  }
}

}  // namespace
}  // namespace presend::mime
