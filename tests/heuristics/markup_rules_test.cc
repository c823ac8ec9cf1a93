// What the markup rules must leave alone, and what they must see through.

#include <gtest/gtest.h>

#include <string>

#include "tests/heuristics/rule_scan.h"

namespace presend::heuristics {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Script, IsNoneInsideCommentsAndAsData) {
  EXPECT_TRUE(
      scan_html("HTM001", "<!--[if mso]><script>a()</script><![endif]--><p>Hello</p>").empty());
  EXPECT_TRUE(scan_html("HTM001", "<script type=' Application/LD+JSON '>{}</script>").empty());
  EXPECT_EQ(verdict_of(scan_html("HTM001", "<script type=text/javascript></script>")), "warning");
}

TEST(Form, AsksForAPasswordIsWorse) {
  EXPECT_EQ(verdict_of(scan_html("HTM002", "<form><input name=a></form>")), "warning");
  const auto findings =
      scan_html("HTM002", "<form action='https://a.ie/x'><input type=PASSWORD></form>");
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].message, "A form that sends what is typed to a.ie");
  EXPECT_EQ(findings[1].severity, Severity::error);
}

TEST(ExternalStylesheet, ForgivesWebFonts) {
  EXPECT_TRUE(
      scan_html("HTM005", "<style>@import '//fonts.googleapis.com/css?family=A';</style>").empty());
  EXPECT_EQ(scan_html("HTM005", "<style>@import 'https://cdn.example.ie/a.css';</style>").size(),
            1U);
}

TEST(SeverelyMalformedHtml, ForgivesWhatHtmlAllows) {
  const std::string lists = repeated("<ul><li>Seeds<li>Bulbs</ul><p>One<p>Two<br>Three", 20);
  EXPECT_TRUE(scan_html("HTM007", lists).empty());
  const std::string tables = repeated("<table><tr><td>Seeds<td>Bulbs<tr><td>Trees</table>", 20);
  EXPECT_TRUE(scan_html("HTM007", tables).empty());
}

TEST(SeverelyMalformedHtml, ForgivesConditionalHalves) {
  const std::string halves = repeated(
      "<!--[if mso]><table><tr><td><![endif]--><div>Seeds</div>"
      "<!--[if mso]></td></tr></table><![endif]-->"
      "<!--[if !mso]><!--><span>Bulbs</span><!--<![endif]-->",
      20);
  EXPECT_TRUE(scan_html("HTM007", halves).empty());
}

TEST(SeverelyMalformedHtml, ForgivesAFewSlipsInMuch) {
  const std::string much = repeated("<div><b>Seeds</b></div>", 100);
  EXPECT_TRUE(scan_html("HTM007", much + repeated("</font>", 10)).empty());
  EXPECT_FALSE(scan_html("HTM007", much + repeated("</font>", 60)).empty());
}

TEST(SeverelyMalformedHtml, ReadsTemplatesWithTheirTags) {
  const std::string rows =
      repeated("<td {{#if a > b}}width=1{{/if}}>Seeds</td>{{#if c}}<b>{{/if}}</b>", 20);
  EXPECT_TRUE(scan_template("HTM007", "<table><tr>" + rows + "</tr></table>").empty());
}

TEST(SeverelyMalformedHtml, SaysWhatIsWrongMost) {
  const auto findings = scan_html("HTM007", repeated("<i><b>Seeds</i>", 9));
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "9 faults in 36 tags: 9 elements never closed");
}

TEST(EntityObfuscation, ForgivesCodesThatEncodersWrite) {
  for (const std::string_view text :
       {"gr&#252;&#223;e an &#1040;&#1085;&#1085;&#1072; &#8220;quoted&#8221; &#39;s &#38; &#60;",
        "&#48;",
        "<a href='&#109;&#97;&#105;&#108;&#116;&#111;&#58;a&#64;b.ie'>&#119;&#114;&#105;</a>",
        "write to &#112;&#97;&#116;&#64;&#101;&#120;&#97;&#109;&#112;&#108;&#101;.ie",
        "<!-- &#112;&#97;&#116;&#101; --><style>a{content:'&#112;&#97;&#116;&#101;'}</style>",
        "<a href='https://a.ie/?u=%61%62%63%64%65'>query</a> <a href='https://a.ie/%C3%A9'>e</a>"})
    EXPECT_TRUE(scan_html("HTM008", text).empty()) << text;
}

