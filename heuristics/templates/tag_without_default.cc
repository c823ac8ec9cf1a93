#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

#include "heuristics/grouped_findings.h"
#include "heuristics/rule.h"
#include "heuristics/wording.h"
#include "scanner/base/ascii.h"
#include "scanner/template/expression.h"

namespace presend::heuristics {
namespace {

using templates::Role;
using templates::Tag;

constexpr std::size_t kMostConditionBytes = 20'000;
constexpr std::size_t kMostNames = 1000;

/// Whether the tag prints a name of the reader, which many readers never gave.
bool is_reader_name(std::string_view path) {
  std::string name = to_ascii_lower(path.substr(path.find_last_of('.') + 1));
  name.erase(std::remove_if(name.begin(), name.end(),
                            [](char c) { return c == '_' || c == '-' || c == ' ' || c == '@'; }),
             name.end());
  constexpr std::array<std::string_view, 12> kNames = {
      "firstname", "fname",    "lastname", "lname",   "fullname",    "givenname",
      "vorname",   "nachname", "nickname", "surname", "contactname", "customername"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

void check_tag_without_default(const Context& context, Findings& out) {
  GroupedFindings found;
  for (const email::Body& body : context.email.bodies) {
    const mime::Part& part = context.message().parts[body.part];
    std::string conditions;  // a condition that asks for the value is a default too
    for (const Tag& tag : body.tags)
      if (tag.role == Role::open || tag.role == Role::branch) {
        if (conditions.size() > kMostConditionBytes) break;
        conditions += tag.written(part.text);
      }
    std::unordered_map<std::string_view, bool> is_asked_for;
    for (const Tag& tag : body.tags) {
      if (found.is_full() || is_asked_for.size() > kMostNames) break;
      if (!tag.prints() || !templates::can_have_fallback(tag.syntax)) continue;
      const templates::Expression expression = templates::read_expression(tag, part.text);
      if (expression.has_fallback || !is_reader_name(expression.path)) continue;
      const auto [known, is_new] = is_asked_for.emplace(expression.path, false);
      if (is_new) known->second = conditions.find(expression.path) != std::string::npos;
      if (known->second) continue;
      const std::string_view written = tag.written(part.text);
      found.add(expression.path,
                quoted(written) + " prints nothing for readers whose name is not known",
                part.place(tag.begin, tag.end), body.part, written);
    }
  }
  found.write(out);
}

}  // namespace

extern constexpr Rule tag_without_default = checked({
    .id = "TPL004",
    .name = "tag-without-default",
    .title = "A name without a default value",
    .severity = Severity::info,
    .grade = Grade::c,
    .needs = Needs::template_draft,
    .why = "Somebody on every list never gave a name. Without a default they read \"Hi ,\".",
    .fix = "Say what to print instead: {{ first_name | default: 'there' }} in Liquid, "
           "{{#if first_name}}…{{else}}there{{/if}} in Handlebars.",
    .source = "plausible; documentation of Klaviyo, Braze and Marketo asks for it",
    .bad = tpl("<p>Hi {{ person.first_name }}, our spring catalogue is here.</p>"),
    .good = tpl("<p>Hi {{ person.first_name | default: 'there' }}, our catalogue is here.</p>"),
    .check = check_tag_without_default,
});

}  // namespace presend::heuristics
