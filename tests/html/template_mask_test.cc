#include "scanner/html/template_mask.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "scanner/html/parse.h"
#include "tests/html/tree.h"

namespace presend::html {
namespace {

using namespace std::string_view_literals;

std::string mask(std::string_view source) {
  return mask_template_tags(source, templates::find_tags(source));
}

Document masked(std::string_view source) {
  const std::vector<templates::Tag> tags = templates::find_tags(source);
  ParseOptions options;
  options.masked_tags = tags;
  return parse(source, options);
}

TEST(TemplateMask, IsEmptyWithoutTags) { EXPECT_EQ(mask("<p>100% {x}"), ""); }

TEST(TemplateMask, KeepsEveryOffset) {
  const std::string_view source = "<p>{{ name }}<b>{% if x %}y</b>";
  EXPECT_EQ(mask(source), "<p>xxxxxxxxxx<b>          y</b>");
}

TEST(TemplateMask, LeavesNoLettersBetweenCells) {
  EXPECT_EQ(mask("<table>{{a}}<tr>{{a}}<td>{{a}}</td>{{a}}</tr></table>{{a}}"),
            "<table>     <tr>     <td>xxxxx</td>     </tr></table>xxxxx");
}

TEST(TemplateMask, LeavesNoLettersInTheHead) {
  EXPECT_EQ(mask("<head>{{a}}<title>{{a}}</title></head><body>{{a}}"),
            "<head>     <title>xxxxx</title></head><body>xxxxx");
}

TEST(TemplateMask, LeavesNoLettersBetweenAttributes) {
  EXPECT_EQ(mask("<td {{a}} b='{{a}}' c={{ a }}>"), "<td       b='xxxxx' c=xxxxxxx>");
}

TEST(MaskedParse, ShowsTheTagsAsWritten) {
  const Document document = masked(
      "<a {{ attrs }} href=\"{{ url }}/&amp;{% if a < b %}\">{{ T }}&lt;{{ \"<b>\" }}</a>"sv);
  const NodeIndex a = find(document, "a");
  ASSERT_EQ(document.attributes(a).size(), 1u);
  EXPECT_EQ(document.attribute_value(a, "href"), "{{ url }}/&{% if a < b %}");
  EXPECT_EQ(outline(document, a), "a['{{ T }}<{{ \"<b>\" }}']");
}

TEST(MaskedParse, PlacesLeadToTheTags) {
  const Document document = masked("<p>{{ a }}&lt;{{ \"<b>\" }}z<a href='{{ u }}&amp;q'>"sv);
  const NodeIndex text = find_text(document, "z");
  EXPECT_EQ(source_of(document, document.text_place(text, 7, 8)), "&lt;");
  EXPECT_EQ(source_of(document, document.text_place(text, 8, 19)), "{{ \"<b>\" }}");
  EXPECT_EQ(source_of(document, document.text_place(text, 19, 20)), "z");
  const Attribute& href = document.attributes(find(document, "a"))[0];
  EXPECT_EQ(source_of(document, document.value_place(href, 8, 9)), "q");
}

TEST(MaskedParse, ControlTagsKeepTheTable) {
  EXPECT_EQ(body(masked("<table>{{#each x}}<tr><td>{{ n }}</td></tr>{{/each}}</table>"sv)),
            "body*[table['{{#each x}}' tbody*[tr[td['{{ n }}']] '{{/each}}']]]");
}

TEST(MaskedParse, TagsOfEverySystemLeaveTheTreeAsItIs) {
  const auto whole = [](const std::string& open, const std::string& print,
                        const std::string& close) {
    return "<table>" + open + "<tr><td style=\"width:" + print + "px\" bgcolor=\"" + print +
           "\"><a href=\"https://a.ie/" + print + "\">" + print + "</a></td></tr>" + close +
           "</table>";
  };
  // The names and structure of the elements, without texts.
  const auto shape = [](const Document& document) {
    std::string names;
    for (const Node& node : document.nodes())
      if (node.kind == NodeKind::element)
        names += std::string(node.name) + std::to_string(node.attribute_count) + ' ';
    return names;
  };
  const std::string plain = whole("", "x", "");
  const std::string expected = shape(masked(plain));
  struct Language {
    const char *open, *print, *close;
  };
  for (const Language& language :
       {Language{"*|IF:X|*", "*|X|*", "*|END:IF|*"},
        {"{{#each x}}", "{{x}}", "{{/each}}"},
        {"{{#x}}", "{{{x}}}", "{{/x}}"},
        {"{% for a in b %}", "{{ a | default: '<b>' }}", "{% endfor %}"},
        {"{{range .X}}", "{{ .Y }}", "{{end}}"},
        {"<% a.each do |b| %>", "<%= b > 1 ? 'x' : 'y' %>", "<% end %>"},
        {"%%[ IF @a > 1 THEN ]%%", "%%=v(@a)=%%", "%%[ ENDIF ]%%"},
        {"<?php foreach ($a as $b): ?>", "<?= $b ?>", "<?php endforeach; ?>"},
        {"<#list a as b>", "${b}", "</#list>"},
        {"[% FOREACH a IN b %]", "[% a %]", "[% END %]"},
        {"", "{$x}", ""},
        {"", "[[x]]", ""},
        {"", "{!Contact.X}", ""}}) {
    const std::string source = whole(language.open, language.print, language.close);
    EXPECT_EQ(shape(masked(source)), expected) << source;
  }
}

TEST(MaskedParse, DeclaredTagsAreMaskedToo) {
  const std::string source = "<table>[rows]<tr><td [attrs]>[name]</td></tr></table>";
  const auto tags = templates::find_tags(source, {templates::Syntax::single_brackets});
  EXPECT_EQ(mask_template_tags(source, tags),
            "<table>      <tr><td        >xxxxxx</td></tr></table>");
}

TEST(MaskedParse, UnmaskedTagsAreText) {
  EXPECT_EQ(body(parse("<table>{{a}}<tr><td>b</table>"sv)),
            "body*['{{a}}' table[tbody*[tr[td['b']]]]]");
}

}  // namespace
}  // namespace presend::html
