#pragma once

#include <vector>

#include "heuristics/branches.h"
#include "heuristics/context.h"

// What the rules about leaving a mailing ask.

namespace presend::heuristics {

/// The links in the text by which a reader leaves the mailing: those whose text or address says so,
/// those whose address is a template tag that does, and those in a sentence that does ("To
/// unsubscribe click here"). In message order. Found once a draft.
[[nodiscard]] const std::vector<const email::Link*>& ways_out(const Context& context);

/// All that may be one, for whoever must open none: also beside a link that says so plainly, those
/// near a sentence that speaks of leaving.
[[nodiscard]] std::vector<const email::Link*> possible_ways_out(const Context& context);

/// Where visible texts tell how to leave without a link: by an answer, at an address, or in a
/// template tag that becomes a link.
[[nodiscard]] std::vector<BranchPlace> told_ways_out(const Context& context);

/// Whether the message is one of a discussion list, whose members write to each other: marketing
/// rules do not mean it, and the software of the list adds what it needs.
[[nodiscard]] bool is_discussion_list(const Context& context);

/// Whether all the text and links of the message were read.
[[nodiscard]] bool is_read_to_its_end(const Context& context);

}  // namespace presend::heuristics
