#pragma once

#include <vector>

#include "heuristics/rule.h"
#include "scanner/base/outcome.h"
#include "scanner/config/values.h"

namespace presend::config {

/// The rules that --select, --extend-select, --ignore and --min-evidence leave, by id. A code is an
/// id, a name, or the beginning of ids ("LNK", "LNK00"). Where a rule is both selected and ignored
/// the longer code wins, so that "--ignore LNK --select LNK003" runs one rule of LNK. A code that
/// fits no rule is an Error with the nearest ones.
[[nodiscard]] Outcome<std::vector<const heuristics::Rule*>> choose_rules(
    std::span<const heuristics::Rule* const> rules, const Values& options);

/// The rules that a code of `option` fits, or an Error with the nearest ones.
[[nodiscard]] Outcome<std::vector<const heuristics::Rule*>> rules_that_fit(
    std::span<const heuristics::Rule* const> rules, std::string_view option,
    const std::string& code);

/// The rule called so, or an Error with the nearest ids and names.
[[nodiscard]] Outcome<const heuristics::Rule*> rule_called(
    std::span<const heuristics::Rule* const> rules, const std::string& id_or_name);

}  // namespace presend::config
