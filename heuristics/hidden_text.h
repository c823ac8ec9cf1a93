#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "heuristics/context.h"
#include "heuristics/finding.h"

// What the rules about hidden content share. Only texts without a purpose count: preheaders,
// versions for other screens and mail programs, quotations and spacers are left out.

namespace presend::heuristics {

/// A way to hide text, as the draft's sender would describe it: "is never displayed".
struct HidingWay {
  html::HiddenBy hidden_by;
  std::string_view wording;
  /// Web pages keep labels for screen readers this way, so that texts up to here do not count.
  std::uint32_t longest_label = 0;
};
inline constexpr std::uint32_t kLongestLabel = 70;

/// One finding for every deceptive text that is hidden in one of the `ways`. Of the rule's own
/// severity when they are as long as a sentence or two together, else warnings at most; a stray
/// word is none.
void report_hidden(const Context& context, std::initializer_list<HidingWay> ways, Findings& out);

/// What goes when the text of the group is deleted: all of it with the markup in between, and with
/// the element that hides it where the group is the first in there.
[[nodiscard]] SourceRange extent_of(const Context& context, const email::HiddenGroup& group);

/// Characters of the deceptive texts, which no one can see, and of the visible ones.
struct HiddenBalance {
  std::uint32_t deceptive = 0;
  std::uint32_t visible = 0;  ///< of HTML bodies with or without hidden text
};
[[nodiscard]] HiddenBalance hidden_balance(const Context& context);

/// Less than this says too little to deceive: a sentence or two.
inline constexpr std::uint32_t kSubstantialCharacters = 80;

}  // namespace presend::heuristics
