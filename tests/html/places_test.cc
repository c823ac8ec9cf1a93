#include "scanner/html/places.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "scanner/html/parse.h"
#include "tests/html/tree.h"

namespace presend::html {
namespace {

using namespace std::string_view_literals;

/// The source of every character of the text node that contains `part`, joined by '|'.
std::string places(std::string_view source, std::string_view part) {
  const Document document = parse(source);
  const NodeIndex node = find_text(document, part);
  if (node == kNoNode) return "no such text";
  std::string out;
  const std::string_view text = document.node(node).text;
  for (std::uint32_t at = 0; at < text.size();) {
    std::uint32_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    if (!out.empty()) out += '|';
    out += source_of(document, document.text_place(node, at, end));
    at = end;
  }
  return out;
}

TEST(TextPlace, PlainTextIsWhereItStands) {
  const Document document = parse("<p>hello"sv);
  const NodeIndex text = find_text(document, "hello");
  const HtmlRange place = document.text_place(text, 1, 3);
  EXPECT_EQ(place.begin, 4u);
  EXPECT_EQ(place.end, 6u);
  EXPECT_EQ(document.node(text).text.data(), document.source().data() + 3) << "no copy is made";
}

TEST(TextPlace, EntitiesAreOneCharacter) {
  EXPECT_EQ(places("<p>a&lt;b&#x41;&#66c&eacute;", "a"), "a|&lt;|b|&#x41;|&#66|c|&eacute;");
}

TEST(TextPlace, AmpersandsAreTheirOwnOrEntities) {
  EXPECT_EQ(places("<p>&amp;&&amp&#38;&x;", "&"), "&amp;|&|&amp|&#38;|&|x|;");
  EXPECT_EQ(places("<p>&ampx", "&"), "&amp|x");
}

TEST(TextPlace, NamesWithoutSemicolonEndWhereBrowsersEndThem) {
  EXPECT_EQ(places("<p>&copyright", "right"), "&copy|r|i|g|h|t");
  EXPECT_EQ(places("<p>&notit;&notin;z", "it"), "&not|i|t|;|&notin;|z");
}

TEST(TextPlace, ANameMayStandForTwoCharacters) {
  const Document document = parse("<p>&NotEqualTilde;x"sv);
  const NodeIndex text = find_text(document, "x");
  const auto size = static_cast<std::uint32_t>(document.node(text).text.size());
  EXPECT_EQ(source_of(document, document.text_place(text, size - 1, size)), "x");
  EXPECT_EQ(source_of(document, document.text_place(text, 0, size - 1)), "&NotEqualTilde;");
}

TEST(TextPlace, LineEndsCountAsOne) {
  EXPECT_EQ(places("<p>a\r\nb\rc\nd", "a"), "a|\r\n|b|\r|c|\n|d");
}

TEST(TextPlace, DroppedNulIsPassedOver) { EXPECT_EQ(places("<p>a\0b"sv, "a"), "a|b"); }

TEST(TextPlace, IgnoredTagsArePassedOver) {
  EXPECT_EQ(places("<p>ab</x y='>'>cd<body>&lt;</html>", "ab"), "a|b|c|d|&lt;");
}

TEST(TextPlace, LessThanMayBeText) { EXPECT_EQ(places("<p>a < b <3", "a"), "a| |<| |b| |<|3"); }

TEST(TextPlace, FirstNewlineOfPreIsNotPartOfIt) {
  EXPECT_EQ(places("<pre>\na\n</pre>", "a"), "a|\n");
  EXPECT_EQ(places("<pre>\r\n\r\na</pre>", "a"), "\r\n|a");
  EXPECT_EQ(places("<textarea>\na&amp;<b></textarea>", "a"), "a|&amp;|<|b|>");
}

TEST(TextPlace, RawTextHasNoEntities) {
  EXPECT_EQ(places("<style>\r\na&amp;<b></style>", "a"), "\r\n|a|&|a|m|p|;|<|b|>");
}

TEST(TextPlace, CdataSectionsArePassedOver) {
  EXPECT_EQ(places("<svg>a<![CDATA[<b>&amp;]]]>c</svg>", "a"), "a|<|b|>|&|a|m|p|;|]|c");
}

TEST(TextPlace, TextMovedOutOfATableIsFoundWhereItStood) {
  EXPECT_EQ(places("<table>a&lt;<tr>b<td>c</td>d&gt;</table>", "a"), "a|&lt;|b|d|&gt;");
  const Document document = parse("<table>a<tr>b<td>c</td>d</table>"sv);
  const NodeIndex text = find_text(document, "abd");
  EXPECT_EQ(source_of(document, document.text_place(text, 1, 3)), "b<td>c</td>d");
}

TEST(TextPlace, ReplacedBytesAreOneCharacter) {
  EXPECT_EQ(places("<p>a\x01&lt;b\xE2\x82"
                   "c",
                   "a"),
            "a|\x01|&lt;|b|\xE2\x82|c");
}

TEST(TextPlace, ReplacedBytesMayBeginAsTheReplacementDoes) {
  EXPECT_EQ(places("<p>a\xEF-b", "a"), "a|\xEF|-|b");
  EXPECT_EQ(places("<p>a&lt;\xEF\xBF\xBD-b", "a"), "a|&lt;|\xEF\xBF\xBD|-|b");
}

TEST(TextPlace, OffsetsBeyondTheTextGiveItsEnd) {
  const Document document = parse("<p>a&lt;</p>z"sv);
  const NodeIndex text = find_text(document, "a<");
  EXPECT_EQ(document.text_place(text, 2, 9).begin, 8u);
  EXPECT_EQ(document.text_place(text, 7, 9).end, 8u);
  EXPECT_EQ(source_of(document, document.text_place(text, 0, 99)), "a&lt;");
}

TEST(TextPlace, EmptyRangesAreEmpty) {
  const Document document = parse("<p>a&lt;b"sv);
  const HtmlRange place = document.text_place(find_text(document, "a<b"), 2, 2);
  EXPECT_EQ(place.begin, 8u);
  EXPECT_EQ(place.end, 8u);
}

std::string value_places(std::string_view source) {
  const Document document = parse(source);
  const Attribute& attribute = document.attributes(find(document, "a"))[0];
  std::string out;
  for (std::uint32_t at = 0; at < attribute.value.size(); ++at) {
    if (at > 0) out += '|';
    out += source_of(document, document.value_place(attribute, at, at + 1));
  }
  return out;
}

TEST(ValuePlace, EntitiesAndLineEndsAreOneCharacter) {
  EXPECT_EQ(value_places("<a href='x&amp;y\r\nz&#x41;'>"), "x|&amp;|y|\r\n|z|&#x41;");
  EXPECT_EQ(value_places("<a href=x&lt>"), "x|&lt");
}

TEST(ValuePlace, AReferenceMayComeFirst) {
  EXPECT_EQ(value_places("<a href=&lt;x>"), "&lt;|x");
  EXPECT_EQ(value_places("<a href = '&lt;x'>"), "&lt;|x");
}

TEST(ValuePlace, NamesBeforeLettersAreNotEntities) {
  EXPECT_EQ(value_places("<a href='?a&amp=1&ampx&amp;'>"), "?|a|&|a|m|p|=|1|&|a|m|p|x|&amp;");
}

TEST(ValuePlace, TagsInValuesAreText) {
  EXPECT_EQ(value_places("<a href='<b>&lt;'>"), "<|b|>|&lt;");
}

TEST(Places, FromFrontToBackAsOneByOne) {
  // Text between table cells is moved in front of the table and put together there.
  const Document document =
      parse(std::string_view("<table>a&amp;b<tr>c\r\nd<td>x</td>&lt;e</tr></table>"));
  const NodeIndex text = find_text(document, "a&bc\nd<e");
  ASSERT_NE(text, kNoNode);
  const auto size = static_cast<std::uint32_t>(document.node(text).text.size());
  for (std::uint32_t step = 1; step <= size; ++step) {
    TextPlaces places(document, text);
    for (std::uint32_t at = 0; at < size; at += step) {
      const HtmlRange one = document.text_place(text, at, at + step);
      const HtmlRange next = places.place(at, at + step);
      EXPECT_EQ(next.begin, one.begin) << at << '+' << step;
      EXPECT_EQ(next.end, one.end) << at << '+' << step;
    }
  }
}

}  // namespace
}  // namespace presend::html
