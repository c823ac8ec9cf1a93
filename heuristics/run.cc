#include "heuristics/run.h"

#include <algorithm>
#include <tuple>

namespace presend::heuristics {

bool is_applicable(const Rule& rule, const Context& context) {
  switch (rule.needs) {
    case Needs::message:
    case Needs::findings:
      return true;
    case Needs::headers:
      return !context.email.is_bare_html;
    case Needs::html:
      return std::any_of(context.email.bodies.begin(), context.email.bodies.end(),
                         [](const email::Body& body) { return body.document != nullptr; });
    case Needs::network:
      return context.links != nullptr;
    case Needs::spelling:
      return context.spelling != nullptr;
    case Needs::final_mail:
      return !context.email.is_template;
    case Needs::template_draft:
      return context.email.is_template;
  }
  return false;
}

std::vector<Finding> run(std::span<const Rule* const> rules, const Context& context) {
  Findings findings;
  for (const bool is_last_round : {false, true})
    for (const Rule* rule : rules) {
      if ((rule->needs == Needs::findings) != is_last_round || !is_applicable(*rule, context))
        continue;
      findings.begin(*rule);
      rule->check(context, findings);
    }
  std::vector<Finding> sorted = std::move(findings.all());
  const auto key = [](const Finding& f) {
    // Findings about the whole message come first.
    return std::tuple(f.at ? f.at->begin + 1 : 0, f.rule->id, f.at ? f.at->end : 0);
  };
  std::stable_sort(sorted.begin(), sorted.end(),
                   [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
  return sorted;
}

}  // namespace presend::heuristics
