#pragma once

#include <initializer_list>

#include "heuristics/context.h"
#include "heuristics/finding.h"
#include "scanner/mime/message.h"

namespace presend::heuristics {

/// Adds a finding for the first defect of each of `kinds` in each part: a damaged part repeats the
/// same defect hundreds of times, and one place is enough to mend it. A defect of `causes` in a
/// part explains the others there, which are then left out.
void add_defects(const Context& context, std::initializer_list<mime::DefectKind> kinds,
                 Findings& out, std::initializer_list<mime::DefectKind> causes = {});

}  // namespace presend::heuristics
