#pragma once

#include <string>
#include <string_view>

namespace presend::url {

/// Whether a text mixes scripts as no honest name does: UTS #39 "highly restrictive" is broken.
/// Japanese, Chinese and Korean mixtures with Latin are fine, Latin with Cyrillic or Greek is not.
/// Words and labels (cut at blanks, ".", "/" and "@") are looked at each alone, so that a Cyrillic
/// name below ".com" is no mixture.
[[nodiscard]] bool is_mixed_script(std::string_view text);

/// UTS #39 skeleton: texts that look the same have the same skeleton. In lower case, so that it
/// compares names as people read them; to be compared only with other skeletons ("m" gives "rn").
[[nodiscard]] std::string skeleton(std::string_view text);

/// Whether every letter of a text has an ASCII double and one of them has no place in Latin text,
/// so that the whole reads as a Latin word ("раураl" all in Cyrillic): UTS #39 whole-script
/// confusable with Latin.
[[nodiscard]] bool is_whole_script_lookalike(std::string_view text);

}  // namespace presend::url
