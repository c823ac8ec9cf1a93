#include "scanner/template/syntax.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"

namespace presend::templates {
namespace {

constexpr auto kNames = std::to_array<SyntaxName>({
    {"activecampaign", Syntax::percent, "%FIRSTNAME%"},
    {"braces", Syntax::single_braces, "{name}"},
    {"brackets", Syntax::single_brackets, "[NAME]"},
    {"campaign-monitor", Syntax::single_brackets, "[firstname,fallback=there]"},
    {"hash", Syntax::hash, "#name#"},
    {"percent", Syntax::percent, "%NAME%"},
    {"razor", Syntax::razor, "@Model.Name"},

    {"ampscript", Syntax::ampscript, "%%name%%"},
    {"braze", Syntax::liquid, "{{${first_name}}}"},
    {"customer-io", Syntax::liquid, "{{ customer.name }}"},
    {"django", Syntax::liquid, "{% if paid %}"},
    {"ejs", Syntax::erb, "<%= name %>"},
    {"erb", Syntax::erb, "<%= name %>"},
    {"freemarker", Syntax::freemarker, "${name}"},
    {"getresponse", Syntax::double_brackets, "[[firstname]]"},
    {"go", Syntax::go, "{{ .Name }}"},
    {"handlebars", Syntax::handlebars, "{{#if paid}}"},
    {"hubspot", Syntax::liquid, "{{ contact.firstname }}"},
    {"jinja", Syntax::liquid, "{% if paid %}"},
    {"klaviyo", Syntax::liquid, "{{ first_name|default:'there' }}"},
    {"liquid", Syntax::liquid, "{% if paid %}"},
    {"mailchimp", Syntax::mailchimp, "*|FNAME|*"},
    {"mailerlite", Syntax::smarty, "{$name}"},
    {"mailjet", Syntax::double_brackets, "[[data:name:\"there\"]]"},
    {"mapp", Syntax::erb, "<% ${user['Name']} %>"},
    {"marketo", Syntax::curly, "{{lead.First Name:default=there}}"},
    {"mustache", Syntax::handlebars, "{{#paid}}"},
    {"php", Syntax::php, "<?= $name ?>"},
    {"postmark", Syntax::handlebars, "{{#paid}}"},
    {"salesforce", Syntax::salesforce, "{!Contact.FirstName}"},
    {"sendgrid", Syntax::handlebars, "{{#if paid}}"},
    {"sendgrid-legacy", Syntax::sendgrid, "<%name%>"},
    {"smarty", Syntax::smarty, "{$name}"},
    {"tt2", Syntax::tt2, "[% name %]"},
    {"twig", Syntax::liquid, "{% if paid %}"},
});

constexpr std::array<std::string_view, kSyntaxes> kWords = {
    "double braces",
    "Handlebars",
    "Liquid or Jinja",
    "Go",
    "Mailchimp",
    "ERB or EJS",
    "SendGrid's old templates",
    "AMPscript",
    "Salesforce",
    "Smarty or MailerLite",
    "GetResponse or Mailjet",
    "FreeMarker",
    "PHP",
    "Template Toolkit",
    "single braces",
    "single brackets",
    "percent signs",
    "hash signs",
    "Razor",
};

}  // namespace

std::string_view in_words(Syntax syntax) { return kWords[static_cast<std::size_t>(syntax)]; }

std::span<const SyntaxName> syntax_names() { return kNames; }

std::optional<Syntax> syntax_by_name(std::string_view name) {
  const auto found = std::find_if(kNames.begin(), kNames.end(), [&](const SyntaxName& known) {
    return equals_ignoring_case(known.name, name);
  });
  if (found == kNames.end()) return std::nullopt;
  return found->syntax;
}

}  // namespace presend::templates
