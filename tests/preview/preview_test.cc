#include "scanner/preview/preview.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "heuristics/registry.h"
#include "heuristics/rule.h"
#include "scanner/preview/pictures.h"
#include "scanner/scan/scan.h"

namespace presend::preview {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kPixel =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg"
    "==";

email::Email read(std::string bytes, bool is_html = true) {
  scan::Draft draft{.file = "a.html", .is_html_file = is_html, .bytes = std::move(bytes)};
  // The Email keeps its own copy of what it needs; its bytes must outlive it here.
  static std::vector<std::unique_ptr<scan::Draft>> kept;
  kept.push_back(std::make_unique<scan::Draft>(std::move(draft)));
  return scan::read(*kept.back(), {}, lexicon::Lexicon::embedded());
}

/// The safe markup of an HTML file.
std::string safe(std::string_view html) {
  const email::Email email = read(std::string(html));
  const auto preview = make(email, {});
  if (preview->bodies.empty()) return "";
  const Body& body = preview->bodies.front();
  return "<html" + body.root_attributes + ">" + body.head + "<body" + body.body_attributes + ">" +
         body.content;
}

/// Markup that would run, fetch or lead somewhere.
constexpr std::string_view kMarkup[] = {
    "<script>evil()</script>",
    "<script src=https://evil.example/x.js></script>",
    "<SCRIPT/x>evil()</SCRIPT>",
    "<svg><script>evil()</script></svg>",
    "<svg onload=evil()><image href=https://evil.example/i.png /></svg>",
    "<svg><use href='https://evil.example/u.svg#x'/></svg>",
    "<svg><style>@import url(https://evil.example/s.css)</style></svg>",
    "<math href='javascript:evil()'><mi>x</mi></math>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 "
    "onerror=evil()&gt;'>",
    "<img src=x onerror=evil()>",
    "<img src=https://evil.example/i.png>",
    "<img srcset='https://evil.example/2.png 2x'>",
    "<img lowsrc=https://evil.example/l.png dynsrc=https://evil.example/d.png>",
    "<img src='data:image/svg+xml,<svg onload=evil()>'>",
    "<img src='data:text/html,<script>evil()</script>'>",
    "<img src=javascript:evil()>",
    "<picture><source srcset=https://evil.example/p.webp><img></picture>",
    "<input type=image src=https://evil.example/b.png>",
    "<body background=https://evil.example/b.png onload=evil()>",
    "<table background=https://evil.example/t.png><tr><td "
    "background=https://evil.example/d.png>x</table>",
    "<link rel=stylesheet href=https://evil.example/s.css>",
    "<link rel=dns-prefetch href=//evil.example><link rel=preconnect href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<iframe src=https://evil.example/></iframe>",
    "<iframe srcdoc='<script>evil()</script>'></iframe>",
    "<frameset><frame src=https://evil.example/></frameset>",
    "<object data=https://evil.example/o><param name=movie value=https://evil.example/p></object>",
    "<embed src=https://evil.example/e>",
    "<applet codebase=https://evil.example/></applet>",
    "<video src=https://evil.example/v poster=https://evil.example/p.png></video>",
    "<audio src=https://evil.example/a autoplay></audio>",
    "<bgsound src=https://evil.example/b>",
    "<form action=https://evil.example/f><button formaction=javascript:evil()>x</button></form>",
    "<a href=javascript:evil()>x</a>",
    "<a href=https://evil.example/ ping=https://evil.example/ping target=_top>x</a>",
    "<map><area href=javascript:evil()></map>",
    "<div onclick=evil() onmouseover='evil()'>x</div>",
    "<details ontoggle=evil() open>x</details>",
    "<marquee onstart=evil()>x</marquee>",
    "<blockquote cite=https://evil.example/c>x</blockquote>",
    "<p style='background:url(https://evil.example/s.png)'>x</p>",
    "<p style=\"background:u\\72l(https://evil.example/s.png)\">x</p>",
    "<style>p{background:url(https://evil.example/s.png)}</style><p>x</p>",
    "<style>@import 'https://evil.example/s.css';</style>",
    "<style media='x' onload=evil()></style>",
    "<noscript><p title='</noscript><img src=x onerror=evil()>'></noscript>",
    "<textarea></textarea><img src=x onerror=evil()></textarea>",
    "<title></title><img src=x onerror=evil()></title>",
    "<xmp></xmp><img src=x onerror=evil()></xmp>",
    "<template><img src=x onerror=evil()></template>",
    "<listing>&lt;img src=x onerror=evil()&gt;</listing>",
    "<plaintext><img src=x onerror=evil()>",
    "<!--[if mso]><v:fill src='https://evil.example/v.png'/><![endif]-->",
    "<v:rect href='https://evil.example/'><v:imagedata src='https://evil.example/v.png'/></v:rect>",
    "<x-evil onclick=evil() is=evil>x</x-evil>",
    "<div popover id=p onbeforetoggle=evil()>x</div><button popovertarget=p>x</button>",
    "<p title='\"><script>evil()</script>'>x</p>",
    "<p class='&quot;&gt;&lt;script&gt;evil()&lt;/script&gt;'>x</p>",
    "<p>&lt;script&gt;evil()&lt;/script&gt;</p>",
};

/// Every start tag of safe markup, and each attribute of it.
void expect_safe(const std::string& markup, std::string_view from) {
  static const std::regex tag("<(/?)([a-z0-9-]+)((?: [a-z-]+='[^'<>]*')*)>");
  static const std::regex attribute(" ([a-z-]+)='([^']*)'");
  static const std::regex forbidden_name(
      "on.*|href|src[a-z]+|action|formaction|ping|poster|background|data|target|name|is|cite|"
      "xlink|usemap|http-equiv|content|rel");
  static const std::regex forbidden_element(
      "script|link|meta|base|iframe|frame|frameset|object|embed|applet|form|input|svg|math|video|"
      "audio|source|template|noscript|title|textarea|select|xmp|plaintext|map|area|image");
  // Between style tags stands CSS, which another test is about.
  std::string rest =
      std::regex_replace(markup, std::regex("(<style[^>]*>)[^<]*(</style>)"), "$1$2");
  for (std::sregex_iterator at(rest.begin(), rest.end(), tag), end; at != end; ++at) {
    EXPECT_FALSE(std::regex_match((*at)[2].str(), forbidden_element)) << from << '\n' << markup;
    const std::string attributes = (*at)[3].str();
    for (std::sregex_iterator one(attributes.begin(), attributes.end(), attribute); one != end;
         ++one) {
      const std::string name = (*one)[1].str();
      EXPECT_FALSE(std::regex_match(name, forbidden_name)) << from << '\n' << markup;
      if (name == "src") {
        EXPECT_THAT((*one)[2].str(), testing::StartsWith("data:image/")) << from;
      }
    }
  }
  // What is left holds no markup that the pattern did not know.
  rest = std::regex_replace(rest, tag, "");
  EXPECT_EQ(rest.find('<'), std::string::npos) << from << '\n' << rest;
}

TEST(SafeMarkup, HoldsNothingThatRunsFetchesOrLeads) {
  for (const std::string_view vector : kMarkup) expect_safe(safe(vector), vector);
  std::string all;
  for (const std::string_view vector : kMarkup) all += vector;
  expect_safe(safe(all), "all of them");
}

TEST(SafeMarkup, KeepsWhatADraftLooksLike) {
  EXPECT_EQ(safe("<!doctype html><html lang=en><body bgcolor=#eee><table width=600 align=center>"
                 "<tr><td class=a style='color:#333;padding:8px'>Hello <b>you</b><br>there"
                 "</table></body></html>"),
            "<html lang='en'><body bgcolor='#eee'><table width='600' align='center'><tbody><tr>"
            "<td class='a' style='color:#333;padding:8px'>Hello <b>you</b><br>there"
            "</td></tr></tbody></table>");
}

TEST(SafeMarkup, LinksSayWhereTheyLead) {
  EXPECT_THAT(safe("<a href='http://shop.example.org/a?b=1&amp;c=2'>Shop</a>"),
              HasSubstr("<a data-href='http://shop.example.org/a?b=1&amp;c=2' "
                        "data-to='shop.example.org, not encrypted' data-n="));
}

TEST(SafeMarkup, PicturesAreBoxesOfTheirSizeOrTheirOwn) {
  const std::string remote =
      safe("<img src='https://img.example.org/a.png' width=300 height=100 alt=A>");
  EXPECT_THAT(remote, HasSubstr("<img width='300' height='100' alt='A' src='data:image/svg+xml,"));
  EXPECT_THAT(remote, HasSubstr("img.example.org"));
  EXPECT_THAT(remote, Not(HasSubstr("https:")));
  EXPECT_THAT(safe("<img src='data:image/gif;base64," + std::string(kPixel) + "'>"),
              HasSubstr("src='data:image/png;base64," + std::string(kPixel) + "'"));
}

TEST(SafeMarkup, PicturesOfPartsAreShown) {
  const email::Email email = read(
      "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
      "--b\nContent-Type: text/html\n\n<img src=cid:p><img src=cid:none>\n"
      "--b\nContent-Type: text/html\nContent-ID: <p>\nContent-Transfer-Encoding: base64\n\n" +
          std::string(kPixel) + "\n--b--\n",
      false);
  const auto preview = make(email, {});
  ASSERT_FALSE(preview->bodies.empty());
  // What it is is told by its bytes, not by what the draft calls it.
  EXPECT_THAT(preview->bodies[0].content, HasSubstr("src='data:image/png;base64,"));
  EXPECT_THAT(preview->bodies[0].content, HasSubstr("src='data:image/svg+xml,"));
}

TEST(SafeMarkup, HiddenTextsSayHowAndWhatFor) {
  const std::string markup = safe(
      "<p>Seen by all who open the letter.</p><p style='display:none'>cheap words for a "
      "filter</p>");
  EXPECT_THAT(markup, HasSubstr("data-h='display'"));
  EXPECT_THAT(markup, HasSubstr("data-l='not displayed: "));
  EXPECT_THAT(markup, HasSubstr(">cheap words for a filter</ps-t>"));
}

TEST(SafeMarkup, OfLongDraftsTheBeginningIsShown) {
  std::string html = "<p>";
  while (html.size() < kMostBodyBytes + 100'000) html += "words and <b>words</b> and ";
  const auto preview = make(read(html), {});
  EXPECT_LE(preview->bodies[0].content.size(), kMostBodyBytes + 1000);
}

TEST(SafeMarkup, NestsWithoutRecursion) {
  std::string html;
  for (int i = 0; i < 100'000; ++i) html += "<div><table><tr><td>";
  EXPECT_FALSE(safe(html).empty());
}

TEST(Preview, FindsWhatAPlaceInTheFileConcerns) {
  const std::string html =
      "<p>One sentence.</p>\n<p><a href=\"http://example.org/\">Another</a></p>\n";
  const email::Email email = read(html);
  const auto at = [&](std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(html.find(text));
    return Places{{begin, begin + static_cast<std::uint32_t>(text.size())}};
  };
  const std::vector<Places> wanted = {at("sentence"), at("http://example.org/"), {}};
  const auto preview = make(email, wanted);
  ASSERT_EQ(preview->findings.size(), 3U);
  ASSERT_EQ(preview->findings[0].spots.size(), 1U);
  ASSERT_EQ(preview->findings[1].spots.size(), 1U);
  EXPECT_THAT(preview->findings[2].spots, IsEmpty());
  const std::string& content = preview->bodies[0].content;
  EXPECT_THAT(content,
              HasSubstr("<ps-t data-n='" + std::to_string(preview->findings[0].spots[0].node) +
                        "'>One sentence.</ps-t>"));
  EXPECT_THAT(content,
              HasSubstr("data-n='" + std::to_string(preview->findings[1].spots[0].node) + "'>"));
}

TEST(Preview, FindsHeaderFieldsAndLinesOfPlainText) {
  const std::string message =
      "From: a@example.org\nSubject: =?utf-8?Q?Hello_=E2=82=AC?=\nContent-Type: text/plain\n\n"
      "First line\nSecond line\n";
  const email::Email email = read(message, false);
  const auto begin = static_cast<std::uint32_t>(message.find("=?utf"));
  const auto second = static_cast<std::uint32_t>(message.find("Second"));
  const std::vector<Places> wanted = {{{begin, begin + 10}}, {{second, second + 6}}};
  const auto preview = make(email, wanted);
  ASSERT_THAT(preview->findings[0].fields, ElementsAre(1));
  EXPECT_EQ(preview->fields[1].value, "Hello €");
  EXPECT_THAT(preview->findings[1].spots, ElementsAre(Spot{0, 1}));
  EXPECT_EQ(preview->bodies[0].content, "First line\n<ps-t data-n='1'>Second line</ps-t>\n\n");
}

TEST(Preview, KeepsNothingOfTheDraftAlive) {
  std::shared_ptr<const Preview> preview;
  {
    const email::Email email = read("<p>Text</p>");
    preview = make(email, {});
  }
  EXPECT_EQ(preview->bytes, "<p>Text</p>");
  EXPECT_EQ(preview->lines.position(3).column, 4U);
}

TEST(Preview, ReportsHaveOneOnlyWhereItIsWanted) {
  scan::Settings settings;
  settings.rules.assign(heuristics::all_rules().begin(), heuristics::all_rules().end());
  const scan::Draft draft{.file = "a.html", .is_html_file = true, .bytes = "<p>Act now!</p>"};
  const auto scanned = [&] {
    return scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded());
  };
  EXPECT_EQ(scanned().preview, nullptr);
  settings.wants_preview = true;
  const scan::Report report = scanned();
  ASSERT_NE(report.preview, nullptr);
  EXPECT_EQ(report.preview->findings.size(), report.findings.size());
}

TEST(Pictures, LabelsCannotLeaveTheirBox) {
  const std::string box = Pictures::box(600, 200, "a'\"</text><script>\n&\xE2\x82\xAC");
  EXPECT_EQ(box.find_first_of("'\"<>&#\n\\()"), std::string::npos) << box;
}

}  // namespace
}  // namespace presend::preview
