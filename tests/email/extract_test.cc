#include "scanner/email/extract.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "scanner/mime/parse.h"

namespace presend::email {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The bytes outlive the Email that looks at them.
struct Read {
  explicit Read(std::string message, const Sender& sender = {}, bool is_html_file = false)
      : bytes(std::move(message)),
        email(extract(is_html_file ? mime::parse_html_file(bytes) : mime::parse(bytes),
                      lexicon::Lexicon::embedded(), sender, {},
                      {.is_bare_html = is_html_file, .is_template = is_html_file})) {}
  std::string bytes;
  Email email;

  [[nodiscard]] std::string at(SourceRange range) const {
    return bytes.substr(range.begin, range.size());
  }
};

Read html(const std::string& body) {
  return Read(
      "From: Shop <news@shop.example>\r\nSubject: Hello\r\n"
      "Content-Type: text/html; charset=utf-8\r\n\r\n" +
      body);
}

std::vector<std::string> hrefs(const Email& email, LinkElement element) {
  std::vector<std::string> found;
  for (const Link& link : email.links)
    if (link.element == element) found.emplace_back(link.href);
  return found;
}

TEST(Extract, LinksOfEveryKindInDocumentOrder) {
  const Read read = html(R"html(<body background="https://i.example/bg.png">
<a href="https://shop.example/a">one</a><map><area href="https://shop.example/b"></map>
<form action="https://f.example/post"></form>
<p style="background:url('https://i.example/p.png')">text http://bare.example/x</p>
<!--[if mso]><v:roundrect href="https://shop.example/vml">x</v:roundrect><![endif]-->)html");
  EXPECT_THAT(hrefs(read.email, LinkElement::a), ElementsAre("https://shop.example/a"));
  EXPECT_THAT(hrefs(read.email, LinkElement::area), ElementsAre("https://shop.example/b"));
  EXPECT_THAT(hrefs(read.email, LinkElement::form), ElementsAre("https://f.example/post"));
  EXPECT_THAT(hrefs(read.email, LinkElement::background), ElementsAre("https://i.example/bg.png"));
  EXPECT_THAT(hrefs(read.email, LinkElement::css), ElementsAre("https://i.example/p.png"));
  EXPECT_THAT(hrefs(read.email, LinkElement::vml), ElementsAre("https://shop.example/vml"));
  EXPECT_THAT(hrefs(read.email, LinkElement::text), ElementsAre("http://bare.example/x"));
  for (const Link& link : read.email.links) EXPECT_EQ(read.at(link.at), link.href);
}

TEST(Extract, LinkTextIsWhatItShows) {
  const Read read = html(R"(<a href="https://shop.example/">Buy <b>now</b>
<span style="display:none">secret</span><img src="https://i.example/x.png" alt="today"></a>)");
  ASSERT_EQ(read.email.links.size(), 1U);
  EXPECT_EQ(read.email.links[0].text, "Buy now today");
  EXPECT_TRUE(read.email.links[0].is_visible);
}

TEST(Extract, UrlInsideAnAnchorIsNoSecondLink) {
  const Read read = html(R"(<a href="https://a.example">http://b.example</a> http://c.example)");
  EXPECT_THAT(hrefs(read.email, LinkElement::text), ElementsAre("http://c.example"));
}

TEST(Extract, ExternalIsMeasuredAgainstTheSendersDomains) {
  const std::string message =
      "From: a@mail.shop.example\nContent-Type: text/html\n\n"
      "<a href='https://www.shop.example'>x</a><a href='https://track.example'>y</a>"
      "<a href='https://other.example'>z</a>";
  Sender sender;
  sender.own_domains = {"track.example"};
  const Read read(message, sender);
  std::vector<bool> external;
  for (const Link& link : read.email.links) external.push_back(link.is_external);
  EXPECT_THAT(external, ElementsAre(false, false, true));
  EXPECT_EQ(read.email.measures.external_links, 1U);
}

TEST(Extract, HiddenTextIsTold) {
  const Read read = html("<p>seen</p><div style='display:none'>unseen words</div>");
  ASSERT_EQ(read.email.texts.size(), 2U);
  EXPECT_TRUE(read.email.texts[0].is_visible());
  EXPECT_EQ(read.email.texts[1].hidden_by, html::HiddenBy::display);
  EXPECT_EQ(read.email.measures.hidden_chars, 12U);
  EXPECT_EQ(read.email.measures.visible_words, 1U);
}

TEST(Extract, PlainAlternativeIsNotCountedTwice) {
  const Read read(
      "From: a@a.example\nContent-Type: multipart/alternative; boundary=b\n\n--b\n"
      "Content-Type: text/plain\n\none two three\n> quoted words\n--b\n"
      "Content-Type: text/html\n\n<p>four five</p>\n--b--\n");
  EXPECT_EQ(read.email.measures.visible_words, 2U);
  ASSERT_EQ(read.email.texts.size(), 3U);
  EXPECT_EQ(read.email.texts[0].role, Role::alternative);
  EXPECT_EQ(read.email.texts[1].role, Role::quote);
  EXPECT_EQ(read.email.texts[2].role, Role::body);
}

TEST(Extract, EmbeddedImagesAreFoundByContentId) {
  const Read read(
      "From: a@a.example\nContent-Type: multipart/related; boundary=b\n\n--b\n"
      "Content-Type: text/html\n\n<img src='cid:logo@x'><img src='cid:lost'>\n--b\n"
      "Content-Type: image/gif\nContent-ID: <logo@x>\nContent-Transfer-Encoding: base64\n\n"
      "R0lGODlhWALIAIAAAA==\n--b--\n");
  ASSERT_EQ(read.email.images.size(), 2U);
  EXPECT_EQ(read.email.images[0].kind, ImageKind::embedded);
  EXPECT_EQ(read.email.images[0].width_px, 600U);
  EXPECT_EQ(read.email.images[0].height_px, 200U);
  EXPECT_FALSE(read.email.images[0].is_broken_cid);
  EXPECT_TRUE(read.email.images[1].is_broken_cid);
  EXPECT_THAT(read.email.attachments, IsEmpty()) << "an embedded image is not offered to save";
}

TEST(Extract, ImageSizeFollowsStyleThenAttributeThenHeader) {
  const Read read =
      html(R"(<img src="https://i.example/1" width="300" style="width:200px" height=50>
<img src="data:image/gif;base64,R0lGODlhWALIAIAAAA==" width="300">
<img src="https://i.example/2" width="100%">)");
  ASSERT_EQ(read.email.images.size(), 3U);
  EXPECT_EQ(read.email.images[0].width_px, 200U);
  EXPECT_EQ(read.email.images[0].height_px, 50U);
  EXPECT_EQ(read.email.images[1].kind, ImageKind::data);
  EXPECT_EQ(read.email.images[1].height_px, 100U) << "scaled with its width";
  EXPECT_EQ(read.email.images[2].width_px, 684U) << "the page without the margins of its body";
}

TEST(Extract, ArchivesAreListed) {
  // A stored zip with the one entry "run.exe" of two bytes.
  const Read read(
      "From: a@a.example\nContent-Type: application/zip; name=\"bill.zip\"\n"
      "Content-Disposition: attachment; filename=\"bill.zip\"\n"
      "Content-Transfer-Encoding: base64\n\n"
      "UEsDBBQAAAAAAAAAIQBdm7CPAgAAAAIAAAAHAAAAcnVuLmV4ZU1aUEsBAhQDFAAAAAAAAAAhAF2bsI8C\n"
      "AAAAAgAAAAcAAAAAAAAAAAAAAIABAAAAAHJ1bi5leGVQSwUGAAAAAAEAAQA1AAAAJwAAAAAA\n");
  ASSERT_EQ(read.email.attachments.size(), 1U);
  EXPECT_EQ(read.email.attachments[0].filename, "bill.zip");
  EXPECT_EQ(read.email.attachments[0].real_type, "application/zip");
  EXPECT_THAT(read.email.attachments[0].entries, ElementsAre("run.exe"));
  EXPECT_FALSE(read.email.attachments[0].is_encrypted);
}

TEST(Extract, UuencodedFilesAreAttachments) {
  const Read read(
      "From: a@a.example\n\nSee the file.\n\nbegin 644 note.txt\n#0V%T\n`\nend\n\nBye.\n");
  ASSERT_EQ(read.email.attachments.size(), 1U);
  EXPECT_EQ(read.email.attachments[0].filename, "note.txt");
  EXPECT_EQ(read.email.attachments[0].bytes, 3U);
  EXPECT_EQ(read.email.measures.visible_words, 4U) << "its lines are no text";
}

TEST(Extract, MultipartWithoutDelimitersShowsAsText) {
  const Read read("From: a@a.example\nContent-Type: multipart/mixed\n\nplain words\n");
  EXPECT_EQ(read.email.measures.visible_words, 2U);
}

TEST(Extract, ListUnsubscribeMakesBulkMail) {
  const Read read(
      "From: a@a.example\nList-Unsubscribe: <mailto:out@a.example>,\n <https://a.example/out>\n"
      "\nhello\n");
  EXPECT_EQ(read.email.mail, MailKind::bulk);
  EXPECT_THAT(hrefs(read.email, LinkElement::list_unsubscribe),
              ElementsAre("mailto:out@a.example", "https://a.example/out"));
  for (const Link& link : read.email.links) EXPECT_EQ(read.at(link.at), link.href);
}

TEST(Extract, UnsubscribeLinksAreKnownInSeveralLanguages) {
  for (const char* wording : {"Unsubscribe", "Newsletter abbestellen", "Se désabonner",
                              "Darse de baja", "Cancelar inscrição", "Annulla l'iscrizione"}) {
    const Read read = html("<a href='https://shop.example/x'>" + std::string(wording) + "</a>");
    ASSERT_EQ(read.email.links.size(), 1U);
    EXPECT_TRUE(read.email.links[0].is_unsubscribe) << wording;
  }
  EXPECT_FALSE(html("<a href='https://shop.example/x'>Read on</a>").email.links[0].is_unsubscribe);
}

TEST(Extract, BaseHrefResolvesRelativeLinks) {
  const Read read = html("<head><base href='https://b.example/d/'></head><a href='x'>x</a>");
  ASSERT_EQ(read.email.links.size(), 1U);
  ASSERT_NE(read.email.links[0].url(), nullptr);
  EXPECT_EQ(read.email.links[0].url()->href(), "https://b.example/d/x");
}

TEST(Extract, HtmlFileIsATemplateWithoutHeader) {
  const Read read("<p>Hi {{name}}</p><a href='{{url}}'>x</a>", {}, true);
  EXPECT_TRUE(read.email.is_template);
  ASSERT_EQ(read.email.links.size(), 1U);
  EXPECT_EQ(read.email.links[0].href, "{{url}}");
  EXPECT_EQ(read.email.links[0].url(), nullptr) << "a tag supplies the host: domain unknown";
}

TEST(Extract, LimitsLeaveADefect) {
  std::string body;
  for (int i = 0; i < 30; ++i) body += "<p>word <a href='https://shop.example/'>link</a></p>";
  const std::string bytes = "From: a@shop.example\nContent-Type: text/html\n\n" + body;
  Limits limits;
  limits.texts = 10;
  limits.links = 5;
  const Email email = extract(mime::parse(bytes), lexicon::Lexicon::embedded(), {}, limits);
  EXPECT_EQ(email.texts.size(), 10U);
  EXPECT_EQ(email.links.size(), 5U);
  std::vector<std::string> messages;
  for (const mime::Defect& defect : email.message.defects)
    if (defect.kind == mime::DefectKind::html_limit) messages.push_back(defect.message);
  EXPECT_THAT(messages,
              ElementsAre("there are more than 10 pieces of text; only the first were read",
                          "there are more than 5 links; only the first were read"));
}

TEST(Extract, EmailStaysValidWhenMoved) {
  Read read = html("<p>some   text</p><a href='https://a.example'>go</a>");
  const Email moved = std::move(read.email);
  EXPECT_EQ(moved.texts.at(0).text, "some text");
  EXPECT_EQ(moved.links.at(0).text, "go");
}

}  // namespace
}  // namespace presend::email
