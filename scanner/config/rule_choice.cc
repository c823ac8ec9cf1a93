#include "scanner/config/rule_choice.h"

#include <algorithm>

#include "heuristics/registry.h"
#include "scanner/base/ascii.h"
#include "scanner/base/suggest.h"

namespace presend::config {
namespace {

using heuristics::Rule;
using Rules = std::span<const Rule* const>;

bool fits(const Rule& rule, std::string_view code) {
  return starts_with_ignoring_case(rule.id, code) || equals_ignoring_case(rule.name, code);
}

/// How closely the closest of `codes` names the rule: -1 not at all, 6 by its id or name.
int closeness(const Rule& rule, const std::vector<std::string>& codes) {
  int best = -1;
  for (const std::string& code : codes)
    if (fits(rule, code))
      best = std::max(best, static_cast<int>(std::min(code.size(), rule.id.size())));
  return best;
}

std::vector<std::string> ids_and_names(Rules rules) {
  std::vector<std::string> known;
  for (const Rule* rule : rules) {
    known.emplace_back(rule->id);
    known.emplace_back(rule->name);
  }
  return known;
}

Error unknown(std::string_view option, const std::string& code, Rules rules) {
  const bool is_beginning =
      option.empty() && !code.empty() &&
      std::any_of(rules.begin(), rules.end(), [&](const Rule* rule) { return fits(*rule, code); });
  if (is_beginning)
    return {"", 0, '"' + code + "\" is the beginning of several ids, not a rule",
            "presend rules --select " + code + " lists them"};
  std::string remedy = did_you_mean(code, ids_and_names(rules));
  if (remedy.empty()) remedy = "presend rules lists what there is";
  const std::string where = option.empty() ? "" : std::string(option) + ": ";
  return {"", 0, where + "there is no rule \"" + code + '"', std::move(remedy)};
}

}  // namespace

Outcome<std::vector<const Rule*>> choose_rules(Rules rules, const Values& options) {
  std::vector<std::string> selected = options.select;
  selected.insert(selected.end(), options.extend_select.begin(), options.extend_select.end());
  const struct {
    std::string_view name;
    const std::vector<std::string>& codes;
  } lists[] = {{"--select", options.select},
               {"--extend-select", options.extend_select},
               {"--ignore", options.ignore}};
  for (const auto& list : lists)
    for (const std::string& code : list.codes)
      if (code.empty() || std::none_of(rules.begin(), rules.end(),
                                       [&](const Rule* rule) { return fits(*rule, code); }))
        return unknown(list.name, code, rules);
  const heuristics::Grade worst = options.min_evidence.value_or(heuristics::Grade::d);
  std::vector<const Rule*> chosen;
  for (const Rule* rule : rules) {
    // Without --select every rule is selected, but by nothing in particular.
    int taken = closeness(*rule, selected);
    if (options.select.empty()) taken = std::max(taken, 0);
    const int left_out = closeness(*rule, options.ignore);
    if (taken > left_out && rule->grade <= worst) chosen.push_back(rule);
  }
  if (chosen.empty())
    return Error{"", 0, "--select, --ignore and --min-evidence leave no rule",
                 "Select more or ignore less"};
  return chosen;
}

Outcome<std::vector<const Rule*>> rules_that_fit(Rules rules, std::string_view option,
                                                 const std::string& code) {
  std::vector<const Rule*> fitting;
  for (const Rule* rule : rules)
    if (!code.empty() && fits(*rule, code)) fitting.push_back(rule);
  if (fitting.empty()) return unknown(option, code, rules);
  return fitting;
}

Outcome<const Rule*> rule_called(Rules rules, const std::string& id_or_name) {
  if (const Rule* rule = heuristics::find_rule(id_or_name, rules)) return rule;
  return unknown("", id_or_name, rules);
}

}  // namespace presend::config
