#include <gtest/gtest.h>

#include <string>

#include "scanner/html/parse.h"
#include "scanner/html/prescan.h"
#include "tests/html/tree.h"

namespace presend::html {
namespace {

using namespace std::string_view_literals;

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

TEST(Prescan, CountsOpenElementsByName) {
  const Limits limits;
  EXPECT_EQ(prescan("<div><b></b><b></b></div>", limits).depth, 2u);
  EXPECT_EQ(prescan("<b></x><b></x><b></x>", limits).depth, 3u) << "</x> closes no <b>";
  EXPECT_EQ(prescan("<br><img src='<div>'><!-- <div> --><style><div></style>", limits).depth, 1u);
  EXPECT_EQ(prescan("<table><tr><td>a<tr><td>b<tr><td>c", limits).depth, 1u);
}

TEST(Prescan, ToleratesWhatOldMailLeavesOpen) {
  const std::string source = repeat("<p>x<li>y<tr><td>z<br>", 20'000);
  EXPECT_EQ(prescan(source, Limits{}).excess, "");
}

TEST(Prescan, NamesTheLimit) {
  EXPECT_NE(prescan(repeat("<div>", 5000), Limits{}).excess, "");
  EXPECT_NE(prescan("<p " + repeat("a=1 ", 1001) + ">", Limits{}).excess, "");
  EXPECT_NE(prescan(repeat("<body a=1>", 9000), Limits{}).excess, "");
  EXPECT_NE(prescan(repeat("<span>", 3900) + repeat("</x>", 20'000), Limits{}).excess, "");
}

TEST(Fallback, KeepsTextsLinksAndComments) {
  const std::string source = "<!doctype html><title>T&amp;</title>" + repeat("<b>", 5000) +
                             "<a href='?a&amp;b'>x &lt; y</a><!-- c -->z</p><unfinished";
  const Document document = parse(std::string_view(source));
  ASSERT_TRUE(document.is_fallback());
  EXPECT_EQ(document.fallback_reason(), "too many elements are open at once");
  EXPECT_FALSE(document.is_quirks());
  EXPECT_EQ(document.attribute_value(find(document, "a"), "href"), "?a&b");
  EXPECT_EQ(document.node(find(document, "a")).parent, find(document, "body"));
  const NodeIndex text = find_text(document, "x < y");
  ASSERT_NE(text, kNoNode);
  EXPECT_EQ(source_of(document, document.text_place(text, 2, 3)), "&lt;");
  EXPECT_NE(find_text(document, "z"), kNoNode);
  const NodeIndex title = find_text(document, "T&");
  ASSERT_NE(title, kNoNode);
  EXPECT_TRUE(document.node(document.node(title).parent).is("title"));
}

TEST(Fallback, KeepsScriptsAndStylesApart) {
  ParseOptions options;
  options.limits.html_nesting = 1;
  const Document document =
      parse("<div><div><script>if (a<b) '</div>'</script><STYLE>p{}</STYLE>&copy"sv, options);
  ASSERT_TRUE(document.is_fallback());
  EXPECT_EQ(body(document), "body*[div div script['if (a<b) '</div>''] style['p{}'] '\xC2\xA9']");
}

TEST(Fallback, TakesOverWhenThereAreTooManyNodes) {
  ParseOptions options;
  options.limits.html_nodes = 100;
  const std::string source = repeat("<i>x</i>", 1000);
  const Document document = parse(std::string_view(source), options);
  EXPECT_TRUE(document.is_fallback());
  EXPECT_LE(document.nodes().size(), 100u);
}

TEST(Fallback, TakesOverWhenMemoryRunsOut) {
  ParseOptions options;
  options.limits.html_arena_bytes = 100'000;
  const std::string source = repeat("<i>x</i>", 1000);
  const Document document = parse(std::string_view(source), options);
  EXPECT_EQ(document.fallback_reason(), "its markup takes too much memory");
  EXPECT_EQ(document.nodes().size(), 2003u);
}

TEST(Fallback, TakesOverWhenTimeIsUp) {
  ParseOptions options;
  options.time_ms = 0;
  const std::string source = repeat("<i>x</i>", 20'000);
  const Document document = parse(std::string_view(source), options);
  EXPECT_EQ(document.fallback_reason(), "its markup takes too long to read");
}

TEST(Fallback, LeavesTheNextDocumentAlone) {
  ParseOptions options;
  options.limits.html_arena_bytes = 100'000;
  const std::string source = repeat("<i>x</i>", 1000);
  EXPECT_TRUE(parse(std::string_view(source), options).is_fallback());
  EXPECT_FALSE(parse(std::string_view(source)).is_fallback());
}

}  // namespace
}  // namespace presend::html
