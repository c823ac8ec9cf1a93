#pragma once

#include <span>
#include <string_view>

namespace presend::heuristics {

struct Rule;

/// Every rule, ordered by id.
[[nodiscard]] std::span<const Rule* const> all_rules();
/// The one of `rules` with that id or name (any case), or nullptr.
[[nodiscard]] const Rule* find_rule(std::string_view id_or_name,
                                    std::span<const Rule* const> rules = all_rules());

}  // namespace presend::heuristics