TEST(EntityObfuscation, SeesEveryWayOfWriting) {
  for (const std::string_view text :
       {"&#x76;&#x69;&#x61;&#x67;ra", "&#118&#105&#97&#103ra", "v&#0000105;&#97;&#103;&#114;a",
        "<a href='&#104;&#116;&#116;&#112;s://a.ie/'>go</a>",
        "<a href='https://a.ie/%6C%6F%67%69%6E'>go</a>"})
    EXPECT_EQ(scan_html("HTM008", text).size(), 1U) << text;
}

TEST(EntityObfuscation, ReadsTheWordOut) {
  const auto findings = scan_html("HTM008", "<p>Your &#112;&#97;&#115;&#115;word</p>");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message,
            "Writes 4 plain letters as codes; the first word reads \"password\"");
}

TEST(SplitWords, LeavesHonestMarkupAlone) {
  for (const std::string_view text :
       {"<b>W</b>elcome <b>T</b>oday <b>F</b>ree <b>N</b>ew",                // styled initials
        "<b>shop</b>s <b>user</b>s <b>walk</b>ed <b>un</b>do <b>test</b>s",  // endings
        "pre<a href='https://a.ie'>fix</a> in<a href='https://b.ie'>fix</a> un<a "
        "href='https://c.ie'>do</a>",
        "<span>Tulips</span><span>Crocus</span><span>Daffodil</span><span>Iris</span>",
        "<td>Tu</td><td>lips</td><br>Cro<br>cus Daf<img alt='' src='https://a.ie/a.png'>fodil",
        "super<wbr>cali<wbr>fragi<wbr>listic ex<wbr>pia",
        "<span>\xE6\x98\xA5</span><span>\xE5\xAD\xA3</span><span>\xE7\x9B\xAE</"
        "span><span>\xE5\xBD\x95</span>",
        "<p>Pay</p><p>Pal</p><div>vi</div><div>agra</div><li>ci</li><li>alis</li>",
        "<span style='display:inline-block'>a</span><span style='display:inline-block'>bcd</span>"})
    EXPECT_TRUE(scan_html("HTM010", text).empty()) << text;
}

TEST(SplitWords, SeesShreddedOnes) {
  for (const std::string_view text :
       {"<p>V<b></b>iagra c<i></i>ialis x<u></u>anax</p>",
        "<span>H</span><span>e</span><span>l</span>lo <span>P</span><span>a</span>t "
        "<b>a</b><i>c</i>count",
        "Br<span style='display:none'>12</span>ade<span style='font-size:0'>x</span>sco "
        "B<span style='display:none'>9</span>anco con<span style='display:none'>7</span>ta",
        "ver<font>if</font>y con<font>fi</font>rm acc<font>ou</font>nt"})
    EXPECT_EQ(scan_html("HTM010", text).size(), 1U) << text;
}

TEST(SplitWords, PointsAtTheFirst) {
  const auto findings =
      scan_html("HTM010", "<p>Dear Pay<b></b>Pal acc<b></b>ount lim<b></b>ited</p>");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message, "3 words cut up by tags, the first as \"Pay|Pal\"");
  EXPECT_EQ(findings[0].quote.substr(0, 13), "Pay<b></b>Pal");
}

TEST(UnknownElements, KnowsOtherLanguages) {
  EXPECT_TRUE(scan_html("HTM011",
                        "<o:p></o:p><v:rect></v:rect><center>a</center><xml></xml>"
                        "<svg><g><foo></foo></g></svg><math><mi>x</mi></math>"
                        "<amp-img></amp-img><nobr>a</nobr>")
                  .empty());
  EXPECT_TRUE(scan_template("HTM011", "<body><unsubscribe>Leave</unsubscribe></body>").empty());
  const auto findings = scan_html("HTM011", "<p>Pat &lt;a&gt; <pat@example.net> wrote</p>");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message,
            "The address \"<pat@example.net>\" reads as a tag and is not shown");
}

}  // namespace
}  // namespace presend::heuristics
