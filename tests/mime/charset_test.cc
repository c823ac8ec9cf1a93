#include "scanner/mime/charset.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "scanner/base/utf8.h"

namespace presend::mime {
namespace {

using namespace std::string_literals;

// Reads an exact-size heap copy, so that AddressSanitizer sees every byte read too far.
Converted read(std::string_view bytes, std::string_view declared = "", bool is_html = false) {
  const std::unique_ptr<char[]> copy(new char[bytes.size()]);
  bytes.copy(copy.get(), bytes.size());
  return to_utf8({copy.get(), bytes.size()}, {.declared = declared, .is_html = is_html});
}
std::string text(std::string_view bytes, std::string_view declared = "", bool is_html = false) {
  return read(bytes, declared, is_html).text;
}

TEST(EncodingOfLabel, FollowsTheEncodingStandard) {
  EXPECT_EQ(encoding_of_label("utf8"), "utf-8");
  EXPECT_EQ(encoding_of_label(" UTF-8\n"), "utf-8");
  for (const std::string_view label : {"latin1", "us-ascii", "iso-8859-1", "ISO_8859-1:1987", "l1"})
    EXPECT_EQ(encoding_of_label(label), "windows-1252") << label;
  EXPECT_EQ(encoding_of_label("iso-8859-9"), "windows-1254");
  EXPECT_EQ(encoding_of_label("gb2312"), "gb18030");
  EXPECT_EQ(encoding_of_label("ks_c_5601-1987"), "windows-949");
  EXPECT_EQ(encoding_of_label("utf-16"), "utf-16le");
  EXPECT_EQ(encoding_of_label("x-user-defined"), "x-user-defined");
}

TEST(EncodingOfLabel, KnowsTheCharsetsOfMail) {
  for (const std::string_view label :
       {"utf-7", "iso-2022-kr", "iso-2022-cn", "hz-gb-2312", "cp850", "ibm437", "iso-2022-jp-2"})
    EXPECT_TRUE(encoding_of_label(label).has_value()) << label;
}

TEST(EncodingOfLabel, RefusesWhatNobodyReads) {
  for (const std::string_view label :
       {"", " ", "martian", "ibm037", "scsu", "bocu-1", "utf-8;", "unknown-8bit"})
    EXPECT_FALSE(encoding_of_label(label).has_value()) << label;
  EXPECT_FALSE(encoding_of_label("utf-8\0x"s).has_value());
  EXPECT_FALSE(encoding_of_label(std::string(100000, 'x')).has_value());
}

TEST(ToUtf8, LeavesAsciiAndUtf8Alone) {
  const Converted ascii = read("plain", "utf-8");
  EXPECT_EQ(ascii.text, "plain");
  EXPECT_TRUE(ascii.map.is_identity());
  EXPECT_EQ(ascii.used_charset, "utf-8");
  const Converted utf8 = read("Grüße €", "UTF-8");
  EXPECT_EQ(utf8.text, "Grüße €");
  EXPECT_TRUE(utf8.map.is_identity());
  EXPECT_FALSE(utf8.is_label_wrong);
  EXPECT_EQ(read("").text, "");
  EXPECT_EQ(read("plain").used_charset, "us-ascii");
}

TEST(ToUtf8, ReadsSingleByteCharsets) {
  EXPECT_EQ(text("caf\xE9 \x80", "iso-8859-1"), "café €") << "as browsers, windows-1252";
  EXPECT_EQ(text("\xF0\xD2\xC9\xD7\xC5\xD4", "koi8-r"), "Привет");
  EXPECT_EQ(text("\xCF\xF0\xE8", "windows-1251"), "При");
  EXPECT_EQ(text("\xA4\xA6", "iso-8859-15"), "€Š");
  EXPECT_EQ(text("\xAA\xDE\xFE\xA4", "iso-8859-16"), "ȘȚț€");
  EXPECT_EQ(text("\x80\xFF", "x-user-defined"), "\uF780\uF7FF");
  EXPECT_EQ(text("\x84", "cp850"), "ä");
}

TEST(ToUtf8, ReadsMultiByteCharsets) {
  EXPECT_EQ(text("\xC4\xE3\xBA\xC3 <b>", "gb2312"), "你好 <b>");
  EXPECT_EQ(text("\x81\x30\x81\x30\x80", "gb18030"), "\u0080€");
  EXPECT_EQ(text("\xA7\x41\xA6\x6E", "big5"), "你好");
  EXPECT_EQ(text("\x93\xFA\x96\x7B\\~", "shift_jis"), "日本\\~");
  EXPECT_EQ(text("\xC6\xFC\xCB\xDC", "euc-jp"), "日本");
  EXPECT_EQ(text("\xBE\xC8\xB3\xE7\x81\x41", "euc-kr"), "안녕갂");
  EXPECT_EQ(text("a\x1B$BF|K\\\x1B(Bb", "iso-2022-jp"), "a日本b");
  EXPECT_EQ(text("\x1B$)C\x0E\x30\x21\x0Fx", "iso-2022-kr"), "가x");
  EXPECT_EQ(text("a~{VPND~}b", "hz-gb-2312"), "a中文b");
  EXPECT_EQ(text("Hi +ZeVnLIqe-!", "utf-7"), "Hi 日本語!");
}

TEST(ToUtf8, ReadsUtf16) {
  EXPECT_EQ(text("\xFF\xFEH\0i\0"s, ""), "Hi");
  EXPECT_EQ(text("\xFE\xFF\0H\0i\xD8\x3C\xDF\x81"s, "utf-16"), "Hi🎁");
  EXPECT_EQ(text("H\0i\0"s, "utf-16le"), "Hi");
  EXPECT_EQ(text("H\0e\0l\0l\0o\0"s), "Hello") << "without a mark and undeclared";
  EXPECT_EQ(text("\0H\0e\0l\0l\0o"s), "Hello");
  EXPECT_EQ(text("\0H\0e\0l\0l\0o"s, "utf-16"), "Hello") << "the NUL bytes tell the order";
  const Converted never = read("plain text", "utf-16");
  EXPECT_EQ(never.text, "plain text");
  EXPECT_TRUE(never.is_label_wrong);
}

TEST(ToUtf8, TakesTheByteOrderMarkFirst) {
  const Converted marked = read("\xEF\xBB\xBFGr\xC3\xBC", "iso-8859-1", true);
  EXPECT_EQ(marked.text, "Grü");
  EXPECT_EQ(marked.used_charset, "utf-8");
  EXPECT_TRUE(marked.is_label_wrong);
  EXPECT_EQ(marked.map.source(0), 3U);
  EXPECT_EQ(marked.map.range(2, 4), (SourceRange{5, 7}));
  EXPECT_FALSE(read("\xEF\xBB\xBFx", "utf-8", true).is_label_wrong);
  EXPECT_FALSE(read("\xEF\xBB\xBFx", "us-ascii").is_label_wrong);
  EXPECT_EQ(text("\xEF\xBB\xBF"), "");
}

TEST(ToUtf8, ReadsMetaOfHtml) {
  EXPECT_EQ(text("<meta charset=koi8-r>\xF0", "", true), "<meta charset=koi8-r>П");
  for (const std::string_view head :
       {"<meta charset=\"koi8-r\"/>", "<html><head>\n<META CharSet = 'KOI8-R' >",
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\">",
        "<meta content='text/html;charset=koi8-r;x' http-equiv=content-type>",
        "<!-- <meta charset=big5> --><meta charset=koi8-r>",
        "<!doctype html><p title='<meta charset=big5>'><meta charset=koi8-r>",
        "<meta name=x content='charset=big5'><meta charset=koi8-r>"})
    EXPECT_TRUE(text(std::string(head) + "\xF0", "", true).ends_with("П")) << head;
  EXPECT_EQ(read("<meta charset=koi8-r>\xC3\xBC", "utf-8", true).used_charset, "utf-8")
      << "the Content-Type field goes first";
  EXPECT_EQ(read("<meta charset=koi8-r>\xF0", "", false).used_charset, "windows-1252");
  EXPECT_EQ(read("<meta charset=utf-16>\xC3\xBC", "", true).used_charset, "utf-8");
  EXPECT_EQ(read(std::string(1100, ' ') + "<meta charset=koi8-r>\xF0", "", true).used_charset,
            "windows-1252");
}

TEST(ToUtf8, SniffsWhatIsUndeclared) {
  EXPECT_EQ(read("Gr\xC3\xBC\xC3\x9F").used_charset, "utf-8");
  EXPECT_EQ(read("caf\xE9").used_charset, "windows-1252");
  EXPECT_EQ(text("caf\xE9"), "café");
  EXPECT_EQ(text("\x1B$BF|K\\\x1B(B"), "日本");
  EXPECT_EQ(text("\x1B$BF|K\\\x1B(B", "us-ascii"), "日本");
  EXPECT_EQ(text("\x1B[31mred"), "\x1B[31mred");
  const Converted ascii = read("caf\xE9", "us-ascii");
  EXPECT_EQ(ascii.text, "café");
  EXPECT_FALSE(ascii.is_label_wrong) << "the caller reports undeclared 8-bit itself";
  const Converted unknown = read("Gr\xC3\xBC", "martian");
  EXPECT_EQ(unknown.text, "Grü");
  EXPECT_TRUE(unknown.is_label_unknown);
  EXPECT_FALSE(unknown.is_label_wrong);
}

TEST(ToUtf8, DetectsLongerTexts) {
  // "Здравствуйте! Мы рады сообщить вам, что ваш заказ уже отправлен." in KOI8-R
  const std::string koi =
      "\xFA\xC4\xD2\xC1\xD7\xD3\xD4\xD7\xD5\xCA\xD4\xC5! \xED\xD9 \xD2\xC1\xC4\xD9 "
      "\xD3\xCF\xCF\xC2\xDD\xC9\xD4\xD8 \xD7\xC1\xCD, \xDE\xD4\xCF \xD7\xC1\xDB "
      "\xDA\xC1\xCB\xC1\xDA \xD5\xD6\xC5 \xCF\xD4\xD0\xD2\xC1\xD7\xCC\xC5\xCE.";
  EXPECT_EQ(read(koi + " " + koi).used_charset, "koi8-r");
}

TEST(ToUtf8, CorrectsAWrongLabel) {
  const Converted latin1 = read(
      "Gr\xFC\xDF"
      "e",
      "utf-8");
  EXPECT_EQ(latin1.text, "Grüße");
  EXPECT_TRUE(latin1.is_label_wrong);
  EXPECT_EQ(latin1.first_wrong, 2U);
  EXPECT_EQ(latin1.used_charset, "windows-1252");
  const Converted utf8 = read(
      "Gr\xC3\xBC\xC3\x9F"
      "e",
      "shift_jis");
  EXPECT_EQ(utf8.used_charset, "shift_jis") << "half-width katakana, as a browser reads it";
  EXPECT_FALSE(utf8.is_label_wrong);
  const Converted seven_bit = read(
      "Gr\xC3\xBC\xC3\x9F"
      "e",
      "iso-2022-jp");
  EXPECT_EQ(seven_bit.text, "Grüße");
  EXPECT_TRUE(seven_bit.is_label_wrong);
}

TEST(ToUtf8, TellsUtf8UnderASingleByteLabel) {
  const std::string cafes = "un caf\xC3\xA9, deux caf\xC3\xA9s";
  for (const std::string_view label : {"iso-8859-1", "windows-1252", "iso-8859-15", "koi8-r"}) {
    const Converted mislabelled = read(cafes, label);
    EXPECT_TRUE(mislabelled.is_label_wrong) << label;
    EXPECT_TRUE(mislabelled.is_mojibake) << label;
    EXPECT_EQ(mislabelled.first_wrong, 6U) << label;
    EXPECT_EQ(mislabelled.used_charset, encoding_of_label(label)) << "as readers see it";
  }
  EXPECT_EQ(read(cafes, "latin1").text, "un cafÃ©, deux cafÃ©s");
  EXPECT_TRUE(read("<meta charset=iso-8859-1>" + cafes, "", true).is_mojibake);
}

TEST(ToUtf8, NeedsProofOfUtf8UnderASingleByteLabel) {
  for (const std::string_view bytes : {"caf\xE9s, caf\xE9s", "one \xC3\xA9 may be chance",
                                       "\xC3\xA9\xC3\xA9 but \xE9", "plain", ""}) {
    const Converted fitting = read(bytes, "iso-8859-1");
    EXPECT_FALSE(fitting.is_label_wrong) << bytes;
    EXPECT_FALSE(fitting.is_mojibake) << bytes;
  }
  EXPECT_FALSE(read("Gr\xC3\xBC\xC3\x9F"
                    "e",
                    "utf-8")
                   .is_mojibake);
  EXPECT_FALSE(read("\xF0\xD2\xC9\xD7\xC5\xD4, \xCD\xC9\xD2", "koi8-r").is_label_wrong);
}

TEST(ToUtf8, KeepsUtf8WithAFewFlaws) {
  std::string bytes;
  for (int i = 0; i < 200; ++i) bytes += "ü";
  bytes += "\xFF!";
  const Converted flawed = read(bytes, "utf-8");
  EXPECT_EQ(flawed.used_charset, "utf-8");
  EXPECT_TRUE(flawed.is_label_wrong);
  EXPECT_EQ(flawed.first_wrong, 400U);
  EXPECT_TRUE(flawed.text.ends_with("ü\uFFFD!"));
  EXPECT_EQ(flawed.map.range(400, 403), (SourceRange{400, 401}));
  EXPECT_EQ(flawed.map.range(403, 404), (SourceRange{401, 402}));
}

TEST(ToUtf8, ForgivesACharacterCutShortByTheEnd) {
  EXPECT_FALSE(read("Gr\xC3\xBC\xC3", "utf-8").is_label_wrong);
  EXPECT_FALSE(read("\xC4\xE3\xBA", "gb2312").is_label_wrong);
  EXPECT_TRUE(read("caf\xE9", "utf-8").is_label_wrong) << "nothing else says that it is UTF-8";
}

TEST(ToUtf8, DoesNotLetALeadByteSwallowATag) {
  EXPECT_EQ(text("\xB0\xA1\xB0\xA1\xB0\xA1\xB0\xA1\x81<b>", "gb18030"), "啊啊啊啊\uFFFD<b>");
  EXPECT_EQ(text("\x93\xFA\x93\xFA\x93\xFA\x83<b>", "shift_jis"), "日日日\uFFFD<b>");
}

// Converting a character's source bytes alone gives that character.
TEST(ToUtf8, MapsEveryCharacterToItsBytes) {
  struct Sample {
    std::string_view charset;
    std::string bytes;
  };
  std::string big = "\xFF\xFE";
  for (int i = 0; i < 3000; ++i) big += "\x3C\xD8\x81\xDF"s + "x\0"s;  // pairs across chunks
  std::string long_gb;
  for (int i = 0; i < 3000; ++i)
    long_gb +=
        "\xC4\xE3"
        "a\x81\x30\x81\x30\x95\x32\x82\x36";
  const Sample samples[] = {
      {"windows-1252", "a\xE9\xE8 b\x80z"},
      {"koi8-r", "\xF0\xD2\xC9 \xF0"},
      {"gb18030", long_gb},
      {"shift_jis",
       "\x93\xFA"
       "a\xB1\x96\x7B"},
      {"big5", "\xA7\x41-\xA6\x6E"},
      {"utf-16", big},
      {"utf-8", "aü€🎁"},
  };
  for (const auto& [charset, bytes] : samples) {
    const Converted whole = read(bytes, charset);
    std::uint32_t expected = bytes.starts_with("\xFF\xFE") ? 2 : 0;
    for (std::size_t at = 0; at < whole.text.size();) {
      const std::size_t size = decode_utf8(whole.text, at).size;
      const SourceRange place =
          whole.map.range(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size));
      ASSERT_EQ(place.begin, expected) << charset << " at " << at;
      const std::string alone = bytes.substr(place.begin, place.size());
      const std::string_view label = charset == "utf-16" ? "utf-16le" : charset;
      ASSERT_EQ(alone == "x\0"s ? "x" : text(alone, label), whole.text.substr(at, size));
      expected = place.end;
      at += size;
    }
    EXPECT_EQ(expected, bytes.size()) << charset;
  }
}

TEST(ToUtf8, LeavesEscapesOutOfTheMap) {
  const std::string bytes = "a\x1B$BF|K\\\x1B(Bb";
  const Converted jp = read(bytes, "iso-2022-jp");
  EXPECT_EQ(jp.map.range(1, 4), (SourceRange{4, 6}));
  EXPECT_EQ(jp.map.range(4, 7), (SourceRange{6, 8}));
  EXPECT_EQ(jp.map.range(7, 8), (SourceRange{11, 12}));
  const Converted hz = read("a~{VPND~}b", "hz-gb-2312");
  EXPECT_EQ(hz.map.range(4, 7), (SourceRange{5, 7}));
  EXPECT_EQ(hz.map.range(7, 8), (SourceRange{9, 10}));
}

TEST(ToUtf8, ReadsAnyBytesInAnyCharset) {
  std::string bytes;
  std::uint32_t state = 1;
  for (int i = 0; i < 5000; ++i) {
    state = state * 1664525 + 1013904223;
    bytes += static_cast<char>(state >> 24);
  }
  for (const std::string_view charset :
       {"", "utf-8", "windows-1252", "iso-8859-6", "gb18030", "big5", "shift_jis", "euc-jp",
        "euc-kr", "iso-2022-jp", "iso-2022-kr", "iso-2022-cn", "hz-gb-2312", "utf-7", "utf-16le",
        "utf-16be", "x-user-defined", "cp437", "euc-tw"}) {
    const Converted any = read(bytes, charset, true);
    EXPECT_TRUE(is_valid_utf8(any.text)) << charset;
    std::uint32_t last = 0;
    for (std::uint32_t at = 0; at < any.text.size(); ++at) {
      const std::uint32_t source = any.map.source(at);
      ASSERT_GE(source, last) << charset;
      ASSERT_LT(source, bytes.size()) << charset;
      last = source;
    }
  }
}

TEST(ToUtf8, MayBeCalledFromSeveralThreads) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([] {
      for (int round = 0; round < 200; ++round) {
        EXPECT_EQ(text("\xF0\xD2", "koi8-r"), "Пр");
        EXPECT_EQ(text("\xC4\xE3", "gb2312"), "你");
        EXPECT_EQ(text("\x93\xFA", "shift_jis"), "日");
      }
    });
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace presend::mime
