// What the rules about template tags must see, and what they must leave alone.

#include <gtest/gtest.h>

#include <string>

#include "tests/heuristics/rule_scan.h"

namespace presend::heuristics {
namespace {

using scan::Mode;

/// One rule over a draft in a mode.
ReportedFindings scan_in_mode(std::string_view rule, std::string bytes, Mode mode,
                              bool is_html_file = false, std::vector<std::string> syntaxes = {}) {
  scan::Settings settings;
  settings.rules = {find_rule(rule)};
  settings.now = test_support::kNow;
  settings.mode = mode;
  settings.template_syntaxes = std::move(syntaxes);
  scan::Draft draft;
  draft.is_html_file = is_html_file;
  draft.bytes = std::move(bytes);
  return scan::scan(draft, settings, lexicon::Lexicon::embedded(), score::Weights::embedded())
      .findings;
}

std::string messages(const ReportedFindings& findings) {
  std::string all;
  for (const scan::ReportedFinding& finding : findings)
    all += std::to_string(finding.begin.line) + ':' + std::to_string(finding.begin.column) + ' ' +
           finding.message + '\n';
  return all;
}

TEST(UnrenderedTag, IsSeenOfEverySystem) {
  for (const std::string_view tag :
       {"*|FNAME|*", "{{ name }}", "{{{name}}}", "{{#if x}}", "{% if x %}", "<%= name %>",
        "<%name%>", "%%name%%", "%%=v(@x)=%%", "{!Contact.Name}", "{$name}", "[[name]]", "${name}",
        "<?= $name ?>", "[% name %]", "<#if x>", "&#123;&#123;name&#125;&#125;",
        "&lcub;&lcub;name&rcub;&rcub;", "{# note #}"})
    EXPECT_EQ(verdict_of(scan_html("TPL001", "<p>Hi " + std::string(tag) + "!</p>")), "error")
        << tag;
}

TEST(UnrenderedTag, IsSeenWhereverItIsRead) {
  for (const std::string_view html :
       {"<a href='https://a.ie/{{url}}'>a</a>", "<a href='https://a.ie/?u=%7B%7Bid%7D%7D'>a</a>",
        "<a href='https://a.ie/*%7CEMAIL%7C*'>a</a>", "<img src='https://a.ie/a.png' alt='{{n}}'>",
        "<img src='{{ src }}' alt=''>", "<table><tr><td background='{{src}}'>a</td></tr></table>"})
    EXPECT_EQ(verdict_of(scan_html("TPL001", html)), "error") << html;
  for (const std::string_view lines :
       {"Subject: {{ name }}, your beans", "Subject: =?utf-8?q?=7B=7Bname=7D=7D?=, your beans",
        "From: {{shop}} <a@example.org>", "List-Unsubscribe: <{{unsubscribe_url}}>",
        "List-Unsubscribe: <https://a.ie/?u=%7b%7bid%7d%7d>"})
    EXPECT_EQ(verdict_of(scan_header("TPL001", lines)), "error") << lines;
}

TEST(UnrenderedTag, LeavesCodeAndQuotationsAlone) {
  for (const std::string_view html :
       {"<p>Write <code>{{ name }}</code>.</p>", "<pre>{% if x %}</pre>",
        "<blockquote type='cite'>{{ name }}</blockquote>", "<!-- {{ name }} -->",
        "<style>a{color:{{c}}}</style>", "<input type='hidden' value='{{a}}'>",
        "<p>50% off, {really}, [sic], $5 {or less}</p>", "<td width=100%>",
        "<!--[if mso]>a<![endif]-->"})
    EXPECT_TRUE(scan_html("TPL001", html).empty()) << html;
  EXPECT_TRUE(scan_bytes("TPL001", test_support::example_message(
                                       {Example::Kind::text,
                                        "Set ${HOME} and [[ -f x ]] first.\n> Hi {{ name }}\n"}))
                  .empty());
  EXPECT_TRUE(
      scan_header("TPL001", "Subject: Re: {{ name }} is empty\nIn-Reply-To: <a@example.net>")
          .empty());
}

TEST(UnrenderedTag, DependsOnTheMode) {
  const std::string html = "<html><body><p>Hi {{ name }}</p></body></html>";
  const std::string mail = test_support::example_message({Example::Kind::html, html});
  EXPECT_TRUE(scan_in_mode("TPL001", html, Mode::automatic, true).empty());
  EXPECT_EQ(verdict_of(scan_in_mode("TPL001", html, Mode::final_mail, true)), "error");
  EXPECT_EQ(verdict_of(scan_in_mode("TPL001", mail, Mode::automatic)), "error");
  EXPECT_TRUE(scan_in_mode("TPL001", mail, Mode::template_draft).empty());
}

TEST(UnrenderedTag, IsMilderWhereAPlatformFillsLinksIn) {
  for (const std::string_view html :
       {"<p>Hi {{name}}, <a href='{{ order_url }}'>your order</a></p>",
        "<p>Hi *|FNAME|*</p><p><a href='*|UNSUB|*'>Unsubscribe</a></p>"}) {
    const std::string mail = test_support::example_message({Example::Kind::html, html});
    EXPECT_EQ(verdict_of(scan_in_mode("TPL001", mail, Mode::automatic)), "warning") << html;
    EXPECT_EQ(verdict_of(scan_in_mode("TPL001", mail, Mode::final_mail)), "error") << html;
  }
}

TEST(UnrenderedTag, OfAnAmbiguousSyntaxMustBeDeclared) {
  const std::string mail =
      test_support::example_message({Example::Kind::html, "<p>Hi %FIRSTNAME%</p>"});
  EXPECT_TRUE(scan_in_mode("TPL001", mail, Mode::automatic).empty());
  EXPECT_EQ(verdict_of(scan_in_mode("TPL001", mail, Mode::automatic, false, {"activecampaign"})),
            "error");
}

TEST(TemplateMode, AllowsTagsInEveryFieldOfAMessage) {
  const std::string mail = test_support::example_message(
      {Example::Kind::header,
       "From: {{shop}}\nSubject: {{ name }}\nDate: {{date}}\nMessage-ID: {{id}}\nTo: {{to}}\n"
       "List-Unsubscribe: <{{unsubscribe_url}}>"});
  for (const std::string_view rule :
       {"HDR001", "HDR003", "HDR007", "HDR008", "HDR014", "UNS004", "TPL001"})
    EXPECT_EQ(messages(scan_in_mode(rule, mail, Mode::template_draft)), "") << rule;
}

TEST(EmptyRendering, SeesTheGap) {
  for (const std::string_view html :
       {"<p>Hi ,</p>", "<p>Dear , thank you</p>", "<p>Hello undefined,</p>", "<p>Hallo null!</p>",
        "<p>Dear None,</p>", "<p>You bought [object Object].</p>", "<p>Total: NaN euros</p>",
        "<p>You bought undefined.</p>", "<a href='https://a.ie/o/undefined'>a</a>"})
    EXPECT_EQ(verdict_of(scan_html("TPL002", html)), "warning") << html;
  EXPECT_EQ(verdict_of(scan_header("TPL002", "Subject: , your beans are running low")), "warning");
}

TEST(EmptyRendering, LeavesProseAlone) {
  for (const std::string_view html :
       {"<p>Hi Pat,</p>", "<p>Bonjour !</p>", "<p>Hello!</p>", "<p>Hi, all</p>",
        "<p>This agreement is null and void.</p>", "<p>Its value is undefined.</p>",
        "<p>None of it is new.</p>", "<p>Nan made cake.</p>", "<p>An undefined period</p>",
        "<a href='https://a.ie/undefinedness'>a</a>"})
    EXPECT_EQ(messages(scan_html("TPL002", html)), "") << html;
}

TEST(UnbalancedTags, NamesTheLineOfTheOpener) {
  EXPECT_EQ(messages(scan_template("TPL003", "<p>\n{{#if a}}\n{{#each b}}\n{{/if}}\n</p>")),
            "4:1 \"{{/if}}\" closes \"{{#if a}}\" of line 2, but \"{{#each b}}\" of line 3 inside "
            "it is still open\n");
  EXPECT_EQ(messages(scan_template("TPL003", "<p>a</p>\n<p>{{ name }</p>")),
            "2:4 \"{{ name }\" looks like a template tag, but its end \"}}\" is not whole\n");
}

TEST(TagWithoutDefault, AsksForNamesOnly) {
  for (const std::string_view html :
       {"<p>Hi {{first_name}}</p>", "<p>Hi {{ contact.firstname }}</p>", "<p>${user.firstName}</p>",
        "<p>{{lead.First Name}}</p>"})
    EXPECT_EQ(verdict_of(scan_template("TPL004", html)), "info") << html;
  for (const std::string_view html :
       {"<p>Hi {{ first_name | default: 'there' }}</p>", "<p>{{ order.number }}</p>",
        "<p>{% if first_name %}Hi {{ first_name }}{% endif %}</p>",
        "<p>{{lead.First Name:default=you}}</p>", "<p>*|FNAME|*</p>"})
    EXPECT_EQ(messages(scan_template("TPL004", html)), "") << html;
}

TEST(MixedSyntaxes, KnowsWhatGoesTogether) {
  for (const std::string_view html :
       {"{{ a }}{% if b %}c{% endif %}", "{{a}}{{#if b}}c{{/if}}",
        "{{#if a}}b{{/if}}<%asm_group_unsubscribe_raw_url%>", "%%a%% {!Contact.Name}",
        "<!--[if mso]>{{a}}<![endif]-->{% if b %}c{% endif %}", "[[a]] {{IF \"(b)\"}}c{{ENDIF}}",
        "{{ .A }}{{ b }}", "{$a}{% if b %}{% endif %}"})
    EXPECT_EQ(messages(scan_template("TPL005", html)), "") << html;
  for (const std::string_view html :
       {"*|A|* {{#if b}}c{{/if}}", "{% if a %}b{% endif %}{{#each c}}d{{/each}}", "*|A|* <%= b %>",
        "%%a%% {% if b %}c{% endif %}"})
    EXPECT_EQ(verdict_of(scan_template("TPL005", html)), "warning") << html;
  EXPECT_TRUE(scan_in_mode("TPL005", "<p>*|A|* {{#if b}}c{{/if}}</p>", Mode::automatic, true,
                           {"handlebars"})
                  .empty())
      << "what is declared is meant";
}

TEST(FillerText, IsSeenInTemplatesToo) {
  for (const std::string_view html :
       {"<p>Lorem ipsum dolor</p>", "<p>TODO: prices</p>", "<p>Your text here</p>", "<p>FIXME</p>",
        "<p>test test</p>"}) {
    EXPECT_EQ(verdict_of(scan_html("TPL006", html)), "warning") << html;
    EXPECT_EQ(verdict_of(scan_template("TPL006", html)), "warning") << html;
  }
  for (const std::string_view html : {"<p>TODO a mitad de precio</p>",
                                      "<p>The latest test tests much</p>", "<p>my todo: rest</p>"})
    EXPECT_EQ(messages(scan_html("TPL006", html)), "") << html;
}

TEST(NoUnsubscribeLink, WantsOneInEveryBranch) {
  constexpr std::string_view kLink = "<a href='{{ unsubscribe_link }}'>Unsubscribe</a>";
  const auto verdict = [](const std::string& html) {
    return messages(scan_template("UNS001", html));
  };
  const std::string link(kLink);
  EXPECT_EQ(verdict("<p>a</p>\n{% if vip %}" + link + "{% endif %}"),
            "2:1 The link to unsubscribe is there only for readers of one branch of "
            "\"{% if vip %}\" in line 2; the others get none\n");
  EXPECT_EQ(verdict("{% if vip %}" + link + "{% else %}" + link + "{% endif %}"), "");
  EXPECT_EQ(verdict("{% if vip %}b{% endif %}" + link), "");
  EXPECT_EQ(verdict("{% for a in b %}" + link + "{% endfor %}"), "");
  EXPECT_EQ(verdict("{% if unsubscribe_link %}" + link + "{% endif %}"), "");
  EXPECT_EQ(verdict("<p>{% if vip %}{% unsubscribe %}{% else %}{% unsubscribe %}{% endif %}</p>"),
            "");
  EXPECT_NE(verdict("<p>{% if vip %}{% unsubscribe %}{% endif %}</p>"), "");
}

TEST(NoPostalAddress, WantsOneInEveryBranch) {
  const std::string link = "<a href='{{ unsubscribe_link }}'>Unsubscribe</a>";
  const auto verdict = [&](const std::string& html) {
    return messages(scan_template("UNS007", link + html));
  };
  EXPECT_EQ(verdict("\n{{#if us}}<p>12 Harbour Street</p>{{/if}}"),
            "2:1 The postal address is there only for readers of one branch of \"{{#if us}}\" in "
            "line 2\n");
  EXPECT_EQ(verdict("{{#if us}}<p>12 Harbour Street</p>{{else}}<p>{{Sender_Address}}</p>{{/if}}"),
            "");
  EXPECT_EQ(verdict("<p>*|LIST:ADDRESS|*</p>"), "");
}

}  // namespace
}  // namespace presend::heuristics
