#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "scanner/base/outcome.h"
#include "scanner/links/results.h"

namespace presend::links {

/// What recorded results and a cache hold, "presend/links/1" (docs/links.md). Sorted by URL, a line
/// a URL.
[[nodiscard]] std::string results_text(const Results& results);
/// Reads it. `file` names it in the Error, which has no remedy.
[[nodiscard]] Outcome<Results> parse_results(const std::string& file, std::string_view text);
/// Whether a text was once written by results_text(), though it may be damaged since, so that it
/// may be written over: it begins so, or is empty.
[[nodiscard]] bool was_results(std::string_view text);

/// Of a cache, what still counts at `now`: links that worked, or that no program may ask, learnt at
/// most `age_s` seconds ago. All else may have been mended since, and is asked again.
[[nodiscard]] Results fresh(const Results& results, std::int64_t now, std::int64_t age_s);

}  // namespace presend::links
