#include "scanner/email/bare_urls.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace presend::email {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> urls(std::string_view text) {
  std::vector<std::string> found;
  std::uint32_t from = 0;
  while (const auto url = next_bare_url(text, from)) {
    from = url->end;
    found.emplace_back(text.substr(url->begin, url->end - url->begin));
  }
  return found;
}

TEST(BareUrls, FindsSchemesInAnyCase) {
  EXPECT_THAT(urls("see http://a.example/x and HTTPS://B.example or ftp://c.example"),
              ElementsAre("http://a.example/x", "HTTPS://B.example", "ftp://c.example"));
}

TEST(BareUrls, FindsHostsThatBeginWithWww) {
  EXPECT_THAT(urls("visit www.example.com/x."), ElementsAre("www.example.com/x"));
  EXPECT_THAT(urls("me@www.example.com awww.example.com www.x"), IsEmpty());
}

TEST(BareUrls, LeavesThePunctuationOfTheSentence) {
  EXPECT_THAT(urls("(http://a.example/b), <http://c.example>; \"http://d.example/?q=1\"!"),
              ElementsAre("http://a.example/b", "http://c.example", "http://d.example/?q=1"));
}

TEST(BareUrls, TakesAllThatStandsInAngleBrackets) {
  EXPECT_THAT(urls("Read on <https://a.example/x__> and <https://b.example/really?>."),
              ElementsAre("https://a.example/x__", "https://b.example/really?"));
}

TEST(BareUrls, KeepsBracketsThatBelongToTheUrl) {
  EXPECT_THAT(urls("http://a.example/x_(y) and (http://b.example/(z))"),
              ElementsAre("http://a.example/x_(y)", "http://b.example/(z)"));
}

TEST(BareUrls, IsNoUrlWithoutAHostOrInsideAWord) {
  EXPECT_THAT(urls("http:// nothing xhttp://a.example ://b"), IsEmpty());
}

TEST(BareUrls, SaysWhetherASchemeWasWritten) {
  EXPECT_TRUE(next_bare_url("http://a.example", 0)->has_scheme);
  EXPECT_FALSE(next_bare_url("www.a.example", 0)->has_scheme);
}

}  // namespace
}  // namespace presend::email
