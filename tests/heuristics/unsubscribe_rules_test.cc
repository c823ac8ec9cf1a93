// What the unsubscribe rules must leave alone, and how sure they may be.

#include <gtest/gtest.h>

#include <string>

#include "heuristics/postal_address.h"
#include "tests/heuristics/rule_scan.h"

namespace presend::heuristics {
namespace {

constexpr std::string_view kOneClick =
    "List-Unsubscribe: <https://www.example.org/leave?u=17>\n"
    "List-Unsubscribe-Post: List-Unsubscribe=One-Click\n";

/// A mailing by its header with this HTML body.
ReportedFindings scan_mailing(std::string_view rule, std::string_view body) {
  std::string message = test_support::example_message({Example::Kind::html, body});
  message.insert(message.find("MIME-Version"), kOneClick);
  return scan_bytes(rule, std::move(message));
}

TEST(NoUnsubscribeLink, TakesEveryWayOut) {
  for (const std::string_view body :
       {"<p>To unsubscribe click <a href='https://a.ie/x?1'>here</a>.</p>",
        "<p><a href='https://a.ie/x?1'>Click here</a> if you want to opt out.</p>",
        "<p><a href='*|UNSUB|*'>Leave</a></p>", "<p><a href='{{ optout_url }}'>Leave</a></p>",
        "<p><a class='unsubscribe' href='https://a.ie/x'>Afskr\xC3\xA1</a></p>",
        "<p>If you no longer wish to receive this letter, <a href='https://a.ie/x'>click</a>.</p>",
        "<p>Reply with \"unsubscribe\" and we take you off.</p>", "<p>{{ unsubscribe_link }}</p>"})
    EXPECT_TRUE(scan_mailing("UNS001", body).empty()) << body;
  EXPECT_EQ(verdict_of(scan_mailing("UNS001", "<p>Our <a href='https://a.ie/'>news</a></p>")),
            "warning");
}

TEST(NoUnsubscribeLink, LeavesOrdersListsAndAnswersAlone) {
  EXPECT_TRUE(scan_html("UNS001", "<p>Your order is on its way</p>").empty());
  EXPECT_TRUE(
      scan_header("UNS001", "Precedence: list\nList-Post: <mailto:list@example.org>").empty());
  EXPECT_TRUE(scan_header("UNS001", "Precedence: bulk\nIn-Reply-To: <a@example.net>").empty());
  EXPECT_TRUE(
      scan_header("UNS001", "List-Unsubscribe: <https://lists.example.com/mailman/listinfo/talk>")
          .empty());
}

TEST(NoOneClick, AsksForHttpsAndPost) {
  EXPECT_EQ(verdict_of(scan_header("UNS003", "List-Unsubscribe: <https://a.ie/x>")), "warning");
  EXPECT_EQ(verdict_of(scan_header("UNS003",
                                   "List-Unsubscribe: <http://a.ie/x>\n"
                                   "List-Unsubscribe-Post: List-Unsubscribe=One-Click")),
            "warning");
  EXPECT_TRUE(scan_header("UNS003", kOneClick).empty());
  EXPECT_TRUE(scan_header("UNS003", "X-Nothing: here").empty());
}

TEST(MalformedListUnsubscribe, TakesWhatRfc2369Allows) {
  for (const std::string_view lines :
       {"List-Unsubscribe: <https://a.ie/x>", "List-Unsubscribe: <http://a.ie/x>",
        "List-Unsubscribe: <mailto:leave@a.ie?subject=17>",
        "List-Unsubscribe: (leave here)\n <mailto:leave@a.ie>,\n <https://a.ie/x>",
        "List-Unsubscribe: <ftp://a.ie/x>, <https://a.ie/x>",
        "List-Unsubscribe: <https://a.ie/x>\nList-Unsubscribe-Post: list-unsubscribe=one-click",
        "List-Unsubscribe: <{{unsubscribe_url}}>",
        "List-Unsubscribe: <%unsubscribe_url%>, <%= url %>"})
    EXPECT_TRUE(scan_header("UNS004", lines).empty()) << lines;
}

TEST(MalformedListUnsubscribe, SeesEachFault) {
  for (const std::string_view lines :
       {"List-Unsubscribe: https://a.ie/x", "List-Unsubscribe: <leave@a.ie>",
        "List-Unsubscribe: <mailto:>", "List-Unsubscribe: <ftp://a.ie/x>", "List-Unsubscribe: <>",
        "List-Unsubscribe: <https://a.ie/x", "List-Unsubscribe: </leave?u=1>",
        "List-Unsubscribe: <https://a.ie/x>\nList-Unsubscribe: <mailto:leave@a.ie>",
        "List-Unsubscribe: <https://a.ie/x>\nList-Unsubscribe-Post: One-Click"})
    EXPECT_EQ(verdict_of(scan_header("UNS004", lines)), "error") << lines;
}

TEST(DisguisedUnsubscribe, ForgivesAHiddenTwin) {
  constexpr std::string_view kVisible =
      "<p style='font-size:11px;color:#777777'><a style='color:#777777' "
      "href='https://a.ie/unsubscribe'>Unsubscribe</a></p>";
  const std::string hidden = "<div style='display:none'>" + std::string(kVisible) + "</div>";
  EXPECT_TRUE(scan_html("UNS005", kVisible).empty());
  EXPECT_TRUE(scan_html("UNS005", hidden + std::string(kVisible)).empty());
  EXPECT_EQ(verdict_of(scan_html("UNS005", hidden)), "error");
}

TEST(DisguisedUnsubscribe, TakesAPictureAndAnUnknownBackground) {
  EXPECT_TRUE(scan_html("UNS005",
                        "<a href='https://a.ie/unsubscribe'><img src='https://a.ie/u.png' "
                        "width='90' height='20' alt=''></a>")
                  .empty());
  EXPECT_TRUE(scan_html("UNS005",
                        "<table><tr><td background='https://a.ie/sky.jpg'>"
                        "<a style='color:#ffffff' href='https://a.ie/unsubscribe'>Unsubscribe</a>"
                        "</td></tr></table>")
                  .empty());
}

TEST(DisguisedUnsubscribe, SaysHow) {
  const auto message = [](std::string_view style) {
    const auto findings =
        scan_html("UNS005", "<p>News</p><a style='" + std::string(style) +
                                "' href='https://a.ie/unsubscribe'>Unsubscribe</a>");
    return findings.empty() ? std::string("nothing") : findings.front().message;
  };
  EXPECT_EQ(message("font-size:5px"), "The only link to unsubscribe is in letters of 5.0 px");
  EXPECT_EQ(message("color:#d8d8d8"),
            "The only link to unsubscribe is hardly darker or lighter than its background "
            "(contrast 1.4 to 1)");
  EXPECT_EQ(message("display:none"), "The only link to unsubscribe is hidden by its style");
  EXPECT_EQ(message("font-size:9px;color:#888888"), "nothing");
}

TEST(DeadUnsubscribe, IsMilderWhereAnotherWayLeadsOut) {
  constexpr std::string_view kDead = "<p><a href='#'>Unsubscribe</a></p>";
  EXPECT_EQ(verdict_of(scan_html("UNS008", kDead)), "warning");
  EXPECT_EQ(verdict_of(scan_html("UNS008",
                                 std::string(kDead) + "<a href='https://a.ie/optout'>Opt out</a>")),
            "info");
  EXPECT_EQ(verdict_of(scan_template("UNS008", kDead)), "info");
  EXPECT_EQ(verdict_of(scan_html("UNS008", "<p><a href='#top'>Up</a></p>")), "nothing");
}

TEST(DeadUnsubscribe, SeesEveryStandIn) {
  for (const std::string_view href :
       {"", "#", "#unsubscribe", "javascript:void(0)", "https://example.com/unsubscribe",
        "mailto:", "[unsubscribe]", "unsubscribe.html"})
    EXPECT_EQ(verdict_of(scan_html("UNS008",
                                   "<p><a href='" + std::string(href) + "'>Unsubscribe</a></p>")),
              "warning")
        << href;
  for (const std::string_view href :
       {"{{unsubscribe}}", "*|UNSUB|*", "*%7CUNSUB%7C*", "https://{{host}}/unsubscribe",
        "https://www.example.org/u", "mailto:leave@a.ie"})
    EXPECT_TRUE(
        scan_html("UNS008", "<p><a href='" + std::string(href) + "'>Unsubscribe</a></p>").empty())
        << href;
}

TEST(PostalAddress, ReadsEightLanguages) {
  for (const std::string_view text : {"12 Quay Street",
                                      "1600 Amphitheatre Pkwy, Mountain View",
                                      "P.O. Box 17, Portwick",
                                      "Suite 500\nSan Francisco, CA 94105",
                                      "Portwick PW1 4AA",
                                      "Ottawa K1A 0B1",
                                      "Hafenstra\xC3\x9F"
                                      "e 5",
                                      "Hauptstr. 12a, 10115 Berlin",
                                      "Postfach 10 20 30",
                                      "8, rue de la Paix\n75002 Paris",
                                      "12 bis, avenue Foch",
                                      "Calle Mayor, 12, 28013 Madrid",
                                      "Avda. de la Paz 3",
                                      "Rua Augusta, 150\n1100-053 Lisboa",
                                      "Pra\xC3\xA7"
                                      "a da S\xC3\xA9 10",
                                      "Via Roma 10, 00184 Roma",
                                      "Casella postale 15",
                                      "Keizersgracht 100, 1015 CX Amsterdam",
                                      "Postbus 12",
                                      "ul. D\xC5\x82uga 5, 00-238 Warszawa",
                                      "skr. poczt. 4",
                                      "CH-8001 Z\xC3\xBCrich"})
    EXPECT_TRUE(has_postal_address(text)) << text;
}

TEST(PostalAddress, IsNoneInOrdinaryProse) {
  for (const std::string_view text :
       {"Save 20 % on everything until 31 March 2026!", "Call us at 030 123456 today",
        "5 ways to drive your business", "In 2002 we opened", "Order 123456 has 3 items",
        "Prices from 19.99 to 29.99", "Wall Street closed higher", "the street where I live",
        "meet us at 9 in the park", "", "Chapter 12. The road home", "We are 5! Avenue to success"})
    EXPECT_FALSE(has_postal_address(text)) << text;
}

TEST(PostalAddress, MayStandBehindALinkOrTag) {
  EXPECT_TRUE(refers_to_postal_address("Impressum"));
  EXPECT_TRUE(refers_to_postal_address("*|LIST:ADDRESS|*"));
  EXPECT_TRUE(refers_to_postal_address("{{ organization.full_address }}"));
  EXPECT_TRUE(refers_to_postal_address("[Sender_Address]"));
  EXPECT_FALSE(refers_to_postal_address("Write us your address"));
}

}  // namespace
}  // namespace presend::heuristics
