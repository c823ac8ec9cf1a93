#include "scanner/report/visible_text.h"

#include <gtest/gtest.h>

#include "scanner/base/utf8.h"
#include "scanner/report/layout.h"

namespace presend::report {
namespace {

using namespace std::string_view_literals;

TEST(VisibleText, EscapeSequencesAndControlsAreSpeltOut) {
  EXPECT_EQ(visible("a\x1b[31mb"), "a<U+001B>[31mb");
  EXPECT_EQ(visible("a\r\nb\tc\0d\x7f"sv), "a<U+000D><U+000A>b<U+0009>c<U+0000>d<U+007F>");
  EXPECT_EQ(visible("\xc2\x9b"
                    "31m"),
            "<U+009B>31m")
      << "C1 control sequence introducer";
}

TEST(VisibleText, BidiAndInvisibleCharactersAreSpeltOut) {
  EXPECT_EQ(visible("\u202Emoc.live"), "<U+202E>moc.live");
  EXPECT_EQ(visible("a\u200Bb\u2066c\uFEFF\u00AD"), "a<U+200B>b<U+2066>c<U+FEFF><U+00AD>");
  EXPECT_EQ(visible("\u2028\u2029"), "<U+2028><U+2029>");
  EXPECT_EQ(visible("\U000E0041"), "<U+E0041>") << "tag character";
  EXPECT_EQ(visible("\u3164"), "<U+3164>") << "Hangul filler";
}

TEST(VisibleText, IllFormedBytesBecomeReplacementCharacters) {
  EXPECT_EQ(visible("a\xff"
                    "b\xc3"),
            "a\uFFFDb\uFFFD");
  EXPECT_EQ(visible("\x9b"
                    "31m"),
            "\uFFFD31m");
}

TEST(VisibleText, OrdinaryTextOfAnyScriptStays) {
  for (const char* text : {"Grüße, 你好, שלום, नमस्ते", "price: 5 €", "❤\uFE0F"})
    EXPECT_EQ(visible(text), text);
}

TEST(VisibleText, NothingUnsafeIsLeftOfAnyPairOfBytes) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second)};
      const std::string shown = visible(text);
      ASSERT_TRUE(is_valid_utf8(shown));
      for (std::size_t at = 0; at < shown.size();) {
        const CodePoint c = decode_utf8(shown, at);
        ASSERT_FALSE(is_unsafe(c.value)) << first << ' ' << second;
        at += c.size;
      }
    }
  }
}

TEST(VisibleText, WidthCountsColumns) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("你好"), 4U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("🎉"), 2U);
  EXPECT_EQ(display_width(Paint(true)(Ink::red, "abc")), 3U);
}

TEST(VisibleText, ShorteningKeepsWithinTheWidth) {
  EXPECT_EQ(shorten("abcdef", 6), "abcdef");
  EXPECT_EQ(shorten("abcdefg", 6), "abcde…");
  EXPECT_EQ(shorten("你好你好", 6), "你好…");
  EXPECT_EQ(shorten_front("abcdefg", 6), "…cdefg");
}

TEST(Layout, WrapsByDisplayWidth) {
  std::string out;
  append_wrapped(out, "  Why: ",
                 std::string(30, 'a') + " " + std::string(30, 'b') + " ccc " + std::string(30, 'd'),
                 7);
  EXPECT_EQ(out, "  Why: " + std::string(30, 'a') + " " + std::string(30, 'b') + " ccc\n       " +
                     std::string(30, 'd') + "\n");
}

TEST(Layout, BreaksWordsThatAreWiderThanALine) {
  std::string out;
  append_wrapped(out, "  ", std::string(200, 'x'), 4);
  EXPECT_EQ(out, "  " + std::string(78, 'x') + "\n    " + std::string(76, 'x') + "\n    " +
                     std::string(46, 'x') + "\n");
}

TEST(Layout, WideCharactersWrapWhereTheyMust) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "好";
  std::string out;
  append_wrapped(out, "", text, 0);
  EXPECT_EQ(display_width(out.substr(0, out.find('\n'))), 80U);
}

}  // namespace
}  // namespace presend::report
