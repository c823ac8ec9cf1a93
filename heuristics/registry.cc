#include "heuristics/registry.h"

#include <algorithm>
#include <array>

#include "heuristics/rule.h"
#include "scanner/base/ascii.h"

namespace presend::heuristics {

// rule_list.inc is generated from the names of the files in heuristics/<family>/.
#define RULE(symbol) extern const Rule symbol;
#include "rule_list.inc"
#undef RULE

std::span<const Rule* const> all_rules() {
  static const auto rules = [] {
    std::array sorted{
#define RULE(symbol) &symbol,
#include "rule_list.inc"
#undef RULE
    };
    std::sort(sorted.begin(), sorted.end(),
              [](const Rule* a, const Rule* b) { return a->id < b->id; });
    return sorted;
  }();
  return rules;
}

const Rule* find_rule(std::string_view id_or_name, std::span<const Rule* const> rules) {
  for (const Rule* rule : rules)
    if (equals_ignoring_case(rule->id, id_or_name) || equals_ignoring_case(rule->name, id_or_name))
      return rule;
  return nullptr;
}

}  // namespace presend::heuristics
