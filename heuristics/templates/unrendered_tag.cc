#include <optional>
#include <string>

#include "heuristics/grouped_findings.h"
#include "heuristics/leftover_tags.h"
#include "heuristics/rule.h"
#include "heuristics/sender.h"
#include "heuristics/unsubscribe_tests.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/template/known_tags.h"

namespace presend::heuristics {
namespace {

using templates::Role;
using templates::Syntax;
using Where = LeftoverTag::Where;

std::string_view in_words(Where where) {
  switch (where) {
    case Where::subject:
      return "The subject";
    case Where::sender:
      return "The sender's name or address";
    case Where::header:
      return "A recipient or unsubscribe field";
    case Where::address:
      return "A link or the address of a picture";
    case Where::attribute:
    case Where::text:
      return "The text";
  }
  return {};
}

/// Tags that look like a shell's, a programmer's or a wiki's writing as well.
bool is_also_code(Syntax syntax) {
  switch (syntax) {
    case Syntax::freemarker:
    case Syntax::php:
    case Syntax::smarty:
    case Syntax::double_brackets:
    case Syntax::erb:
    case Syntax::tt2:
      return true;
    default:
      return false;
  }
}

/// Whether the whole address of a link is a tag, or a tag stands for what platforms put in when
/// they send, such as the unsubscribe link. Then the draft goes to a platform that fills tags in,
/// unless somebody said that it does not.
bool awaits_platform(const Context& context) {
  if (context.email.is_form_given) return false;
  using templates::Meaning;
  for (const email::Link& link : context.email.links) {
    if (link.element == email::LinkElement::list_unsubscribe || !link.is_clickable()) continue;
    const std::string_view href = trim(link.href);
    const auto tags = templates::find_tags(href, context.email.declared);
    if (tags.empty()) continue;
    if (tags.front().begin == 0 && tags.front().end == href.size()) return true;
    for (const Meaning meaning : {Meaning::unsubscribe, Meaning::view_online})
      if (templates::has_tag_meaning(href, meaning, context.email.declared)) return true;
  }
  return false;
}

void check_unrendered_tag(const Context& context, Findings& out) {
  const bool is_filled_in_later = awaits_platform(context);
  // People who answer each other quote code and mean it.
  const bool is_talk = is_reply(context) || is_list_posting(context) || is_discussion_list(context);
  GroupedFindings found;
  each_leftover_tag(context, [&](const LeftoverTag& leftover) {
    if (found.is_full()) return;
    const Role role = leftover.tag.role;
    // Each block is told once, where it begins.
    if (role == Role::close || role == Role::branch) return;
    const bool is_prose = leftover.where == Where::text || leftover.where == Where::subject;
    if (is_prose && is_talk) return;
    const bool may_be_code = leftover.is_encoded || (leftover.is_plain_text && !context.is_bulk());
    if (may_be_code && is_also_code(leftover.tag.syntax)) return;
    found.add(std::string(in_words(leftover.where)) + std::string(leftover.written),
              std::string(in_words(leftover.where)) + " holds the template tag " +
                  quoted(leftover.written) +
                  (is_filled_in_later ? ", which only a mailing platform may fill in"
                                      : ", which nothing filled in"),
              leftover.at, leftover.part, leftover.written,
              is_filled_in_later ? std::optional(Severity::warning) : std::nullopt);
  });
  found.write(out);
}

}  // namespace

extern constexpr Rule unrendered_tag = checked({
    .id = "TPL001",
    .name = "unrendered-tag",
    .title = "A template tag was never filled in",
    .severity = Severity::error,
    .grade = Grade::b,
    .needs = Needs::final_mail,
    .why = "Readers see the tag instead of their name, and a link with a tag in its address leads "
           "nowhere. Filters know such tags from the kits of spammers that were set up in haste.",
    .fix = "Fill the tag in, or take it out. If a platform fills this file in later, check it "
           "with --mode template; with --mode final every tag is an error.",
    .source = "mailtrain#24, SuiteCRM#2292, sendgrid/docs#5540: mailings that went out so",
    .bad = html(R"(<p>Hi {{ first_name }}, our spring catalogue is here.</p>
<p><a href="https://www.example.org/spring?u=%7B%7Bid%7D%7D">Look inside</a></p>)"),
    .good = html(R"(<p>Hi Pat, our spring catalogue is here.</p>
<p>Write <code>{{ first_name }}</code> where the name goes. It is 50% off, {really}.</p>)"),
    .check = check_unrendered_tag,
});

}  // namespace presend::heuristics
