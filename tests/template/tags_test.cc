#include "scanner/template/tags.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <random>
#include <string>

namespace presend::templates {
namespace {

/// The tags of `text`, each on a line, "=" before what prints and "!" before what steers.
std::string tags_of(std::string_view text) {
  std::string out;
  for (const Tag& tag : find_tags(text)) {
    if (!out.empty()) out += '\n';
    out += tag.prints() ? '=' : '!';
    out += text.substr(tag.begin, tag.end - tag.begin);
  }
  return out;
}

struct Whole {
  std::string_view tag;
  bool prints;
};

class WholeTag : public testing::TestWithParam<Whole> {};

TEST_P(WholeTag, IsFoundFromEndToEndBetweenWords) {
  const std::string text = "Dear " + std::string(GetParam().tag) + ", thanks.";
  const auto tags = find_tags(text);
  ASSERT_EQ(tags.size(), 1U) << text;
  EXPECT_EQ(text.substr(tags[0].begin, tags[0].end - tags[0].begin), GetParam().tag);
  EXPECT_EQ(tags[0].prints(), GetParam().prints) << text;
}

constexpr bool kOutput = true;
constexpr bool kControl = false;

INSTANTIATE_TEST_SUITE_P(
    Syntaxes, WholeTag,
    testing::Values(
        // Handlebars, Mustache, Liquid, Jinja, Go
        Whole{"{{name}}", kOutput}, Whole{"{{ name }}", kOutput}, Whole{"{{{html}}}", kOutput},
        Whole{"{{& raw}}", kOutput}, Whole{"{{ x | default: 'you' }}", kOutput},
        Whole{"{{lead.First Name:default=there}}", kOutput}, Whole{"{{ .Name }}", kOutput},
        Whole{"{{${first_name}}}", kOutput}, Whole{"{{${first_name} | default: 'x'}}", kOutput},
        Whole{"{{\n  name\n}}", kOutput}, Whole{"{{elsewhere}}", kOutput},
        Whole{"{{#if x}}", kControl}, Whole{"{{/if}}", kControl}, Whole{"{{^x}}", kControl},
        Whole{"{{else}}", kControl}, Whole{"{{~#if x~}}", kControl},
        Whole{"{{> footer}}", kControl}, Whole{"{{! note }}", kControl},
        Whole{"{{!-- a {{x}} b --}}", kControl}, Whole{"{{if .Paid}}", kControl},
        Whole{"{{- end -}}", kControl}, Whole{"{% if user %}", kControl},
        Whole{"{%- endif -%}", kControl}, Whole{"{% unsubscribe %}", kControl},
        Whole{"{# a {{x}}\nnote #}", kControl},
        // ERB, EJS, SendGrid
        Whole{"<%= name %>", kOutput}, Whole{"<%- body %>", kOutput},
        Whole{"<%asm_group_unsubscribe_raw_url%>", kOutput}, Whole{"<% ${ x['Y'] } %>", kOutput},
        Whole{"<% if x %>", kControl}, Whole{"<%- if x -%>", kControl},
        Whole{"<%# note %>", kControl}, Whole{"<% end %>", kControl}, Whole{"<%end%>", kControl},
        Whole{"<%/InsertIf%>", kControl}, Whole{"[%name | there%]", kOutput},
        Whole{"[% IF paid %]", kControl}, Whole{"[%# note %]", kControl},
        // Mailchimp
        Whole{"*|FNAME|*", kOutput}, Whole{"*|LIST:ADDRESS|*", kOutput},
        Whole{"*|DATE:d/m/y|*", kOutput}, Whole{"*|IF:PAID = yes|*", kControl},
        Whole{"*|ELSE:|*", kControl}, Whole{"*|END:IF|*", kControl},
        // AMPscript, Salesforce
        Whole{"%%emailaddr%%", kOutput}, Whole{"%%First Name%%", kOutput},
        Whole{"%%=v(@name)=%%", kOutput}, Whole{"%%[ set @x = \"50%\" ]%%", kControl},
        Whole{"{!Contact.FirstName}", kOutput}, Whole{"{!$User.Name}", kOutput},
        // GetResponse, Mailjet, Smarty, FreeMarker, PHP
        Whole{"[[firstname]]", kOutput}, Whole{"[[data:name:\"friend\"]]", kOutput},
        Whole{"[[firstname \"friend\" ucfw]]", kOutput}, Whole{"{$name}", kOutput},
        Whole{"{$order->total|escape}", kOutput}, Whole{"{$items[0].name}", kOutput},
        Whole{"${user.name}", kOutput}, Whole{"${ user.name!\"there\" }", kOutput},
        Whole{"${.now}", kOutput}, Whole{"<#if paid>", kControl}, Whole{"</#if>", kControl},
        Whole{"<#else>", kControl}, Whole{"<#-- ${x} -->", kControl},
        Whole{"<?= $name ?>", kOutput}, Whole{"<?php if ($x): ?>", kControl}));

class NoTag : public testing::TestWithParam<std::string_view> {};

TEST_P(NoTag, IsLeftAlone) { EXPECT_EQ(tags_of(GetParam()), ""); }

INSTANTIATE_TEST_SUITE_P(
    OrdinaryText, NoTag,
    testing::Values("", "{", "{{", "}}", "a{color:red}", "@media print{a{color:red}}",
                    "@media(max-width:9px){#header{display:none}#f{color:#fff}}",
                    "@keyframes x{0%{a:b}100%{a:c}}", "width:100%", "width:100%;height:100%",
                    "a%20b%%20c", "20%% off, 30%% off", "100%%sure%%", "%% %%", "%%%%",
                    "<!--[if mso]><table><![endif]-->", "<![if !mso]>x<![endif]>",
                    "it costs $5 {or less}", "${5}", "${}", "$ {x}", "{{ never closed", "{{}}",
                    "{{  }}", "[[ Is this true? ]]", "[[Main Page]]", "[[\nname\n]]",
                    "[[1,2],[3,4]]", "[ [x] ]", "if [[ -f x ]]; then", "a * | b | * c", "*| A |*",
                    "*|A|B|*", "{!x}", "{!important}", "{!a.}", "{!.a}", "{$5}", "{$n < 0}",
                    "{$x;}", "{$_}", "<?xml version=\"1.0\"?>", "<# not freemarker>", "<#m_370288>",
                    "<p># </p>", "[%", "[% %]", "<%", "<%%>", "<% never closed",
                    "{\"a\":{\"b\":1}}", "{ {x} }", "{%%}", "{##}", "%%x%", "x%%", "*|",
                    "{#if x}"));

TEST(TemplateTags, AreOrderedAndDoNotOverlap) {
  EXPECT_EQ(tags_of("{{a}}{{{b}}}<%= {{c}} %>{% if {{d}} %}*|E|**|F|*"),
            "={{a}}\n={{{b}}}\n=<%= {{c}} %>\n!{% if {{d}} %}\n=*|E|*\n=*|F|*");
}

TEST(TemplateTags, InsideAttributesKeepTheirPlaces) {
  constexpr std::string_view kText =
      R"(<a href="https://{{host}}/?u=%%email%%">100% {{#b}}x{{/b}})";
  EXPECT_EQ(tags_of(kText), "={{host}}\n=%%email%%\n!{{#b}}\n!{{/b}}");
  EXPECT_EQ(find_tags(kText)[0].begin, kText.find("{{host}}"));
}

TEST(TemplateTags, AnUnclosedOneDoesNotSwallowTheNext) {
  EXPECT_EQ(tags_of("{{a {{b}}"), "={{b}}");
  EXPECT_EQ(tags_of("{{{a {{b}}"), "={{b}}");
  EXPECT_EQ(tags_of("{{{a}}"), "={{a}}");
  EXPECT_EQ(tags_of("<% a <%= b %>"), "=<%= b %>");
  EXPECT_EQ(tags_of("*|A *|B|*"), "=*|B|*");
  EXPECT_EQ(tags_of("%%a %%b%%"), "=%%b%%");
  EXPECT_EQ(tags_of("[[a [[b]]"), "=[[b]]");
}

TEST(TemplateTags, LeaveTheClosingBracesOfStyleSheetsAlone) {
  EXPECT_EQ(tags_of("@media x{a{color:{{c}}}}"), "={{c}}");
}

TEST(TemplateTags, EndAtTwoThousandBytes) {
  const auto sized = [](std::size_t size) { return "{{" + std::string(size - 4, 'x') + "}}"; };
  EXPECT_EQ(find_tags(sized(2000)).size(), 1U);
  EXPECT_EQ(find_tags(sized(2001)).size(), 0U);
}

TEST(TemplateTags, OpenersWithoutClosersCostNoMoreThanOnePass) {
  // Quadratic work would take minutes.
  for (const std::string_view opener :
       {"{{",   "{%",    "{#",    "<%",  "[%",  "*|",   "%%[", "%%=",   "%%a ",
        "[[",   "[[a",   "${",    "${a", "{$a", "{!a",  "<?=", "<?php", "<#if ",
        "<#--", "</#if", "{{!--", "{{{", "{{a", "{{${", "*|a"}) {
    std::string text;
    while (text.size() < 400'000) text += opener;
    EXPECT_TRUE(find_tags(text).empty()) << opener;
  }
}

TEST(TemplateTags, StayInsideAnyText) {
  constexpr std::string_view kPieces[] = {
      "{",  "}",  "%",  "#",  "$",  "!",  "[",   "]",   "<",   ">",    "?",  "=",
      "*",  "|",  "-",  "/",  "a",  "if", " ",   "\n",  "{{",  "}}",   "%}", "%>",
      "]]", "|*", "%%", "?>", "#}", "--", "]%%", "=%%", "php", "a.b.", "</", "\xC3"};
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t count = random() % 14; count > 0; --count)
      text += kPieces[random() % std::size(kPieces)];
    // An exact copy on the heap, so that the sanitizer sees a read beyond the end.
    const auto copy = std::make_unique<char[]>(text.size());
    std::memcpy(copy.get(), text.data(), text.size());
    std::uint32_t last = 0;
    for (const Tag& tag : find_tags({copy.get(), text.size()})) {
      ASSERT_LE(last, tag.begin) << text;
      ASSERT_LT(tag.begin, tag.end) << text;
      ASSERT_LE(tag.end, text.size()) << text;
      last = tag.end;
    }
  }
}

}  // namespace
}  // namespace presend::templates
