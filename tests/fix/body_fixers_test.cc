#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scanner/fix/transfer_encode.h"
#include "scanner/links/results.h"
#include "tests/fix/mend.h"

namespace presend::fix {
namespace {

using heuristics::html;
using heuristics::tpl;
using test_support::BodyEncoding;
using test_support::example_message;
using test_support::LineEnds;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr BodyEncoding kEncodings[] = {BodyEncoding::plain, BodyEncoding::quoted_printable,
                                       BodyEncoding::base64};
constexpr LineEnds kLineEnds[] = {LineEnds::lf, LineEnds::crlf};

/// Mends the example in every encoding and checks what must always hold; the HTML of the last.
std::string mended_html(const heuristics::Example& example, const MendOptions& options = {}) {
  std::string last;
  for (const BodyEncoding encoding : kEncodings)
    for (const LineEnds line_ends : kLineEnds) {
      const std::string bytes = example_message(example, encoding, line_ends);
      const Plan plan = mend(bytes, options);
      EXPECT_EQ(fix::apply(bytes, plan.edits), plan.fixed);
      EXPECT_LE(plan.after.risk, plan.before.risk + 1e-9);
      EXPECT_THAT(mend(plan.fixed, options).edits, IsEmpty()) << "a second run changes nothing";
      std::string text = with_line_ends(text_of(plan.fixed, "text/html"), "\n");
      if (!last.empty()) {
        EXPECT_EQ(text, last) << name(encoding) << ' ' << name(line_ends);
      }
      last = std::move(text);
    }
  return last;
}

links::Results proved(std::initializer_list<std::string_view> urls, bool https_works = true) {
  links::Results results;
  for (const std::string_view url : urls) {
    links::Result result;
    result.url = url;
    result.state = links::State::works;
    result.https_works = https_works;
    results.add(std::move(result));
  }
  return results;
}

TEST(SecureLinks, SwitchesWhatTheLiveCheckProved) {
  const links::Results results =
      proved({"http://www.example.org/news", "http://img.example.org/a.png"});
  const std::string out =
      mended_html(html(R"(<p>Read <a href="http://www.example.org/news#top">our news</a> or
<a href=" HTTP://www.example.org/news ">them</a> or <a href='http://www.example.org/old'>old</a></p>
<img src="http://img.example.org/a.png" width="300" height="200" alt="Tulips">)"),
                  {.links = &results});
  EXPECT_THAT(out, HasSubstr(R"(<a href="https://www.example.org/news#top">)"));
  EXPECT_THAT(out, HasSubstr(R"(<a href=" HTTPs://www.example.org/news ">)"));
  EXPECT_THAT(out, HasSubstr(R"(<a href='http://www.example.org/old'>)")) << "not proved";
  EXPECT_THAT(out, HasSubstr(R"(<img src="https://img.example.org/a.png")"));
}

TEST(SecureLinks, DoesNothingWithoutProof) {
  const heuristics::Example example =
      html(R"(<p>Read <a href="http://www.example.org/news">our news</a></p>)");
  const std::string bytes = example_message(example);
  EXPECT_THAT(mend(bytes).edits, IsEmpty());
  const links::Results dead = proved({"http://www.example.org/news"}, false);
  EXPECT_THAT(mend(bytes, {.links = &dead}).edits, IsEmpty());
}

TEST(SecureLinks, MendsThePlainTextAndTheUnsubscribeField) {
  const links::Results results =
      proved({"http://www.example.org/leave?u=1", "http://www.example.org/news"});
  const std::string bytes =
      "From: Example Shop <news@example.org>\nTo: pat@example.net\nSubject: News\n"
      "List-Unsubscribe: <http://www.example.org/leave?u=1>\nPrecedence: bulk\n"
      "MIME-Version: 1.0\nContent-Type: text/plain\n\nRead http://www.example.org/news now.\n";
  const Plan plan = mend(bytes, {.links = &results});
  EXPECT_THAT(plan.fixed, HasSubstr("List-Unsubscribe: <https://www.example.org/leave?u=1>"));
  EXPECT_THAT(plan.fixed, HasSubstr("Read https://www.example.org/news now."));
  EXPECT_THAT(plan.fixed, HasSubstr("List-Unsubscribe-Post:"))
      << "now that the address is https, one click is possible";
}

TEST(SecureLinks, LeavesTemplateTagsAlone) {
  const links::Results results = proved({"http://www.example.org/news"});
  const std::string html_file =
      "<html><body><p><a href=\"http://www.example.org/news?{{ id }}\">a</a>"
      "<a href=\"http://www.example.org/news\">b</a></p></body></html>\n";
  const Plan plan = mend(html_file, {.is_html_file = true, .links = &results});
  EXPECT_THAT(plan.fixed, HasSubstr("http://www.example.org/news?{{ id }}"));
  EXPECT_THAT(plan.fixed, HasSubstr("https://www.example.org/news\">b"));
}

TEST(DecorativeAlt, IsAddedToWhatSaysNothing) {
  const std::string out = mended_html(html(R"(<p>Our spring catalogue is here.</p>
<img src="https://www.example.org/line.png" width="600" height="5">
<IMG SRC="https://www.example.org/spacer.gif" width="300" height="40">
<img role="presentation" src="https://www.example.org/leaf.png" width="30" height="30">
<img src="https://www.example.org/spring.jpg" width="300" height="200">
<a href="https://www.example.org/"><img src="https://www.example.org/blank.png" width="90" height="90"></a>)"));
  EXPECT_THAT(out, HasSubstr(R"(<img alt="" src="https://www.example.org/line.png")"));
  EXPECT_THAT(out, HasSubstr(R"(<IMG alt="" SRC="https://www.example.org/spacer.gif")"));
  EXPECT_THAT(out, HasSubstr(R"(<img alt="" role="presentation")"));
  EXPECT_THAT(out, HasSubstr(R"(<img src="https://www.example.org/spring.jpg")"))
      << "a picture that says something needs words";
  EXPECT_THAT(out, HasSubstr(R"(<img src="https://www.example.org/blank.png")"))
      << "people click it";
}

TEST(DecorativeAlt, DoesNotTouchTagsOfTemplates) {
  const std::string file =
      "<html><body><p>Our catalogue is here.</p>"
      "<img {{#if wide}}width=\"600\"{{/if}} height=\"5\" src=\"https://www.example.org/line.png\">"
      "</body></html>\n";
  const Plan plan = mend(file, {.is_html_file = true});
  EXPECT_THAT(plan.fixed, HasSubstr("{{#if wide}}width=\"600\"{{/if}}"));
}

TEST(InvisibleLetters, LeaveTheWords) {
  const std::string out = mended_html(
      html("<p>Your pass&#8203;word and ac\xE2\x80\x8B"
           "count, the bank&#x200b;ing and the "
           "cer&ZeroWidthSpace;tificate need care. Donau&shy;dampf&shy;schiff stays.</p>"));
  EXPECT_THAT(out, HasSubstr("Your password and account, the banking and the certificate need"));
  EXPECT_THAT(out, HasSubstr("Donau&shy;dampf&shy;schiff"));
}

TEST(InvisibleLetters, LeaveOtherCharsetsToo) {
  const std::string bytes =
      message_with("text/html; charset=iso-8859-1", "quoted-printable",
                   "<p>Gr=FC=DFe: your pass&#8203;word and ac&#8203;count need care.</p>\n");
  const Plan plan = mend(bytes, {.rules = {"TXT002"}});
  EXPECT_THAT(plan.fixed, HasSubstr("Gr=FC=DFe: your password and account need"));
  EXPECT_EQ(plan.edits.size(), 2U);
}

TEST(InvisibleLetters, LeaveWideTextToo) {
  std::string body("\xFF\xFE", 2);
  for (const char c : std::string_view("<p>Your pass&#8203;word needs care.</p>\n"))
    body += {c, '\0'};
  const std::string bytes =
      message_with("text/html; charset=utf-16", "base64", base64(body, "\n") + "\n");
  const Plan plan = mend(bytes, {.rules = {"TXT002"}});
  EXPECT_THAT(text_of(plan.fixed, "text/html"), HasSubstr("Your password needs care"));
}

TEST(InvisibleLetters, LeaveTheSubject) {
  const std::string bytes =
      example_message(heuristics::header("Subject: =?utf-8?Q?Your_pass=E2=80=8Bword_needs_care?="));
  const mime::Message after = mime::parse(mend(bytes).fixed);
  EXPECT_EQ(after.find("Subject")->value, "Your password needs care");
}

TEST(NeedlessBase64, BecomesWhatPeopleCanRead) {
  const std::string plain = message_with("text/plain; charset=utf-8", "base64",
                                         base64("Our spring catalogue is here.\r\n", "\n") + "\n");
  EXPECT_THAT(mend(plain).fixed, HasSubstr("Content-Transfer-Encoding: 7bit\n\n"
                                           "Our spring catalogue is here.\n"));
  std::string prose = "Unser Katalog ist da: Stühle. ";
  for (int i = 0; i < 20; ++i) prose += "Chairs and tables and shelves that we built. ";
  const std::string foreign =
      message_with("text/plain; charset=utf-8", "base64", base64(prose + "\r\n", "\n") + "\n");
  const Plan plan = mend(foreign);
  EXPECT_THAT(plan.fixed, HasSubstr("Content-Transfer-Encoding: quoted-printable"));
  EXPECT_EQ(text_of(plan.fixed, "text/plain"), prose + "\n");
}

TEST(NeedlessBase64, IsLeftWhereItIsNeeded) {
  const std::string bytes = message_with("text/plain; charset=utf-8", "base64",
                                         base64("Наши весенние новости здесь.\r\n", "\n") + "\n");
  EXPECT_THAT(fixers_of(mend(bytes)), Not(Contains("needless-base64")));
}

TEST(LongLines, AreBrokenSoftly) {
  std::string line = "<p>";
  for (int i = 0; i < 100; ++i) line += "The catalogue = " + std::to_string(i) + ". ";
  line += "</p>";
  for (const std::string_view encoding : {"7bit", "8bit"}) {
    const std::string bytes = message_with("text/html; charset=utf-8", encoding,
                                           "<p>One</p>\n" + line + "\n<p>Two</p>\n");
    const Plan plan = mend(bytes, {.rules = {"MIM006"}});
    EXPECT_THAT(fixers_of(plan), Contains("long-lines"));
    EXPECT_EQ(text_of(plan.fixed, "text/html"), text_of(bytes, "text/html"));
    EXPECT_THAT(plan.fixed, HasSubstr("\n<p>One</p>\n")) << "short lines stay as they are";
    for (const scan::ReportedFinding& finding : plan.after.findings)
      EXPECT_NE(finding.rule->id, "MIM006");
  }
}

TEST(LongLines, OfEncodedBodiesAreBrokenWhereTheyStand) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "catalogue ü ";
  std::string soft;
  for (const char c : text) soft += quoted_printable_byte(c, false);
  for (const auto& [encoding, body] :
       {std::pair<std::string, std::string>{"quoted-printable", soft},
        {"base64", base64(text, "\n", 1600)}}) {
    const std::string bytes = message_with("text/plain; charset=utf-8", encoding, body + "\n");
    const Plan plan = mend(bytes, {.rules = {"MIM006"}});
    EXPECT_FALSE(plan.edits.empty());
    for (const Edit& edit : plan.edits) EXPECT_TRUE(edit.at.empty()) << "only line ends are added";
    EXPECT_EQ(text_of(plan.fixed, "text/plain"), text_of(bytes, "text/plain"));
  }
}

TEST(ActiveMarkup, GoesOnlyWhenAsked) {
  const heuristics::Example example = html(R"html(<p onclick="open()" class="x">Our catalogue</p>
  <script>track("open")</script>
<p>is here.</p>)html");
  EXPECT_THAT(mended_html(example), HasSubstr("<script>"));
  const std::string out = mended_html(example, {.with_unsafe = true});
  EXPECT_THAT(out, HasSubstr("<p class=\"x\">Our catalogue</p>\n<p>is here.</p>"));
}

TEST(HiddenText, GoesOnlyWhenAskedAndNotWithWhatShows) {
  const std::string body =
      "<p>Our spring catalogue is here, with early potatoes and onion sets from Monday on. It "
      "shows "
      "the chairs, tables and shelves that our workshop built over the summer.</p>\n"
      "<div style=\"color:#ffffff;background-color:#ffffff\">The second rehearsal is in the gym on "
      "Thursday. Please bring your own stands and something warm to drink; parking behind the "
      "bakery is free after six.</div>\n"
      "<p>You can see all of them in the shop.</p>";
  const std::string bytes = message_with("text/html; charset=utf-8", "8bit", body);
  EXPECT_THAT(text_of(mend(bytes).fixed, "text/html"), HasSubstr("rehearsal"));
  const std::string out = text_of(mend(bytes, {.with_unsafe = true}).fixed, "text/html");
  EXPECT_THAT(out, Not(HasSubstr("rehearsal")));
  EXPECT_THAT(out, HasSubstr("over the summer.</p>\n<p>You can see"));
}

TEST(Suppressed, FindingsAreNotMended) {
  const heuristics::Example example = html(
      "<p>Our catalogue is here.</p>\n"
      "<!-- presend-ignore-next-line IMG003 -- drawn later -->\n"
      "<img src=\"https://www.example.org/line.png\" width=\"600\" height=\"5\">\n");
  EXPECT_THAT(mended_html(example), Not(HasSubstr("alt")));
}

TEST(Declined, EditsAreToldWithTheReason) {
  const std::string file =
      "<html><body><p>Your pass&#8203;word and ac&#8203;count need care.</p></body></html>\n";
  const Plan plan = mend(file, {.is_html_file = true});
  EXPECT_THAT(plan.fixed, HasSubstr("password and account"));
  EXPECT_THAT(plan.declined, IsEmpty());
}

}  // namespace
}  // namespace presend::fix
