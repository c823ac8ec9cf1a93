#include "scanner/preview/css_clean.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scanner/base/ascii.h"

namespace presend::preview {
namespace {

using testing::HasSubstr;
using testing::Not;

const PictureFor kNone = [](std::string_view) { return std::string(); };
const PictureFor kPixel = [](std::string_view address) {
  return address == "cid:pixel" ? std::string("data:image/gif;base64,R0lGOD") : std::string();
};

std::string sheet(std::string_view css) { return clean_style_sheet(css, kNone); }
std::string style(std::string_view css) { return clean_style(css, kNone); }

/// Ways to make a style sheet fetch something or run it. Each holds "evil" or "x:" where it would
/// go.
constexpr std::string_view kVectors[] = {
    "@import 'https://evil.example/a.css';",
    "@import url(https://evil.example/a.css) screen;",
    "@IMPORT \"https://evil.example/a.css\"",
    "@im\\70 ort 'https://evil.example/a.css';",
    "@import\n/**/'https://evil.example/a.css' layer(x);",
    "a{} @import 'https://evil.example/a.css';",
    "@media screen { @import 'https://evil.example/a.css'; }",
    "@font-face{font-family:f;src:url(https://evil.example/f.woff2)}",
    "@namespace s url(https://evil.example/);",
    "@charset 'evil';",
    "@document url(https://evil.example/) { a { color: red } }",
    "@counter-style c { symbols: url(https://evil.example/c.png) }",
    "@keyframes k { to { background: url(https://evil.example/k.png) } }",
    "@property --p { syntax: '<url>'; inherits: true; initial-value: url(https://evil.example/) }",
    "@page { background: url(https://evil.example/p.png) }",
    "a{background:url(https://evil.example/a.png)}",
    "a{background:url('https://evil.example/a.png')}",
    "a{background:url( \"https://evil.example/a.png\" )}",
    "a{background:URL(https://evil.example/a.png)}",
    "a{background:u\\72l(https://evil.example/a.png)}",
    "a{background:\\75\\72\\6c(https://evil.example/a.png)}",
    "a{background:\\000075rl('https://evil.example/a.png')}",
    "a{background:u\\\nrl(https://evil.example/a.png)}",
    "a{background:u/**/rl(https://evil.example/a.png)}",
    "a{background:url(//evil.example/a.png)}",
    "a{background:url(/**/https://evil.example/a.png)}",
    "a{background:url(https\\3a //evil.example/a.png)}",
    "a{background:url(\"https://evil.example/a\\\n.png\")}",
    "a{background:url('https://evil.example/a.png' integrity('x'))}",
    "a{background:url(https://evil.example/a.png",
    "a{background:url('https://evil.example/a.png",
    "a{background:src('https://evil.example/a.png')}",
    "a{background:image('https://evil.example/a.png')}",
    "a{background:image-set('https://evil.example/a.png' 1x)}",
    "a{background:-webkit-image-set(url(https://evil.example/a.png) 1x)}",
    "a{background:cross-fade(url(https://evil.example/a.png), url(https://evil.example/b.png))}",
    "a{background:element(#evil)}",
    "a{background:-moz-element(#evil)}",
    "a{background:paint(evil)}",
    "a{background:attr(evil type(<url>))}",
    "a{--x:url(https://evil.example/a.png);background:var(--x)}",
    "a{--x:image-set('https://evil.example/a.png' 1x)}",
    "a{background:var(--x, url(https://evil.example/a.png))}",
    "a{list-style:url(https://evil.example/a.png)}",
    "a{cursor:url(https://evil.example/a.cur),auto}",
    "a{content:url(https://evil.example/a.png)}",
    "a{filter:url(https://evil.example/a.svg#f)}",
    "a{mask:url(https://evil.example/a.svg#m)}",
    "a{-webkit-mask-box-image:url(https://evil.example/a.png)}",
    "a{clip-path:url(https://evil.example/a.svg#c)}",
    "a{border-image:url(https://evil.example/a.png) 30}",
    "a{shape-outside:url(https://evil.example/a.png)}",
    "a{offset-path:url(https://evil.example/a.svg#p)}",
    "a{behavior:url(https://evil.example/a.htc)}",
    "a{-moz-binding:url(https://evil.example/a.xml#x)}",
    "a{width:expression(evil())}",
    "a{width:ex\\70ression(evil())}",
    "a{filter:progid:DXImageTransform.Microsoft.AlphaImageLoader(src='https://evil.example/a')}",
    "@media (background:url(https://evil.example/m.png)) { a { color: red } }",
    "@supports (background:url(https://evil.example/s.png)) { a { color: red } }",
    "a:has(url(https://evil.example/s.png)) { color: red }",
    "a{background:url(javascript:evil)}",
    "a{background:url('data:text/html,evil')}",
    "a{background:url(\"data:image/svg+xml,<svg onload='evil'/>\")}",
};

TEST(CssClean, DropsWhateverFetchesOrRuns) {
  for (const std::string_view vector : kVectors) {
    const std::string cleaned = sheet(vector);
    EXPECT_EQ(find_ignoring_case(cleaned, "url("), std::string::npos) << vector << '\n' << cleaned;
    EXPECT_EQ(find_ignoring_case(cleaned, "@import"), std::string::npos) << vector;
    EXPECT_EQ(find_ignoring_case(cleaned, "src("), std::string::npos) << vector;
    EXPECT_EQ(find_ignoring_case(cleaned, "-set("), std::string::npos) << vector;
    EXPECT_EQ(find_ignoring_case(cleaned, "expression("), std::string::npos) << vector;
    // Where the address stays as text, no function is left around it.
    if (cleaned.find("evil.example") != std::string::npos) {
      EXPECT_THAT(std::string(vector), testing::AnyOf(HasSubstr("u\\\nrl"), HasSubstr("/**/rl")));
    }
  }
}

TEST(CssClean, DropsTheSameOfAttributes) {
  for (const std::string_view vector : kVectors) {
    const std::size_t open = vector.find('{');
    if (!vector.starts_with("a{")) continue;
    const std::string cleaned = style(vector.substr(open + 1, vector.size() - open - 2));
    EXPECT_EQ(find_ignoring_case(cleaned, "url("), std::string::npos) << vector << '\n' << cleaned;
  }
  EXPECT_EQ(style("@import 'x'; color: red"), " color: red");
  EXPECT_EQ(style("color:red} @media all { a {"), "color:red} ");
}

TEST(CssClean, KeepsWhatIsHarmless) {
  EXPECT_EQ(sheet("a > b.c#d[title=\"e\"]:hover{color:#FFF;margin:-1.5px auto 0 50%}"),
            "a > b.c#d[title=\"e\"]:hover{color:#FFF;margin:-1.5px auto 0 50%}");
  EXPECT_EQ(sheet("li:nth-child(2n+1){width:calc(100% - 2em)!important}"),
            "li:nth-child(2n+1){width:calc(100% - 2em)!important}");
  EXPECT_EQ(sheet("@media only screen and (max-width:600px){.a{display:none}}"),
            "@media only screen and (max-width:600px){.a{display:none}}");
  EXPECT_EQ(style("margin:-0px +0px -.5em"), "margin:-0px +0px -0.5em");
  EXPECT_EQ(style("background:linear-gradient(90deg,rgb(1,2,3) 0%,red)"),
            "background:linear-gradient(90deg,rgb(1,2,3) 0%,red)");
}

TEST(CssClean, PutsThePicturesOfTheDraftInPlace) {
  EXPECT_EQ(clean_style("background:#fff url('cid:pixel') no-repeat", kPixel),
            "background:#fff url(\"data:image/gif;base64,R0lGOD\") no-repeat");
  EXPECT_EQ(clean_style("background:#fff url(https://a.example/b.png) no-repeat", kPixel),
            "background:#fff none no-repeat");
}

TEST(CssClean, WritesSelectorsForLinksAsTheyAreInSafeMarkup) {
  EXPECT_EQ(sheet("a:link,a:visited{color:red}a[href^='http']{color:blue}"),
            "a[data-href],a:not(*){color:red}a[data-href^=\"http\"]{color:blue}");
}

TEST(CssClean, LeavesTheMarksOfThePageAlone) {
  const std::string cleaned =
      sheet("ps-t,[data-ps-on],[d\\61ta-n],[*|data-h],PS-M{display:none!important}");
  EXPECT_EQ(cleaned, "x-none,[x-none],[x-none],[*|x-none],x-none{display:none!important}");
}

TEST(CssClean, NothingEndsTheStyleElement) {
  for (const std::string_view css :
       {"</style><script>", "a{content:'</style><script>'}", ".\\3c\\2fstyle\\3e{}", "<!--</style>",
        "a</style", "@media (width</style>){}", "\\3c/style>{}", "#\\3c/style{}", "</**/style>"}) {
    const std::string cleaned = sheet(css);
    EXPECT_EQ(cleaned.find("</"), std::string::npos) << css << '\n' << cleaned;
    EXPECT_EQ(cleaned.find("<!"), std::string::npos) << css << '\n' << cleaned;
  }
}

TEST(CssClean, KeepsApartWhatACommentKeptApart) {
  EXPECT_EQ(sheet("a{b:u/**/rl(x)}"), "a{b:u/**/none}");
  EXPECT_EQ(style("a:1/**/px"), "a:1/**/px");
  EXPECT_EQ(style("a:#/**/f00"), "a:#/**/f00");
  EXPECT_EQ(style("a:1\\65 3"), "a:1\\65 3");
  EXPECT_EQ(style("a:\\31 23"), "a:\\31 23");
}

TEST(CssClean, EndsWithinBounds) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "a{(";
  EXPECT_FALSE(sheet(deep).empty());
  std::string imports;
  for (int i = 0; i < 100'000; ++i) imports += "@import(";
  EXPECT_EQ(sheet(imports), "");
}

}  // namespace
}  // namespace presend::preview
