// Templates: what is counted, and what tags are filled in with.
#include <gtest/gtest.h>

#include <string>

#include "scanner/email/extract.h"
#include "scanner/mime/parse.h"

namespace presend::email {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

Email read_template(const std::string& html, const Values& values = {},
                    templates::SyntaxSet declared = {}) {
  return extract(
      mime::parse_html_file(html), lexicon::Lexicon::embedded(), {}, {},
      {.is_bare_html = true, .is_template = true, .declared = declared, .variables = values});
}

TEST(TemplateMeasures, CountTheFirstBranch) {
  const Measures one = read_template("<p>Hello there, dear reader</p>").measures;
  for (const char* html :
       {"<p>Hello {{#if a}}there{{else}}you{{/if}}, dear reader</p>",
        "{% if a %}<p>Hello there, dear reader</p>{% else %}<p>Good day</p>{% endif %}",
        "<p>Hello {% if a %}there{% elsif b %}you{% else %}all{% endif %}, dear reader</p>",
        "{{#each a}}<p>Hello there, dear reader</p>{{else}}<p>Nothing</p>{{/each}}"}) {
    const Measures measures = read_template(html).measures;
    EXPECT_EQ(measures.visible_words, one.visible_words) << html;
    EXPECT_EQ(measures.visible_chars, one.visible_chars) << html;
    EXPECT_EQ(measures.text_area, one.text_area) << html;
  }
}

TEST(TemplateMeasures, CountLinksAndPicturesOfTheFirstBranch) {
  const std::string block =
      "<a href='https://a.ie/'><img src='https://a.ie/a.png' width='100' height='50' alt=''></a>";
  const Email email = read_template("{{#if a}}" + block + "{{else}}" + block + block + "{{/if}}");
  EXPECT_EQ(email.links.size(), 3U) << "rules look at every branch";
  EXPECT_EQ(email.measures.links, 1U);
  EXPECT_EQ(email.measures.images, 1U);
  EXPECT_EQ(email.measures.image_area, 5000);
}

TEST(TemplateText, OfOutputsCountsAsWritten) {
  EXPECT_EQ(read_template("<p>Hi {{name}}, x</p>").measures.visible_words, 3U);
  EXPECT_EQ(read_template("<p>Hi {# a long note #}, x</p>").measures.visible_words, 2U);
}

TEST(TemplateLinks, AreKnownByTheirTag) {
  for (const char* href : {"*|UNSUB|*", "{{unsubscribe_url}}", "<%asm_group_unsubscribe_raw_url%>",
                           "%%unsub_center_url%%", "{$unsubscribe}", "{{{ pm:unsubscribe }}}",
                           "https://a.ie/{{optout}}"}) {
    const Email email = read_template("<a href=\"" + std::string(href) + "\">Leave</a>");
    ASSERT_EQ(email.links.size(), 1U) << href;
    EXPECT_TRUE(email.links[0].is_unsubscribe) << href;
    EXPECT_EQ(email.mail, MailKind::bulk) << href;
  }
}

TEST(TemplateLinks, OfADeclaredSyntaxHaveNoKnownHost) {
  const Email unknown =
      read_template("<a href='https://%HOST%/a'>a</a>", {}, {templates::Syntax::percent});
  EXPECT_TRUE(unknown.links.at(0).reference.host_is_placeholder);
  EXPECT_EQ(unknown.links.at(0).url(), nullptr);
  const Email bracket =
      read_template("<a href='[unsubscribe]'>a</a>", {}, {templates::Syntax::single_brackets});
  EXPECT_TRUE(bracket.links.at(0).reference.host_is_placeholder);
}

TEST(TemplateVariables, AreFilledInBeforeTheDraftIsRead) {
  const std::string html =
      "<p>Hi {{ name | default: 'you' }},</p>\n<a href=\"https://{{host}}/a\">{{ city }}</a>";
  const Email email = read_template(html, {{"host", "www.example.org"}, {"city", "Port & Wick"}});
  ASSERT_EQ(email.texts.size(), 2U);
  EXPECT_EQ(email.texts[0].text, "Hi you,");
  EXPECT_EQ(email.texts[1].text, "Port & Wick");
  EXPECT_EQ(html.substr(email.texts[1].at.begin, email.texts[1].at.size()), "{{ city }}");
  ASSERT_EQ(email.links.size(), 1U);
  EXPECT_EQ(email.links[0].host(), "www.example.org");
  EXPECT_EQ(html.substr(email.links[0].at.begin, email.links[0].at.size()), "https://{{host}}/a");
}

TEST(TemplateVariables, ReachTheSubjectOfAMessage) {
  const std::string mail =
      "From: a@example.org\nSubject: {{ name }} and\n {{ other }}\n\nHi {{name}}\n";
  const Values values = {{"name", "Pat"}};
  const Email email = extract(mime::parse(mail), lexicon::Lexicon::embedded(), {}, {},
                              {.is_template = true, .variables = values});
  EXPECT_EQ(email.subject, "Pat and {{ other }}");
  EXPECT_EQ(email.texts.at(0).text, "Hi Pat");
  const mime::Field* subject = email.message.find("Subject");
  const SourceRange at = subject->map.range(0, 3);
  EXPECT_EQ(mail.substr(at.begin, at.size()), "{{ name }}");
}

}  // namespace
}  // namespace presend::email
