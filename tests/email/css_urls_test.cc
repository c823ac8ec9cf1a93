#include "scanner/email/css_urls.h"

#include <gmock/gmock.h>

#include <vector>

namespace presend::email {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> urls(std::string_view css) {
  std::vector<std::string> found;
  std::uint32_t from = 0;
  while (const auto url = next_css_url(css, from)) {
    from = url->end;
    found.push_back(unescape_css(css.substr(url->begin, url->end - url->begin)));
  }
  return found;
}

TEST(CssUrls, QuotedBareAndUpperCase) {
  EXPECT_THAT(urls("a{background:url(x.png)} b{background: URL( 'y.png' )} c{x:url(\"z(1).png\")}"),
              ElementsAre("x.png", "y.png", "z(1).png"));
}

TEST(CssUrls, ImportsWithAndWithoutUrl) {
  const std::string_view css = "@import 'a.css'; @import url(b.css);";
  EXPECT_THAT(urls(css), ElementsAre("a.css", "b.css"));
  EXPECT_TRUE(next_css_url(css, 0)->is_import);
}

TEST(CssUrls, CommentsHideThem) {
  EXPECT_THAT(urls("/* url(a.png) */ p{background:url(b.png)} /* url(c.png)"),
              ElementsAre("b.png"));
}

TEST(CssUrls, TellsFontsFromImages) {
  const auto font = next_css_url("@font-face{font-family:x;src:url(f.woff)}", 0);
  ASSERT_TRUE(font);
  EXPECT_TRUE(font->is_font);
  EXPECT_FALSE(next_css_url("p{background:url(i.png)}", 0)->is_font);
}

TEST(CssUrls, ResolvesEscapes) {
  EXPECT_THAT(urls("p{background:url(a\\)b.png)}"), ElementsAre("a)b.png"));
  EXPECT_THAT(urls("p{background:url(\\68 ttp://x.example)}"), ElementsAre("http://x.example"));
}

TEST(CssUrls, OtherFunctionsAreNone) { EXPECT_THAT(urls("p{color:rgb(1,2,3)} @media(a){}"), IsEmpty()); }

}  // namespace
}  // namespace presend::email
