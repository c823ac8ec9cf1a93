#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "scanner/email/extract.h"
#include "scanner/email/vml_links.h"
#include "scanner/mime/parse.h"

namespace presend::email {
namespace {

using testing::ElementsAre;

/// The message outlives the Email that looks at it.
Email read(const std::string& message) {
  return extract(mime::parse(message), lexicon::Lexicon::embedded());
}

const std::string kHtml = "Content-Type: text/html\n\n";

TEST(Hostile, TextBelongsToTheInnermostAnchor) {
  const std::string message =
      kHtml +
      "<a href='https://a.example/'>out<object><a href='https://b.example/'>in</a></object>";
  const Email email = read(message);
  ASSERT_EQ(email.links.size(), 2u);
  EXPECT_EQ(email.links[0].text, "out");
  EXPECT_EQ(email.links[1].text, "in");
}

TEST(Hostile, BracketsOfListUnsubscribeDoNotOverlap) {
  const std::string message = "List-Unsubscribe: <<<https://a.example/>, <https://b.example/>\n\nx";
  const Email email = read(message);
  ASSERT_EQ(email.links.size(), 2u);
  EXPECT_EQ(email.links[0].href, "<<https://a.example/");
  EXPECT_EQ(email.links[1].href, "https://b.example/");
}

TEST(Hostile, EndlessBaseIsLeftOut) {
  const std::string message =
      kHtml + "<base href='https://a.example/" + std::string(2000, 'a') + "/'><a href='b'>x</a>";
  const Email email = read(message);
  ASSERT_EQ(email.links.size(), 1u);
  EXPECT_EQ(email.links[0].reference.kind, url::ReferenceKind::relative);
}

TEST(Hostile, PlacesInOneParagraphAreTold) {
  const std::string message =
      kHtml + "<p>&lt;https://a.example/?x=1&amp;y&gt; &amp; https://b.example/&#x41;</p>";
  const Email email = read(message);
  std::vector<std::string> places;
  for (const Link& link : email.links)
    places.push_back(message.substr(link.at.begin, link.at.size()));
  EXPECT_THAT(places, ElementsAre("https://a.example/?x=1&amp;y", "https://b.example/&#x41;"));
}

TEST(Hostile, ImagesOfOnePartAreAllSized) {
  const std::string png = std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x10", 24);
  const std::string message =
      "Content-Type: multipart/related; boundary=b\n\n--b\n" + kHtml +
      "<img src='cid:a'><img src='cid:%61' width=8><img src='cid:c'>\n--b\n"
      "Content-Type: image/png\nContent-Transfer-Encoding: binary\nContent-ID: <a>\n\n" +
      png + "\n--b--\n";
  const Email email = read(message);
  ASSERT_EQ(email.images.size(), 3u);
  EXPECT_EQ(email.images[0].width_px, 32u);
  EXPECT_EQ(email.images[1].width_px, 8u);
  EXPECT_EQ(email.images[1].height_px, 4u);
  EXPECT_TRUE(email.images[2].is_broken_cid);
}

TEST(VmlLinks, NeedNoTree) {
  const std::string_view comment =
      "<!--[if mso]><table><v:rect HREF='https://a.example/?x&amp;y'><v:fill src=\"b.png\"/>";
  const auto links = vml_links(comment, {});
  ASSERT_EQ(links.size(), 2u);
  EXPECT_EQ(links[0].element, LinkElement::vml);
  EXPECT_EQ(links[0].href, "https://a.example/?x&y");
  EXPECT_EQ(comment.substr(links[0].at.begin, links[0].at.end - links[0].at.begin),
            "https://a.example/?x&amp;y");
  EXPECT_EQ(links[1].element, LinkElement::background);
  EXPECT_EQ(links[1].href, "b.png");
}

}  // namespace
}  // namespace presend::email
