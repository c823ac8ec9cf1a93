#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "heuristics/context.h"
#include "heuristics/finding.h"

// What the rules about wording share.

namespace presend::heuristics {

/// Adds one finding when the draft uses phrases of the list `category`: "3 phrases <what>: …". It
/// counts each entry of the list once, those that catch the eye more, and further ones less and
/// less.
void check_phrases(const Context& context, Findings& out, std::string_view category,
                   std::string_view what);

/// The same for a list of phrases that tell in a subject only.
void check_subject_phrases(const Context& context, Findings& out, std::string_view category,
                           std::string_view what);

/// Adds a finding at a stretch of a passage.
Finding& add_at(const Context& context, Findings& out, std::string message,
                const email::ReadPassage& passage, std::uint32_t begin, std::uint32_t end);

}  // namespace presend::heuristics
