#pragma once

#include <span>
#include <string_view>

namespace presend::heuristics {

struct Rule;

/// Every rule, ordered by id.
[[nodiscard]] std::span<const Rule* const> all_rules();
/// The rule with that id (any case) or name, or nullptr.
[[nodiscard]] const Rule* find_rule(std::string_view id_or_name);

}  // namespace presend::heuristics
