#pragma once

#include <vector>

#include "scanner/scan/scan.h"

namespace presend::scan {

/// Gives every finding a fingerprint that survives edits elsewhere in the file, changes of white
/// space and of encoding: it hashes the rule and the text concerned, for equal pairs also their
/// order. So a place is not part of it. `reported` are the same findings, resolved.
void add_fingerprints(std::vector<ReportedFinding>& reported,
                      const std::vector<heuristics::Finding>& findings);

}  // namespace presend::scan
