// Running text as a filter reads it, and the way back to the source.

#include "scanner/email/passage.h"

#include <gmock/gmock.h>

#include <string>
#include <string_view>

#include "scanner/email/extract.h"
#include "scanner/email/wording.h"
#include "scanner/mime/parse.h"

namespace presend::email {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The bytes outlive the Email that looks at them.
struct Read {
  explicit Read(const std::string& body, const std::string& type = "text/html",
                const std::string& subject = "")
      : bytes("From: Shop <news@shop.example>\n" +
              (subject.empty() ? "" : "Subject: " + subject + "\n") + "Content-Type: " + type +
              "; charset=utf-8\n\n" + body),
        email(extract(mime::parse(bytes), lexicon::Lexicon::embedded())),
        passages(passages_of(email)) {}
  std::string bytes;
  Email email;
  std::vector<Passage> passages;

  [[nodiscard]] const Passage& body() const { return passages.back(); }
  /// The source of the first stretch of the body that reads `text`.
  [[nodiscard]] std::string source_of(std::string_view text) const {
    const std::size_t begin = body().text.find(text);
    if (begin == std::string::npos) return "not there";
    const SourceRange at = body().range(email, static_cast<std::uint32_t>(begin),
                                        static_cast<std::uint32_t>(begin + text.size()));
    return std::string(email.message.bytes.substr(at.begin, at.end - at.begin));
  }
};

std::string text_of(const std::string& html) {
  const Read read(html);
  return read.passages.empty() ? "" : read.body().text;
}

TEST(Passage, JoinsWhatStandsInOneLine) {
  EXPECT_EQ(text_of("<p>Click <b>here</b>, please</p>"), "Click here, please");
  EXPECT_EQ(text_of("<p>Cl<i>ick</i> <a href=x>he</a>re</p>"), "Click here");
  EXPECT_EQ(text_of("<p>two\n   lines</p>"), "two    lines");
  EXPECT_EQ(text_of("<p>one<br>two <img src=x> three</p>"), "one two three");
}

TEST(Passage, BlocksEndInALineFeed) {
  EXPECT_EQ(text_of("<div>Act</div><div>now</div>"), "Act\nnow");
  EXPECT_EQ(text_of("<table><tr><td>Act<td>now</table>!"), "Act\nnow\n!");
  EXPECT_EQ(text_of("<ul><li>Act<li>now</ul>"), "Act\nnow");
  EXPECT_EQ(text_of("act<p>now</p>or<hr>never"), "act\nnow\nor\nnever");
}

TEST(Passage, LeavesOutWhatIsNotShownOrNotTheSendersOwn) {
  std::string rest = "The orchestra rehearses on Monday at eight in the town hall";
  for (int i = 0; i < 20; ++i) rest += ", and brings its own stands";
  const std::string shown = "<p>" + rest + "</p>";
  EXPECT_EQ(text_of("<style>p{color:red}</style><title>Top</title>" + shown), rest);
  rest += '\n';
  EXPECT_EQ(text_of(shown + "<p style='display:none'>cheap pills for everybody here</p>"), rest);
  EXPECT_EQ(text_of(shown + "<blockquote type=cite>You wrote something</blockquote>"), rest);
  EXPECT_EQ(Read("Own\n> quoted\nwords\n", "text/plain").body().text, "Own\nwords ");
}

TEST(Passage, KeepsThePreheaderApart) {
  const Read read(
      "<div style='display:none'>Only for you</div>"
      "<p>The orchestra rehearses on Monday at eight in the town hall.</p>");
  EXPECT_THAT(read.body().text, testing::StartsWith("Only for you\nThe orchestra"));
  EXPECT_EQ(read.body().place_at(0), Place::preheader);
  EXPECT_EQ(read.body().place_at(13), Place::body);
}

TEST(Passage, TellsLinksFromTheText) {
  const Read read("<p>See <a href='https://a.example'>the list</a> today</p>");
  EXPECT_EQ(read.body().place_at(0), Place::body);
  EXPECT_EQ(read.body().place_at(4), Place::link);
  EXPECT_EQ(read.body().place_at(14), Place::body);
}

TEST(Passage, PlainTextRunsOnFromLineToLine) {
  const Read read("act\r\nnow\r\n\r\n  or never\n", "text/plain");
  EXPECT_EQ(read.body().text, "act now\nor never ");
  EXPECT_EQ(read.source_of("act now"), "act\r\nnow");
  EXPECT_EQ(read.source_of("never"), "never");
}

TEST(Passage, FindsTheWayBackThroughTagsAndEntities) {
  const Read read("<p>a b</p><p>Cl&#105;ck <b>her</b>e &amp; there</p>");
  EXPECT_EQ(read.source_of("Click"), "Cl&#105;ck");
  EXPECT_EQ(read.source_of("ick here"), "&#105;ck <b>her</b>e");
  EXPECT_EQ(read.source_of("& there"), "&amp; there");
}

TEST(Passage, FindsTheWayBackToAnEncodedSubject) {
  const Read read("x", "text/plain", "=?utf-8?Q?Gr=C3=BC=C3=9Fe?= from us");
  ASSERT_TRUE(read.passages.front().is_subject);
  EXPECT_EQ(read.passages.front().text, "Grüße from us");
  const SourceRange at = read.passages.front().range(read.email, 8, 12);
  EXPECT_EQ(read.email.message.bytes.substr(at.begin, at.end - at.begin), "from");
}

TEST(Passage, MarksWhatIsHiddenInsideAWord) {
  EXPECT_THAT(Read("<p>vi<!-- x -->agra</p>").body().joints, ElementsAre(2));
  EXPECT_THAT(Read("<p>vi<i></i>agra</p>").body().joints, ElementsAre(2));
  EXPECT_THAT(Read("<p>vi<i style='display:none'>xx</i>agra</p>").body().joints, ElementsAre(2));
  EXPECT_THAT(Read("<p><b>v</b><b>i</b><b>a</b>gra</p>").body().joints, ElementsAre(1, 2, 3));
}

TEST(Passage, TagsThatSetOffAPartOfAWordAreHonest) {
  EXPECT_THAT(Read("<p><b>i</b>Phone, 1<sup>st</sup>, <big>W</big>elcome</p>").body().joints,
              IsEmpty());
  EXPECT_THAT(Read("<p>Donau<wbr>dampf<wbr>schiff</p>").body().joints, IsEmpty());
}

TEST(Passage, TheAlternativeSpeaksOnlyWhenTheHtmlSaysLittle) {
  const auto message = [](const std::string& html) {
    return "Subject: x\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nplain words\n"
           "--b\nContent-Type: text/html\n\n<p>" +
           html + "</p>\n--b--\n";
  };
  const auto count = [](const std::string& bytes) {
    return passages_of(extract(mime::parse(bytes), lexicon::Lexicon::embedded())).size();
  };
  EXPECT_EQ(count(message("little")), 3U);
  EXPECT_EQ(count(message(std::string(300, 'x'))), 2U);
}

TEST(Passage, PlacesInOrderAgreeWithPlacesAskedSingly) {
  const Read read("<p>one &amp; <b>two</b> th<i>r</i>ee</p><div>four</div>");
  PassagePlaces places(read.email, read.body());
  for (std::uint32_t at = 0; at < read.body().text.size(); ++at) {
    if (read.body().text[at] == ' ' || read.body().text[at] == '\n') continue;
    EXPECT_EQ(places.place(at).begin, read.body().range(read.email, at, at + 1).begin) << at;
    EXPECT_EQ(places.place(at).begin, read.body().range(read.email, at, at + 1).begin) << at;
  }
}

std::vector<std::string> categories(const Read& read) {
  std::vector<std::string> found;
  const Wording wording = read_wording(read.email, lexicon::Lexicon::embedded());
  for (const PhraseUse& use : wording.uses)
    found.push_back(std::string(use.hit.category) + " " + std::string(use.hit.language));
  return found;
}

TEST(Wording, FindsPhrasesAcrossTags) {
  EXPECT_THAT(categories(Read("<p>your <b>bad</b> <i>credit</i></p>")),
              testing::Contains("credit en"));
}

TEST(Wording, ShowsNumbersWithTheirSigns) {
  const Read read("<p>Get a $250 gift card, and earn up to 500€ a week</p>");
  const Wording wording = read_wording(read.email, lexicon::Lexicon::embedded());
  std::vector<std::string> shown;
  for (const PhraseUse& use : wording.uses) shown.emplace_back(use.shown());
  EXPECT_THAT(shown, testing::Contains("$250 gift card"));
  EXPECT_THAT(shown, testing::Contains("earn up to 500€ a"));
}

TEST(Wording, FindsNoPhrasesAcrossBlocks) {
  EXPECT_THAT(categories(Read("<p>The weather is bad</p><p>credit cards</p>")),
              testing::Not(testing::Contains("credit en")));
}

TEST(Wording, ListsOfOtherLanguagesStaySilent) {
  const std::string german =
      "<p>Wir freuen uns sehr, Ihnen heute mitteilen zu dürfen, dass die Bibliothek am Samstag den "
      "ganzen Tag geöffnet ist und alle Kinder dort basteln können.</p>";
  const std::string english_phrase = "<p>bad credit</p>";
  const std::string spanish_phrase = "<p>Estimado cliente, su cuenta ha sido suspendida</p>";
  EXPECT_THAT(categories(Read(german + english_phrase)), testing::Contains("credit en"));
  EXPECT_THAT(categories(Read(german + spanish_phrase)),
              testing::Not(testing::Contains(testing::EndsWith(" es"))));
  EXPECT_THAT(categories(Read(spanish_phrase)), testing::Contains(testing::EndsWith(" es")));
}

}  // namespace
}  // namespace presend::email
