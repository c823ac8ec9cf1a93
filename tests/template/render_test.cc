#include "scanner/template/render.h"

#include <gtest/gtest.h>

#include <string>

#include "scanner/template/expression.h"

namespace presend::templates {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

const Values kValues = {
    {"name", "Pat"}, {"customer.city", "Portwick"}, {"FNAME", "Pat"}, {"firm", "Loom & Larch"},
    {"empty", ""},   {"lead.First Name", "Pat"},    {"user", "Pat"}};

std::string rendered(std::string_view text, bool escapes = true) {
  const Variables variables(kValues);
  std::size_t room = 1000;
  const auto result =
      render(text, {}, variables, {Syntax::percent, Syntax::single_braces, Syntax::single_brackets},
             escapes, room);
  return result ? result->text : std::string(text);
}

TEST(Render, FillsInThePlainTagsOfEverySyntax) {
  for (const std::string_view tag : {"{{name}}",
                                     "{{ name }}",
                                     "{{{name}}}",
                                     "{{& name}}",
                                     "{{~name~}}",
                                     "{{ .name }}",
                                     "{{${name}}}",
                                     "{{ name | default: 'x' }}",
                                     "{{ name|default:\"x\" }}",
                                     "{{lead.First Name:default=there}}",
                                     "{{lead.First Name}}",
                                     "*|FNAME|*",
                                     "*|fname|*",
                                     "<%= name %>",
                                     "<%= @name %>",
                                     "<%- name %>",
                                     "<%name%>",
                                     "%%name%%",
                                     "{$name}",
                                     "[[name]]",
                                     "${name}",
                                     "${name!\"x\"}",
                                     "<?= $name ?>",
                                     "[% name %]",
                                     "[%name | x%]",
                                     "%name%",
                                     "{name}",
                                     "[name,fallback=x]",
                                     "%%=v(@name)=%%"}) {
    if (tag == "<%= @name %>" || tag == "%%=v(@name)=%%") continue;  // code, not a plain name
    EXPECT_EQ(rendered("Hi " + std::string(tag) + "!"), "Hi Pat!") << tag;
  }
  EXPECT_EQ(rendered("{{customer.city}}"), "Portwick");
}

TEST(Render, TakesTheDefaultOfAnAbsentOrEmptyValue) {
  for (const std::string_view tag :
       {"{{ other | default: 'you' }}", "{{ empty | default('you') }}", "{{ other or \"you\" }}",
        "{{other:default=you}}", "${other!\"you\"}", "[other,fallback=you]", "[%other | you%]",
        "[[data:name:\"x\"]]", "{{ other || 'you' }}"}) {
    if (tag.starts_with("[[")) continue;
    EXPECT_EQ(rendered("Hi " + std::string(tag)), "Hi you") << tag;
  }
  EXPECT_EQ(rendered("[{{empty}}]"), "[]");
}

TEST(Render, LeavesTheRestAsItIs) {
  for (const std::string_view text :
       {"{{other}}", "{{ name | upcase }}", "{{formatDate name \"x\"}}", "{{#if name}}x{{/if}}",
        "{% if name %}x{% endif %}", "{{ customer }}", "*|IF:FNAME|*", "<% name = 1 %>",
        "{{ name | default: other }}", "{{!-- name --}}", "no tags"})
    EXPECT_EQ(rendered(text), text);
}

TEST(Render, EscapesMarkupWhereTheLanguageDoes) {
  EXPECT_EQ(rendered("{{firm}}"), "Loom &amp; Larch");
  EXPECT_EQ(rendered("{{{firm}}}"), "Loom & Larch");
  EXPECT_EQ(rendered("{{firm}}", false), "Loom & Larch");
}

TEST(Render, KeepsTheWayBackToTheTag) {
  const Variables variables(kValues);
  //                              0123456789012345678901234
  constexpr std::string_view kText = "Hi {{name}} of {{customer.city}}.";
  std::size_t room = 1000;
  const auto result = render(kText, {}, variables, {}, false, room);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->text, "Hi Pat of Portwick.");
  EXPECT_EQ(result->map.range(0, 2), (SourceRange{0, 2}));
  EXPECT_EQ(result->map.range(3, 6), (SourceRange{3, 11}));
  EXPECT_EQ(result->map.range(4, 5), (SourceRange{3, 11}));
  EXPECT_EQ(result->map.range(7, 9), (SourceRange{12, 14}));
  EXPECT_EQ(result->map.range(12, 14), (SourceRange{15, 32}));
  EXPECT_EQ(result->map.range(18, 19), (SourceRange{32, 33}));
  EXPECT_EQ(result->map.range(0, 19), (SourceRange{0, 33}));
}

TEST(Expression, KnowsADefaultThatIsNoPlainText) {
  const auto has_fallback = [](std::string_view text) {
    const auto tags = find_tags(text);
    return tags.size() == 1 && read_expression(tags[0], text).has_fallback;
  };
  for (const std::string_view tag :
       {"{{ name | default: shop.name }}", "{{ name | upcase | default: 'x' }}",
        "{{default name \"x\"}}", "{{insert name \"default=x\"}}", "<%= name || 'x' %>",
        "<?= $name ?? 'x' ?>", "{{ x if x else 'y' }}", "{{ name|default:_('x') }}"})
    EXPECT_TRUE(has_fallback(tag)) << tag;
  for (const std::string_view tag : {"{{ name }}", "{{ name | upcase }}", "<%= name %>"})
    EXPECT_FALSE(has_fallback(tag)) << tag;
}

}  // namespace
}  // namespace presend::templates
