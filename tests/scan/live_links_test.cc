// Which addresses of a draft a live check asks, and which it leaves alone.

#include "scanner/scan/live_links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scanner/scan/scan.h"

namespace presend::scan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<LiveUrl> live_urls_of(std::string_view body, std::string_view header = {}) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::embedded();
  Draft draft;
  draft.file = "draft.eml";
  draft.bytes = "From: news@example.org\nSubject: News\n" + std::string(header) +
                "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><body>" +
                std::string(body) + "</body></html>\n";
  return live_urls(read(draft, Settings{}, lexicon), lexicon);
}

/// The addresses that are asked; "-" in front of those that are not.
std::vector<std::string> told(const std::vector<LiveUrl>& urls) {
  std::vector<std::string> out;
  for (const LiveUrl& live : urls) out.push_back((live.skip_reason.empty() ? "" : "-") + live.url);
  return out;
}

TEST(LiveUrls, LinksAndPicturesEachOnceWithoutFragment) {
  EXPECT_THAT(told(live_urls_of(R"(<a href="https://a.example/x#top">One</a>
                           <a href="HTTPS://A.example:443/x#end">Two</a>
                           <img src="http://b.example/y.png" width="300" height="200" alt="">
                           <table background="http://b.example/z.png"><tr><td>z</td></tr></table>
                           <map><area href="https://c.example/"></map>)")),
              ElementsAre("https://a.example/x", "http://b.example/z.png", "https://c.example/",
                          "http://b.example/y.png"));
}

TEST(LiveUrls, OnlyWebAddressesWithoutTags) {
  EXPECT_THAT(live_urls_of(R"-(<a href="mailto:ann@a.example">a</a> <a href="tel:1">b</a>
                               <a href="#top">c</a> <a href="/rel">d</a> <a href="cid:x">e</a>
                               <a href="https://a.example/?id={{ id }}">f</a>
                               <a href="{{ link }}">g</a> <a href="https://{{ host }}/">h</a>
                               <a href="javascript:alert(1)">i</a> <img src="data:image/png,x">)-"),
              IsEmpty());
}

TEST(LiveUrls, WhatUnsubscribesIsLeftAloneWhereverItStands) {
  const auto urls = live_urls_of(
      R"(<p>Our news of this week. <a href="https://a.example/prefs?u=1">Settings</a></p>
         <p>Nothing else to read here today, until next week.</p>
         <p>One</p><p>Two</p><p>Three</p><p>Four</p><p>Five</p>
         <a href="https://a.example/leave">Unsubscribe</a>
         <a href="https://a.example/leave">Leave this list</a>)",
      "List-Unsubscribe: <https://a.example/one-click>\n");
  EXPECT_THAT(told(urls), testing::UnorderedElementsAre("https://a.example/prefs?u=1",
                                                        "-https://a.example/leave",
                                                        "-https://a.example/one-click"));
}

TEST(LiveUrls, SentenceThatSpeaksOfLeavingCoversItsLinkBesideOthers) {
  const auto urls = live_urls_of(
      R"(<p><a href="https://a.example/unsubscribe">Unsubscribe</a></p>
         <p>If you no longer wish to receive this, <a href="https://a.example/x7">click here</a>.</p>)");
  EXPECT_THAT(told(urls), ElementsAre("-https://a.example/unsubscribe", "-https://a.example/x7"));
}

TEST(LiveUrls, AddressThatDoesSomethingIsLeftAlone) {
  for (const char* url : {"https://a.example/confirm/x", "https://a.example/?action=verify",
                          "https://a.example/user/activate", "https://a.example/opt-out",
                          "https://a.example/list?optout=1"}) {
    const auto urls = live_urls_of("<a href=\"" + std::string(url) + "\">Go</a>");
    ASSERT_THAT(urls, SizeIs(1));
    EXPECT_NE(urls.front().skip_reason, "") << url;
  }
  for (const char* url : {"https://confirm.example/", "https://a.example/options",
                          "https://a.example/activewear", "https://a.example/?q=confirmed"}) {
    const auto urls = live_urls_of("<a href=\"" + std::string(url) + "\">Go</a>");
    ASSERT_THAT(urls, SizeIs(1));
    EXPECT_EQ(urls.front().skip_reason, "") << url;
  }
}

TEST(LiveUrls, WhatCountsReadersIsLeftAlone) {
  const auto urls = live_urls_of(
      R"(<img src="https://a.example/open?u=1" width="1" height="1" alt="">
         <a href="https://click.acems1.com/x">Offer</a>
         <img src="https://img.acems1.com/x.png" width="300" height="200" alt="">
         <form action="https://a.example/send"><input name="q"></form>)");
  EXPECT_THAT(told(urls), testing::UnorderedElementsAre(
                              "-https://a.example/open?u=1", "-https://click.acems1.com/x",
                              "https://img.acems1.com/x.png", "-https://a.example/send"));
}

TEST(LiveUrls, ADraftOfTensOfThousandsAsksTwoThousand) {
  std::string body;
  for (int i = 0; i < 20'000; ++i)
    body += "<a href=\"https://a.example/" + std::to_string(i) + "\">x</a>";
  std::size_t asked = 0;
  for (const LiveUrl& live : live_urls_of(body)) asked += live.skip_reason.empty() ? 1 : 0;
  EXPECT_EQ(asked, 2000U);
}

TEST(KnownLinks, AreThoseOfTheDraftByAddress) {
  const lexicon::Lexicon& lexicon = lexicon::Lexicon::embedded();
  links::Results results;
  for (const char* url : {"https://a.example/", "https://b.example/", "https://c.example/"})
    results.add({.url = url, .state = links::State::works});
  Draft draft;
  draft.bytes =
      "From: a@example.org\nContent-Type: text/html\n\n"
      "<a href='https://c.example/#x'>c</a><a href='https://a.example'>a</a>"
      "<a href='https://unknown.example'>u</a>";
  Settings settings;
  settings.links = &results;
  const Report report = scan(draft, settings, lexicon, score::Weights::embedded());
  ASSERT_TRUE(report.links);
  ASSERT_THAT(*report.links, SizeIs(2));
  EXPECT_EQ(report.links->front().url, "https://a.example/");
  settings.links = nullptr;
  EXPECT_FALSE(scan(draft, settings, lexicon, score::Weights::embedded()).links);
}

}  // namespace
}  // namespace presend::scan
