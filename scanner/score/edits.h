#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "heuristics/rule.h"

// What one edit of a draft does beyond the rule it mends. A reader who asks why a step of the fix
// plan counts findings of several rules finds the reason here.

namespace presend::score {

/// Which findings of the other rules go with the edit.
enum class Where : std::uint8_t {
  there,    ///< those that stand wholly at the places it rewrites
  anywhere  ///< all of them
};

/// Mending all findings of rule `edit` settles findings of the rules in `settled`.
struct Settling {
  std::string_view edit;
  std::string_view settled;  ///< rule ids between blanks; "*" is every rule
  Where where = Where::there;
  std::string_view because;
};
[[nodiscard]] std::span<const Settling> settlings();

/// What to do about `places` places that `rule` found, as one imperative sentence without full
/// stop: "Switch 3 links to https".
[[nodiscard]] std::string action_for(const heuristics::Rule& rule, std::uint64_t places);

/// The first sentence of a text, without its full stop.
[[nodiscard]] std::string_view first_sentence(std::string_view text);

}  // namespace presend::score
