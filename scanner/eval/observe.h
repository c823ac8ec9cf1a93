#pragma once

#include "scanner/eval/corpus.h"
#include "scanner/scan/scan.h"

namespace presend::eval {

/// Scans a draft and keeps what eval needs of it. `wants_signature`: to tell copies apart. The
/// label is left to the caller. Thread-safe.
[[nodiscard]] Sample observe(const scan::Draft& draft, const scan::Settings& settings,
                             const lexicon::Lexicon& lexicon, const score::Weights& weights,
                             bool wants_signature);

}  // namespace presend::eval
