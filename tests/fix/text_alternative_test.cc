#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scanner/fix/plain_text.h"
#include "scanner/scan/scan.h"
#include "tests/fix/mend.h"

namespace presend::fix {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string plain(std::string_view html) {
  scan::Draft draft;
  draft.bytes = message_with("text/html; charset=utf-8", "8bit", html);
  const email::Email email = scan::read(draft, {}, lexicon::Lexicon::embedded());
  return plain_text_of(email.bodies.front());
}

TEST(PlainText, WrapsParagraphs) {
  const std::string text = plain(
      "<p>Our spring catalogue is here, with <b>chairs</b>, tables and shelves that our "
      "workshop built over the summer.</p><p>Second</p>");
  EXPECT_EQ(text,
            "Our spring catalogue is here, with chairs, tables and shelves that our\n"
            "workshop built over the summer.\n\nSecond\n");
}

TEST(PlainText, ShowsHeadingsListsAndQuotations) {
  EXPECT_EQ(plain("<h1>Spring</h1><h2>Tools</h2><ul><li>Hoe<li>Rake<ul><li>small</ul></ul>"
                  "<ol><li>One</li><li>Two</li></ol><blockquote>She said</blockquote>"),
            "Spring\n======\n\nTools\n-----\n\n- Hoe\n- Rake\n  - small\n\n1. One\n2. Two\n\n"
            "> She said\n");
}

TEST(PlainText, NamesWhereLinksLead) {
  EXPECT_EQ(plain("<p><a href=\"https://www.example.org/a?b=1&amp;c=2\">Read on</a>, "
                  "<a href=\"https://www.example.org/\">www.example.org</a>, "
                  "<a href=\"mailto:pat@example.org?subject=x\">Pat</a>, <a href=\"#top\">up</a>"),
            "Read on <https://www.example.org/a?b=1&c=2>, www.example.org, Pat\n"
            "<pat@example.org>, up\n");
}

TEST(PlainText, ShowsPicturesByTheirWords) {
  EXPECT_EQ(plain("<p><a href=\"https://www.example.org/\"><img src=\"https://x.example/a.png\" "
                  "width=\"90\" height=\"90\" alt=\"Example Shop\"></a>"
                  "<img src=\"https://x.example/b.png\" alt=\"\">"),
            "Example Shop <https://www.example.org/>\n");
}

TEST(PlainText, LeavesOutWhatDoesNotShow) {
  EXPECT_EQ(plain("<style>p{color:red}</style><p>Seen</p><div style=\"display:none\">Unseen "
                  "<a href=\"https://www.example.org/\">link</a></div><script>x()</script>"),
            "Seen\n");
}

TEST(PlainText, SetsTablesInRowsAndKeepsPreformattedLines) {
  EXPECT_EQ(plain("<table><tr><td>Name</td><td>Price</td></tr><tr><td>Hoe</td><td>3</td></tr>"
                  "</table><pre>a  b\n  c</pre>"),
            "Name Price\nHoe 3\n\na  b\n  c\n");
}

TEST(PlainText, BreaksWritingWithoutBlanksAndNoAddress) {
  std::string words, address = "https://www.example.org/";
  for (int i = 0; i < 60; ++i) words += "春";
  address += std::string(120, 'x');
  const std::string text = plain("<p>" + words + "</p><p><a href=\"" + address + "\">x</a></p>");
  EXPECT_THAT(text, HasSubstr(words.substr(0, 38 * 3) + "\n"));
  EXPECT_THAT(text, HasSubstr("<" + address + ">\n"));
}

TEST(PlainText, TakesHostileNestingWithoutHarm) {
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += "<ul><li><blockquote><a href=\"https://x.example/\">";
  EXPECT_LT(plain(deep + "text").size(), 1'000'000U);
}

TEST(TextAlternative, IsPutBesideTheHtml) {
  const std::string bytes =
      message_with("text/html; charset=utf-8", "8bit", "<p>Our café is open.</p>\n");
  const Plan plan = mend(bytes);
  EXPECT_THAT(fixers_of(plan), ElementsAre("text-alternative"));
  const mime::Message after = mime::parse(plan.fixed);
  ASSERT_EQ(after.parts.size(), 3U);
  EXPECT_EQ(after.parts[0].type, "multipart/alternative");
  EXPECT_EQ(after.parts[1].type, "text/plain");
  EXPECT_EQ(after.parts[1].text, "Our café is open.");
  EXPECT_EQ(after.parts[2].type, "text/html");
  EXPECT_EQ(after.parts[2].text, "<p>Our café is open.</p>");
  EXPECT_THAT(after.defects, IsEmpty());
  EXPECT_THAT(mend(plan.fixed).edits, IsEmpty());
}

TEST(TextAlternative, TakesTheFieldsOfTheHtmlAlongUnchanged) {
  const std::string bytes =
      "From: Example Shop <news@example.org>\r\nContent-Type: text/html;\r\n charset=iso-8859-1\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\nContent-Language: de\r\nSubject: News\r\n\r\n"
      "<p>Gr=FC=DFe</p>\r\n";
  const Plan plan = mend(bytes, {.rules = {"MIM001"}});
  EXPECT_THAT(plan.fixed, HasSubstr("\r\nContent-Type: text/html;\r\n charset=iso-8859-1\r\n"
                                    "Content-Transfer-Encoding: quoted-printable\r\n"
                                    "Content-Language: de\r\n\r\n<p>Gr=FC=DFe</p>\r\n--"));
  EXPECT_THAT(plan.fixed, HasSubstr("MIME-Version: 1.0\r\n"));
  std::size_t bare = 0;
  for (std::size_t i = 0; i < plan.fixed.size(); ++i)
    bare += plan.fixed[i] == '\n' && plan.fixed[i - 1] != '\r' ? 1 : 0;
  EXPECT_EQ(bare, 0U) << "line ends are the file's own";
}

TEST(TextAlternative, KeepsPicturesWithTheHtml) {
  const std::string bytes =
      "From: Example Shop <news@example.org>\nSubject: News\nMIME-Version: 1.0\n"
      "Content-Type: multipart/mixed; boundary=m\n\n--m\n"
      "Content-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html\n\n"
      "<p>Our catalogue <img src=\"cid:a@x\" alt=\"\"></p>\n--r\nContent-Type: image/gif\n"
      "Content-ID: <a@x>\nContent-Transfer-Encoding: base64\n\nR0lGODlhAQABAAAAACw=\n--r--\n"
      "--m\nContent-Type: application/pdf\nContent-Disposition: attachment\n\nx\n--m--\n";
  const mime::Message after = mime::parse(mend(bytes, {.rules = {"MIM001"}}).fixed);
  std::vector<std::string> types;
  for (const mime::Part& part : after.parts) types.emplace_back(part.type);
  EXPECT_THAT(types, ElementsAre("multipart/mixed", "multipart/alternative", "text/plain",
                                 "multipart/related", "text/html", "image/gif", "application/pdf"));
}

TEST(TextAlternative, JoinsAnAlternativeThatLacksIt) {
  const std::string bytes =
      "From: Example Shop <news@example.org>\nSubject: News\nMIME-Version: 1.0\n"
      "Content-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/html\n\n"
      "<p>Our catalogue</p>\n--a--\n";
  const mime::Message after = mime::parse(mend(bytes, {.rules = {"MIM001"}}).fixed);
  ASSERT_EQ(after.parts.size(), 3U);
  EXPECT_EQ(after.parts[1].type, "text/plain");
  EXPECT_EQ(after.parts[1].text, "Our catalogue");
}

TEST(TextAlternative, IsNotMadeForBareFilesOrDoubtfulMessages) {
  EXPECT_THAT(mend("<html><body><p>Our catalogue</p></body></html>", {.is_html_file = true}).edits,
              IsEmpty());
  EXPECT_THAT(fixers_of(mend("From: a@example.org\nthis is no field\nSubject: x\n"
                             "Content-Type: text/html\n\n<p>Our catalogue</p>\n")),
              Not(Contains("text-alternative")));
}

TEST(TextAlternative, OfATemplateKeepsItsBlocksWhole) {
  const std::string whole =
      message_with("text/html; charset=utf-8", "8bit",
                   "<p>Dear {{ first name }},</p>{% if vip %}<p>Thank you</p>{% endif %}\n");
  const Plan plan = mend(whole, {.rules = {"MIM001"}});
  EXPECT_THAT(text_of(plan.fixed, "text/plain"), HasSubstr("{% if vip %}"));
  EXPECT_THAT(text_of(plan.fixed, "text/plain"), HasSubstr("{% endif %}"));
  EXPECT_THAT(text_of(plan.fixed, "text/plain"), HasSubstr("Dear {{ first name }},"));
}

}  // namespace
}  // namespace presend::fix
