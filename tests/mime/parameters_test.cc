#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "scanner/mime/header_text.h"

namespace presend::mime {
namespace {

struct Parsed {
  explicit Parsed(std::string_view raw) : text(raw), value(parse_parameters(text, pool)) {}
  [[nodiscard]] std::string_view operator[](std::string_view name) const {
    return value.parameter(name);
  }
  std::string text;
  TextPool pool;
  ParameterisedValue value;
};

TEST(Parameters, ReadsValueAndParameters) {
  const Parsed p(" Text/HTML; Charset=\"utf-8\"; format=flowed");
  EXPECT_EQ(p.value.value, "text/html");
  EXPECT_EQ(p["charset"], "utf-8");
  EXPECT_EQ(p["format"], "flowed");
  EXPECT_TRUE(p.value.has("charset"));
  EXPECT_FALSE(p.value.has("boundary"));
  EXPECT_EQ(p["boundary"], "");
  EXPECT_FALSE(p.value.is_malformed);
}

TEST(Parameters, TakesCommentsBlanksAndFolds) {
  const Parsed p(
      "multipart / mixed (a; b=\"c\" (nested \\) here)) ;\r\n\tboundary (x) = (y) abc (z)\r\n ;");
  EXPECT_EQ(p.value.value, "multipart/mixed");
  EXPECT_EQ(p["boundary"], "abc");
  EXPECT_EQ(p.value.parameters.size(), 1U);
  EXPECT_FALSE(p.value.is_malformed);
}

TEST(Parameters, KeepsWhatQuotesProtect) {
  EXPECT_EQ(Parsed("multipart/mixed; boundary=\"a;b\"")["boundary"], "a;b");
  EXPECT_EQ(Parsed("multipart/mixed; boundary=\"(a)=,b\"")["boundary"], "(a)=,b");
  EXPECT_EQ(Parsed("x; name=\"a\\\"b\\\\c\"")["name"], "a\"b\\c");
  EXPECT_EQ(Parsed("x; name=\"a\r\n b\"")["name"], "a b");
  EXPECT_EQ(Parsed("x; boundary=\"=?utf-8?Q?a?=\"")["boundary"], "=?utf-8?Q?a?=");
}

TEST(Parameters, ForgivesWhatMailersGetWrong) {
  const Parsed open("text/html; charset=\"utf-8; boundary=x");
  EXPECT_EQ(open["charset"], "utf-8");
  EXPECT_EQ(open["boundary"], "x");
  EXPECT_TRUE(open.value.is_malformed);

  const Parsed no_semicolon("multipart/mixed boundary=\"x\" charset=utf-8\r\n format=flowed");
  EXPECT_EQ(no_semicolon.value.value, "multipart/mixed");
  EXPECT_EQ(no_semicolon["boundary"], "x");
  EXPECT_EQ(no_semicolon["charset"], "utf-8");
  EXPECT_EQ(no_semicolon["format"], "flowed");
  EXPECT_TRUE(no_semicolon.value.is_malformed);

  EXPECT_EQ(Parsed("attachment; filename=my holiday photo.jpg; size=3")["filename"],
            "my holiday photo.jpg");
  EXPECT_EQ(Parsed("attachment; filename=report(1).pdf")["filename"], "report(1).pdf");
  EXPECT_EQ(Parsed("text/plain; charset=us-ascii (Plain text)")["charset"], "us-ascii");
  EXPECT_EQ(Parsed("text/plain;;; charset=a;")["charset"], "a");
  EXPECT_EQ(Parsed("; charset=a").value.value, "");
  EXPECT_EQ(Parsed("text/plain; junk; charset=a")["charset"], "a");
  EXPECT_EQ(Parsed("text/plain; =x; charset=a")["charset"], "a");
  EXPECT_EQ(Parsed("text/plain; charset=\"a\"junk; format=b")["format"], "b");
  EXPECT_EQ(Parsed("text/html (never closed; charset=a")["charset"], "a");
}

TEST(Parameters, KeepsBackslashesOfWindowsPaths) {
  EXPECT_EQ(Parsed(R"(x; name="C:\temp\a \"b\".txt")")["name"], R"(C:\temp\a "b".txt)");
}

TEST(Parameters, FirstOfTwoCounts) {
  const Parsed p("text/plain; charset=a; charset=b");
  EXPECT_EQ(p["charset"], "a");
  EXPECT_EQ(p.value.parameters.size(), 1U);
  EXPECT_TRUE(p.value.is_malformed);
}

TEST(Parameters, DecodesExtendedValues) {
  EXPECT_EQ(Parsed("x; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A")["title"],
            "This is ***fun***");
  EXPECT_EQ(Parsed("x; filename*=utf-8''Gr%C3%BC%c3%9fe.pdf")["filename"], "Grüße.pdf");
  EXPECT_EQ(Parsed("x; filename*=iso-8859-1''caf%E9")["filename"], "café");
  EXPECT_EQ(Parsed("x; filename*=\"utf-8''a%20b\"")["filename"], "a b");
  EXPECT_EQ(Parsed("multipart/mixed; boundary*=us-ascii''bb")["boundary"], "bb");
  const Parsed bare("x; filename*=a%20b");
  EXPECT_EQ(bare["filename"], "a b");
  EXPECT_TRUE(bare.value.is_malformed);
  EXPECT_EQ(Parsed("x; filename*=martian''caf%C3%A9")["filename"], "café");
  EXPECT_EQ(Parsed("x; filename*=utf-8''100%")["filename"], "100%");
}

TEST(Parameters, JoinsContinuationsInAnyOrder) {
  EXPECT_EQ(Parsed("message/external-body; URL*0=\"ftp://\"; URL*1=\"cs.example/\"")["url"],
            "ftp://cs.example/");
  EXPECT_EQ(Parsed("x; t*2=\"isn't it!\"; t*0*=us-ascii'en'This%20is%20; t*1*=%2A%2Afun ")["t"],
            "This is **funisn't it!");
  EXPECT_EQ(Parsed("x; f*0*=utf-8''Gr%C3; f*1*=%BC%C3%9Fe")["f"], "Grüße")
      << "a character split between sections";
  const Parsed gap("x; f*0=a; f*2=c");
  EXPECT_EQ(gap["f"], "a");
  EXPECT_TRUE(gap.value.is_malformed);
  const Parsed from_one("x; f*1=a; f*2=b");
  EXPECT_EQ(from_one["f"], "ab");
  EXPECT_TRUE(from_one.value.is_malformed);
  EXPECT_EQ(
      Parsed(
          "x; f*10=k; f*0=a; f*1=b; f*9=j; f*2=c; f*3=d; f*4=e; f*5=f; f*6=g; f*7=h; f*8=i")["f"],
      "abcdefghijk");
  EXPECT_EQ(Parsed("x; f*=a''x; *=y; f**=z")["f"], "x");
}

TEST(Parameters, PrefersTheFormWithACharset) {
  const Parsed p("attachment; filename=\"fallback.txt\"; filename*=utf-8''%E2%82%AC.txt");
  EXPECT_EQ(p["filename"], "€.txt");
  EXPECT_FALSE(p.value.is_malformed) << "a fallback for old programs is good manners";
}

TEST(Parameters, DecodesEncodedWordsAndRaw8Bit) {
  EXPECT_EQ(Parsed("x; filename=\"=?utf-8?B?R3LDvMOfZQ==?=.pdf\"")["filename"], "Grüße.pdf");
  EXPECT_EQ(Parsed("x; filename==?utf-8?Q?Gr=C3=BC=C3=9Fe?=")["filename"], "Grüße");
  EXPECT_EQ(Parsed("x; name*0=\"=?utf-8?Q?Gr=C3?= \"; name*1=\"=?utf-8?Q?=BC?=\"")["name"], "Grü");
  EXPECT_EQ(Parsed("x; name=\"Gr\xC3\xBC.txt\"")["name"], "Grü.txt");
  EXPECT_EQ(Parsed("x; name=\"Gr\xFC.txt\"")["name"], "Grü.txt");
}

TEST(Parameters, StaysLinearOnHostileFields) {
  constexpr std::size_t kSize = 128 << 10;
  for (const std::string_view piece : {";", "(", "((\\", "\"", "a=\"", "a=(", "a*1=b;", "a=\\\"",
                                       " b", "name=a b ", "=", "x=\"y\";", "f*0*=", "=?utf-8?Q?"}) {
    std::string field = "text/html; name=";
    while (field.size() < kSize) field += piece;
    EXPECT_EQ(Parsed(field).value.value, "text/html");
  }
  std::string many = "x";
  for (int i = 0; i < 20000; ++i) many += ";a" + std::to_string(i) + "*" + std::to_string(i) + "=b";
  EXPECT_EQ(Parsed(many).value.parameters.size(), 20000U);
}

}  // namespace
}  // namespace presend::mime
