#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "heuristics/rule.h"
#include "heuristics/wording.h"

namespace presend::heuristics {
namespace {

using templates::Syntax;
using templates::SyntaxSet;
using templates::Tag;

/// Syntaxes that one platform reads in the same template. Tags in plain double braces, which most
/// of them know, say nothing.
constexpr auto kTogether = std::to_array<SyntaxSet>({
    {Syntax::handlebars, Syntax::sendgrid, Syntax::tt2},  // SendGrid, old and new
    {Syntax::liquid, Syntax::double_brackets},            // Mailjet
    {Syntax::double_brackets, Syntax::go},                // GetResponse
    // Marketing Cloud: AMPscript, Guide Template Language, merge fields of the core product
    {Syntax::ampscript, Syntax::salesforce, Syntax::handlebars},
    {Syntax::erb, Syntax::freemarker},     // Mapp: <% ${user} %>
    {Syntax::php, Syntax::smarty},         // pages that prepare their variables
    {Syntax::smarty, Syntax::liquid},      // MailerLite
    {Syntax::freemarker, Syntax::liquid},  // Braze, Adobe Campaign
    {Syntax::liquid, Syntax::percent},     // ActiveCampaign
});

/// A syntax of the draft and the tags in it.
struct UsedSyntax {
  Syntax syntax;
  std::uint32_t tags = 0;
  const email::Body* body = nullptr;
  const Tag* first = nullptr;
};

std::vector<UsedSyntax> used_syntaxes(const Context& context) {
  std::vector<UsedSyntax> used;
  for (const email::Body& body : context.email.bodies)
    for (const Tag& tag : body.tags) {
      if (tag.syntax == Syntax::curly || context.email.declared.has(tag.syntax)) continue;
      const auto known = std::find_if(used.begin(), used.end(), [&](const UsedSyntax& one) {
        return one.syntax == tag.syntax;
      });
      if (known == used.end())
        used.push_back({tag.syntax, 1, &body, &tag});
      else
        ++known->tags;
    }
  return used;
}

bool go_together(Syntax a, Syntax b) {
  return std::any_of(kTogether.begin(), kTogether.end(),
                     [&](SyntaxSet set) { return set.has(a) && set.has(b); });
}

void check_mixed_syntaxes(const Context& context, Findings& out) {
  std::vector<UsedSyntax> used = used_syntaxes(context);
  if (used.size() < 2) return;
  // The one with the most tags is meant; the others are strangers to it.
  const auto main =
      std::max_element(used.begin(), used.end(),
                       [](const UsedSyntax& a, const UsedSyntax& b) { return a.tags < b.tags; });
  for (const UsedSyntax& other : used) {
    if (other.syntax == main->syntax || go_together(other.syntax, main->syntax)) continue;
    const mime::Part& part = context.message().parts[other.body->part];
    const std::string_view written = other.first->written(part.text);
    const Position place =
        context.message().lines.position(context.message()
                                             .parts[main->body->part]
                                             .place(main->first->begin, main->first->end)
                                             .begin);
    out.add(std::string(other.tags == 1 ? "One tag" : with_commas(other.tags) + " tags") + ", " +
                (other.tags == 1 ? "" : "the first ") + quoted(written) + ", " +
                (other.tags == 1 ? "is of " : "are of ") +
                std::string(templates::in_words(other.syntax)) + ", while most are of " +
                std::string(templates::in_words(main->syntax)) + " (line " +
                std::to_string(place.line) + ")",
            part.place(other.first->begin, other.first->end), other.body->part, readable(written))
        .places = other.tags;
  }
}

}  // namespace

extern constexpr Rule mixed_syntaxes = checked({
    .id = "TPL005",
    .name = "mixed-syntaxes",
    .title = "Tags of two template languages in one template",
    .severity = Severity::warning,
    .grade = Grade::c,
    .needs = Needs::template_draft,
    .why = "A mailing platform fills in the tags of its own language and sends the others as they "
           "are. They come with a block that was copied from another platform.",
    .fix = "Write all tags in the language of the platform that sends the mail. If two programs "
           "fill it in one after the other, declare both languages under [templates] syntax.",
    .source = "plausible; mailtrain#24, sendgrid/docs#5540: tags that went out unfilled",
    .bad = tpl("<p>Hi *|FNAME|*, {{#if trial}}your trial ends soon.{{/if}}</p>"),
    .good = tpl("<p>Hi {{first_name}}, {{#if trial}}your trial ends soon.{{/if}}</p>"),
    .check = check_mixed_syntaxes,
});

}  // namespace presend::heuristics
