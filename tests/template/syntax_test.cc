#include "scanner/template/syntax.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "scanner/template/known_tags.h"
#include "scanner/template/tags.h"
#include "scanner/template/unclosed.h"

namespace presend::templates {
namespace {

TEST(SyntaxNames, EachFindsItsExample) {
  std::set<std::string_view> names;
  for (const SyntaxName& known : syntax_names()) {
    EXPECT_TRUE(names.insert(known.name).second) << known.name;
    EXPECT_EQ(syntax_by_name(known.name), known.syntax);
    EXPECT_FALSE(in_words(known.syntax).empty());
    SyntaxSet declared;
    declared.add(known.syntax);
    const auto tags = find_tags(known.example, declared);
    ASSERT_EQ(tags.size(), 1U) << known.name;
    EXPECT_EQ(tags[0].written(known.example), known.example);
    EXPECT_EQ(find_tags(known.example).empty(), declared.has_ambiguous()) << known.name;
  }
  EXPECT_EQ(syntax_by_name("Mailchimp"), Syntax::mailchimp);
  EXPECT_FALSE(syntax_by_name("maichimp"));
}

/// The tags of `text`, one a line.
std::string tags_of(std::string_view text, SyntaxSet declared) {
  std::string out;
  for (const Tag& tag : find_tags(text, declared)) {
    if (!out.empty()) out += '\n';
    out += tag.written(text);
  }
  return out;
}

TEST(DeclaredTags, AreFoundWhereTheyAreDeclared) {
  EXPECT_EQ(tags_of("Hi {first name}, {x|y} {{z}}", {Syntax::single_braces}),
            "{first name}\n{x|y}\n{{z}}");
  EXPECT_EQ(tags_of("[NAME] [a,fallback=b c]", {Syntax::single_brackets}),
            "[NAME]\n[a,fallback=b c]");
  EXPECT_EQ(tags_of("%NAME% %SENDER-INFO% %IF a > 1%x%ELSE%y%/IF%", {Syntax::percent}),
            "%NAME%\n%SENDER-INFO%\n%IF a > 1%\n%ELSE%\n%/IF%");
  EXPECT_EQ(tags_of("#name# #fff", {Syntax::hash}), "#name#");
  EXPECT_EQ(tags_of("@Model.Order.Id. me@Model.org @(Model.A) @media", {Syntax::razor}),
            "@Model.Order.Id\n@(Model.A)");
}

TEST(DeclaredTags, LeaveStyleSheetsConditionalCommentsAndEscapesAlone) {
  EXPECT_EQ(tags_of("<style>a[href]{color:red} .x{y}</style>{name}",
                    {Syntax::single_braces, Syntax::single_brackets}),
            "{name}");
  EXPECT_EQ(tags_of("<!--[if mso]>x<![endif]-->[a]", {Syntax::single_brackets}), "[a]");
  EXPECT_EQ(tags_of("100%ABC% a%C3%A9%20 ?x=%ADD%20", {Syntax::percent}), "");
}

TEST(KnownTags, OfEverySystem) {
  for (const std::string_view tag :
       {"{{unsubscribe}}", "{{{unsubscribe}}}", "{% unsubscribe %}", "{% unsubscribe 'Leave' %}",
        "*|UNSUB|*", "<%asm_group_unsubscribe_raw_url%>", "<%asm_preferences_raw_url%>",
        "{{unsubscribe_url}}", "%%unsub_center_url%%", "%%subscription_center_url%%",
        "{$unsubscribe}", "[unsubscribe]", "%UNSUBSCRIBELINK%", "{{${unsubscribe_url}}}",
        "{{unsubscribe_link_all}}", "[[unsubscribe]]", "<%= unsubscribe_url %>",
        "{{ optout_url }}"})
    EXPECT_TRUE(
        has_tag_meaning(tag, Meaning::unsubscribe, {Syntax::single_brackets, Syntax::percent}))
        << tag;
  for (const std::string_view tag :
       {"*|ARCHIVE|*", "%%view_email_url%%", "{{view_as_page_url}}", "{% web_view %}",
        "{{system.viewAsWebpageLink}}", "[webversion]", "%%view_online%%", "{{mirror_page_url}}"})
    EXPECT_TRUE(has_tag_meaning(tag, Meaning::view_online, {Syntax::single_brackets}) ||
                tag == "{{system.viewAsWebpageLink}}")
        << tag;
  for (const std::string_view tag :
       {"*|LIST:ADDRESS|*", "*|HTML:LIST_ADDRESS_HTML|*", "{{ organization.full_address }}",
        "%%Member_Addr%%", "{{Sender_Address}}", "%SENDER-INFO%", "{{ shop.address.summary }}",
        "{{ site_settings.company_street_address_1 }}"})
    EXPECT_TRUE(has_tag_meaning(tag, Meaning::address, {Syntax::percent})) << tag;
  EXPECT_FALSE(has_tag_meaning("{{ email_address }}", Meaning::address));
  EXPECT_FALSE(has_tag_meaning("{% if unsubscribe %}", Meaning::unsubscribe));
}

/// What is broken, one a line, with what it lacks.
std::string broken(std::string_view text) {
  std::string out;
  for (const BrokenTag& one : find_broken_tags(text, find_tags(text))) {
    if (!out.empty()) out += '\n';
    out += text.substr(one.begin, one.end - one.begin);
    out += one.lacks_end ? " ..." : " <-";
    out += one.missing;
  }
  return out;
}

TEST(BrokenTags, LackTheirEnd) {
  EXPECT_EQ(broken("a {{ trial.end_date }. <b>"), "{{ trial.end_date } ...}}");
  EXPECT_EQ(broken("{{#if x<p>{{/if}}"), "{{#if x ...}}");
  EXPECT_EQ(broken("{{{a}} b"), "{{{a}} ...}}}");
  EXPECT_EQ(broken("{% if x }y{% endif %}"), "{% if x } ...%}");
  EXPECT_EQ(broken("*|FNAME* *|FNAME|"), "*|FNAME* ...|*\n*|FNAME| ...|*");
  EXPECT_EQ(broken("<%= name ><p>"), "<%= name > ...%>");
  EXPECT_EQ(broken("[[firstname] ${name <p>"), "[[firstname] ...]]\n${name  ...}");
  EXPECT_EQ(broken("%%[ set @x = 1 ]%<p>"), "%%[ set @x = 1 ] ...]%%");
  EXPECT_EQ(broken("{$name <p>"), "{$name  ...}");
}

TEST(BrokenTags, LackTheirBeginning) {
  EXPECT_EQ(broken("a { name }} b"), "{ name }} <-{{");
  EXPECT_EQ(broken("{/if}} {#if x}}"), "{/if}} <-{{\n{#if x}} <-{{");
  EXPECT_EQ(broken("{ if x %} % endif %}"), "{ if x %} <-{%\n% endif %} <-{%");
  EXPECT_EQ(broken("*FNAME|* |FNAME|*"), "*FNAME|* <-*|\n|FNAME|* <-*|");
  EXPECT_EQ(broken("<p><= name %>"), "<= name %> <-<%");
  EXPECT_EQ(broken("{{a}}} b"), "{{a}}} <-{{{");
}

TEST(BrokenTags, AreNotSeenInOrdinaryText) {
  for (const std::string_view text :
       {"<style>@media x{a{b:c}}a{color:{{c}}}</style>", "<script>f({{a:1}})</script>",
        "<td width=100%>", "<td data-x='{\"a\":{\"b\":1}}'>", "a | b * c", "[%d/%m]", "50%}",
        "5 < 6 %", "{ a }", "[[1,2],[3]]", "${5}", "it costs ${x}", "(*|*)", "{{{a}}}", "{{a}}",
        "{{#a}}{{/a}}", "{{${x}}}", "<p style=\"a:{{b}}\">", "[[Main Page]]"})
    EXPECT_EQ(broken(text), "") << text;
}

TEST(BrokenTags, CostNoMoreThanOnePass) {
  // Quadratic work would take minutes.
  for (const std::string_view piece : {"{{a ", "{{", "}}", "*|AB ", "AB|*", "<% a", "{% a ", "%}",
                                       "${a ", "${", "[[a", "{$a ", "%%[", "| ", "{", "a "}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    EXPECT_LE(find_broken_tags(text, find_tags(text)).size(), 1000U) << piece;
  }
}

}  // namespace
}  // namespace presend::templates
