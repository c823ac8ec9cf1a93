#include "scanner/email/css_urls.h"

#include <gmock/gmock.h>

#include <vector>

namespace presend::email {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> urls(std::string_view css) {
  std::vector<std::string> found;
  CssUrls walk(css);
  while (const auto url = walk.next())
    found.push_back(unescape_css(css.substr(url->begin, url->end - url->begin)));
  return found;
}

TEST(CssUrls, QuotedBareAndUpperCase) {
  EXPECT_THAT(urls("a{background:url(x.png)} b{background: URL( 'y.png' )} c{x:url(\"z(1).png\")}"),
              ElementsAre("x.png", "y.png", "z(1).png"));
}

TEST(CssUrls, ImportsWithAndWithoutUrl) {
  const std::string_view css = "@import 'a.css'; @import url(b.css);";
  EXPECT_THAT(urls(css), ElementsAre("a.css", "b.css"));
  EXPECT_TRUE(CssUrls(css).next()->is_import);
}

TEST(CssUrls, CommentsHideThem) {
  EXPECT_THAT(urls("/* url(a.png) */ p{background:url(b.png)} /* url(c.png)"),
              ElementsAre("b.png"));
}

TEST(CssUrls, TellsFontsFromImages) {
  CssUrls walk("p{a:url(1)} @font-face{font-family:x;src:url(2),url(3)} q{b:url(4)}");
  for (const bool is_font : {false, true, true, false}) {
    const auto url = walk.next();
    ASSERT_TRUE(url);
    EXPECT_EQ(url->is_font, is_font);
  }
  EXPECT_FALSE(walk.next());
}

TEST(CssUrls, EmptyAndUnfinishedOnesEnd) {
  EXPECT_THAT(urls("a{b:url()url()}"), ElementsAre("", ""));
  EXPECT_THAT(urls("a{b:url("), ElementsAre(""));
  EXPECT_THAT(urls("a{b:url('"), ElementsAre(""));
  EXPECT_THAT(urls("@import"), IsEmpty());
  EXPECT_THAT(urls("@import '"), ElementsAre(""));
  EXPECT_THAT(urls("/*"), IsEmpty());
  EXPECT_THAT(urls("/**/* {b:url(a)}"), ElementsAre("a")) << "the comment ends but once";
}

TEST(CssUrls, ResolvesEscapes) {
  EXPECT_THAT(urls("p{background:url(a\\)b.png)}"), ElementsAre("a)b.png"));
  EXPECT_THAT(urls("p{background:url(\\68 ttp://x.example)}"), ElementsAre("http://x.example"));
}

TEST(CssUrls, OtherFunctionsAreNone) {
  EXPECT_THAT(urls("p{color:rgb(1,2,3)} @media(a){}"), IsEmpty());
}

}  // namespace
}  // namespace presend::email
