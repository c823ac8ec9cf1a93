#include "scanner/html/parse.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <string>

#include "tests/html/tree.h"

namespace presend::html {
namespace {

using namespace std::string_view_literals;

std::string body_of(std::string_view source) { return body(parse(source)); }

TEST(Parse, NodesStandInDocumentOrderWithTheirEnds) {
  const Document document = parse("<div><p>a<b>b</b></p><p>c</p></div>d"sv);
  const NodeIndex div = find(document, "div");
  const Node& node = document.node(div);
  EXPECT_EQ(outline(document, div), "div[p['a' b['b']] p['c']]");
  EXPECT_EQ(document.node(node.end).text, "d");
  EXPECT_EQ(document.node(node.first_child).parent, div);
  EXPECT_EQ(document.node(0).kind, NodeKind::document);
  EXPECT_EQ(document.node(0).end, document.nodes().size());
  EXPECT_FALSE(document.is_fallback());
}

TEST(Parse, ElementsKnowTheirTags) {
  const std::string_view source = "<div class=x><P>one<p>two</div>";
  const Document document = parse(source);
  const Node& div = document.node(find(document, "div"));
  EXPECT_EQ(source_of(document, div.at), "<div class=x>");
  EXPECT_EQ(source_of(document, div.end_tag), "</div>");
  const Node& first = document.node(find(document, "p"));
  EXPECT_EQ(source_of(document, first.at), "<P>");
  EXPECT_EQ(first.end_tag.begin, first.end_tag.end) << "it was closed by another element's tag";
}

TEST(Parse, ImpliedElementsAreFlagged) {
  const Document document = parse("<table><tr><td>x</table>"sv);
  EXPECT_EQ(body(document), "body*[table[tbody*[tr[td['x']]]]]");
  const Node& tbody = document.node(find(document, "tbody"));
  EXPECT_EQ(tbody.at.begin, 7u);
  EXPECT_EQ(tbody.at.end, 7u);
}

TEST(Parse, ReopenedFormattingIsImplied) {
  EXPECT_EQ(body_of("<p><b>x<p>y"), "body*[p[b['x']] p[b*['y']]]");
}

TEST(Parse, NamesAreLowerCaseAndUnknownNamesKept) {
  const Document document = parse("<O:P CLASS=Mso>x</O:P><IMG SRC=a>"sv);
  const NodeIndex office = find(document, "o:p");
  ASSERT_NE(office, kNoNode);
  EXPECT_EQ(document.attribute_value(office, "class"), "Mso");
  EXPECT_EQ(document.attribute_value(find(document, "img"), "src"), "a");
}

TEST(Parse, AttributesAreDecodedAndPlaced) {
  const std::string_view source = "<a HREF='?a=1&amp;b&copy=2' title x=\"\" y=z>";
  const Document document = parse(source);
  const NodeIndex a = find(document, "a");
  ASSERT_EQ(document.attributes(a).size(), 4u);
  const Attribute* href = document.attribute(a, "href");
  EXPECT_EQ(href->value, "?a=1&b&copy=2");
  EXPECT_EQ(source_of(document, href->value_at), "?a=1&amp;b&copy=2");
  EXPECT_EQ(source_of(document, href->name_at), "HREF");
  const Attribute* title = document.attribute(a, "title");
  EXPECT_EQ(title->value, "");
  EXPECT_EQ(title->value_at.begin, title->name_at.end);
  EXPECT_EQ(title->value_at.end, title->name_at.end);
  EXPECT_EQ(source_of(document, document.attribute(a, "y")->value_at), "z");
  EXPECT_EQ(document.attribute(a, "missing"), nullptr);
}

TEST(Parse, NeighbouringTextsAreOne) {
  EXPECT_EQ(body_of("<table>a<tr>b<td>c</td>d</table>"), "body*['abd' table[tbody*[tr[td['c']]]]]");
  EXPECT_EQ(body_of("a</x>b"), "body*['ab']");
  EXPECT_EQ(body_of("a<!--c-->b"), "body*['a' <!c> 'b']");
}

TEST(Parse, NoscriptIsMarkupAsInMailClients) {
  EXPECT_EQ(body_of("<p>a<noscript>b<i>c</i></noscript>"), "body*[p['a' noscript['b' i['c']]]]");
}

TEST(Parse, ForeignElementsAreFlagged) {
  const Document document = parse("<svg viewBox='0 0 1 1'><linearGradient/></svg><p>x"sv);
  EXPECT_TRUE(document.node(find(document, "svg")).is_foreign);
  EXPECT_TRUE(document.node(find(document, "lineargradient")).is_foreign);
  EXPECT_EQ(document.attribute_value(find(document, "svg"), "viewbox"), "0 0 1 1");
  EXPECT_FALSE(document.node(find(document, "p")).is_foreign);
}

TEST(Parse, TemplatesKeepTheirContent) {
  EXPECT_EQ(body_of("<body><template><p>x</template>"), "body[template[p['x']]]");
}

TEST(Parse, ByteOrderMarkIsNoText) {
  const Document document = parse("\xEF\xBB\xBF<!doctype html><title>t</title><p>x"sv);
  EXPECT_EQ(body(document), "body*[p['x']]");
  EXPECT_FALSE(document.is_quirks());
  EXPECT_EQ(source_of(document, document.node(find(document, "p")).at), "<p>");
}

TEST(Parse, ControlCharactersStayAsBrowsersKeepThem) {
  EXPECT_EQ(body_of("a\x01"
                    "b\xC2\x85"
                    "c"),
            "body*['a\x01"
            "b\xC2\x85"
            "c']");
  EXPECT_EQ(body_of("a\x80"
                    "b"),
            "body*['a\xEF\xBF\xBD"
            "b']");
}

TEST(Parse, BytesAfterAnIgnoredTagAreStillReplaced) {
  EXPECT_EQ(body_of("a</x>\xF0\nb"), "body*['a\xEF\xBF\xBD\nb']");
}

TEST(Parse, EmptySourceHasAnEmptyBody) {
  EXPECT_EQ(body(parse(std::string_view())), "body*");
  EXPECT_EQ(body(parse(""sv)), "body*");
}

TEST(Parse, DocumentsCanBeMoved) {
  const std::string source = "<P Title='&amp;'>a&lt;b";
  Document first = parse(std::string_view(source));
  const Document second = std::move(first);
  EXPECT_EQ(second.node(find_text(second, "a<b")).text, "a<b");
  EXPECT_EQ(second.attribute_value(find(second, "p"), "title"), "&");
}

// Every prefix and many broken forms, in a copy of exactly their size, so that the sanitizer sees
// a read past the end.
TEST(Parse, BrokenMarkupStaysInsideTheSource) {
  const std::string_view whole =
      "<!doctype html><table>a<tr>&am<td title='&notit;\r\n'>\r\nx&#x41</b><svg><![CDATA[q]]>"
      "</svg><textarea>\n&amp;</textarea><script><!--x</script><select><option>o</table>&#0;\xC3";
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    const auto exact = std::make_unique<char[]>(size);
    std::memcpy(exact.get(), whole.data(), size);
    const std::string_view source(exact.get(), size);
    ParseOptions fallback;
    fallback.limits.html_nodes = 5;
    for (const ParseOptions& options : {ParseOptions{}, fallback}) {
      const Document document = parse(source, options);
      for (NodeIndex i = 0; i < document.nodes().size(); ++i) {
        const Node& node = document.node(i);
        ASSERT_LE(node.at.begin, node.at.end);
        ASSERT_LE(node.at.end, size);
        ASSERT_LE(node.end, document.nodes().size());
        if (node.kind != NodeKind::text) continue;
        for (std::uint32_t at = 0; at <= node.text.size(); ++at) {
          const HtmlRange place = document.text_place(i, at, at + 1);
          ASSERT_LE(place.begin, place.end);
          ASSERT_LE(place.end, size);
        }
      }
    }
  }
}

bool is_quirks(std::string_view source) { return parse(source).is_quirks(); }

TEST(Quirks, FollowTheDoctype) {
  EXPECT_FALSE(is_quirks("<!doctype html><p>x"));
  EXPECT_FALSE(is_quirks("<!DOCTYPE HTML><p>x"));
  EXPECT_TRUE(is_quirks("<p>x"));
  EXPECT_TRUE(is_quirks("<!doctype email><p>x"));
  EXPECT_FALSE(is_quirks(R"(<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x">)"));
}

TEST(Quirks, CompareTheBeginningOfIdentifiers) {
  EXPECT_TRUE(is_quirks(R"(<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">)"));
  EXPECT_TRUE(is_quirks(R"(<!DOCTYPE HTML PUBLIC "-//w3c//dtd html 4.0 transitional//en">)"));
  EXPECT_FALSE(is_quirks(
      R"(<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/x.dtd">)"));
  EXPECT_TRUE(is_quirks(
      R"(<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN" "http://www.w3.org/x.dtd">)"));
  EXPECT_FALSE(is_quirks(R"(<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">)"));
}

}  // namespace
}  // namespace presend::html
