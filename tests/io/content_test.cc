#include "scanner/io/content.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace presend::io {
namespace {

using testing::HasSubstr;
using namespace std::string_view_literals;

std::string reason(std::string_view bytes, bool is_html = false) {
  const auto problem = content_problem("x", bytes, is_html);
  if (problem && problem->remedy.empty()) return "no remedy";
  return problem ? problem->reason : "";
}

TEST(Content, AHeaderBlockMakesAMessage) {
  EXPECT_TRUE(looks_like_message("Subject: x\n\nbody"));
  EXPECT_TRUE(looks_like_message("Received: by a\r\n\tfor b\r\nFrom: c@d.example\r\n\r\n"));
  EXPECT_TRUE(looks_like_message("From a@b.example Thu Jan  1 00:00:00 2026\nSubject: x\n\n"));
  EXPECT_TRUE(looks_like_message("\xef\xbb\xbfSubject: x\n"));
}

TEST(Content, OtherTextIsNoMessage) {
  EXPECT_FALSE(looks_like_message(""));
  EXPECT_FALSE(looks_like_message("# Title\n\nWords: many\n"));
  EXPECT_FALSE(looks_like_message("int main() {}\n"));
  EXPECT_FALSE(looks_like_message("Subject: x\nint main() {}\n"));
  EXPECT_FALSE(looks_like_message("Subject: x\0\n"sv));
}

TEST(Content, ALineCutByTheEndOfTheHeadDoesNotCount) {
  const std::string head = "Subject: x\n" + std::string(2000, 'y');
  EXPECT_TRUE(looks_like_message(head));
}

TEST(Content, EmptyAndBlankFilesAreRefused) {
  EXPECT_EQ(reason(""), "is empty");
  EXPECT_EQ(reason(" \r\n\t\n"), "holds nothing but blanks");
  EXPECT_EQ(reason("\xef\xbb\xbf\n"), "holds nothing but blanks");
}

TEST(Content, BinaryFilesAreNamed) {
  EXPECT_THAT(reason("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv), HasSubstr("PNG"));
  EXPECT_THAT(reason("PK\x03\x04 and so on"), HasSubstr("ZIP"));
  EXPECT_THAT(reason("%PDF-1.7\n"), HasSubstr("PDF"));
  EXPECT_THAT(reason("\x7f"
                     "ELF\x02\x01\x01\0"sv),
              HasSubstr("program"));
  EXPECT_THAT(reason("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), HasSubstr(".msg"));
  EXPECT_THAT(reason("a\0b\0c"sv), HasSubstr("binary"));
  EXPECT_THAT(reason("\x01\x02\x03\x04xy"), HasSubstr("binary"));
  EXPECT_THAT(reason("\xff\xfeS\0u\0"sv), HasSubstr("UTF-16"));
}

TEST(Content, OneHeaderFieldMakesADraftHoweverOddTheRest) {
  EXPECT_EQ(reason("Subject: x\n\n\0\0\0\0\0\1\1\1\1\1\1"sv), "");
  EXPECT_EQ(reason("junk\nSubject: x\n\0"sv), "");
}

TEST(Content, AFieldBehindBinaryLinesMakesNoDraft) {
  EXPECT_THAT(reason("\x7f"
                     "ELF\x02\x01\x01\0\n>:\n"sv),
              HasSubstr("program"));
  EXPECT_THAT(reason("%PDF-1.7\nTitle: x\n"), HasSubstr("PDF"));
  EXPECT_THAT(reason("\1\2\3\4\5\6\nx:\n"), HasSubstr("binary"));
}

TEST(Content, PlainProseIsADraft) { EXPECT_EQ(reason("Hello there,\n\nbuy now."), ""); }

TEST(Content, MjmlIsPointedToItsHtml) {
  for (const char* bytes : {"<mjml><mj-body></mj-body></mjml>", "\n<!-- a --> <mjml>",
                            "{{! note }}<mjml owa=\"desktop\">"}) {
    const auto problem = content_problem("a.html", bytes, true);
    ASSERT_TRUE(problem) << bytes;
    EXPECT_EQ(problem->text(),
              "a.html: is MJML, which no mail program shows. Compile it (mjml draft.mjml -o "
              "draft.html) and name the HTML that comes out.");
  }
  EXPECT_TRUE(content_problem("a.mjml", "<!-- mail -->", false));
  EXPECT_FALSE(content_problem("a.html", "<p>We moved to <mjml>.</p>", true));
}

TEST(Content, HtmlIsToldFromOtherTemplates) {
  EXPECT_TRUE(looks_like_html("{{> head}}\n<table><tr><td>x"));
  EXPECT_FALSE(looks_like_html("listen {{ port }};\nroot {{ www }};"));
}

TEST(Content, HtmlMayBeUtf16) {
  EXPECT_EQ(reason("\xff\xfe<\0p\0>\0"sv, true), "");
  EXPECT_THAT(reason("\x89PNG\r\n\x1a\n"sv, true), HasSubstr("PNG"));
}

}  // namespace
}  // namespace presend::io
