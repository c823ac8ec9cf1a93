#pragma once

#include <cstdint>
#include <string>

#include "scanner/report/layout.h"
#include "scanner/scan/scan.h"

namespace presend::report {

/// The line of the file with what is meant underlined, cut to kColumns around it:
///
///        88 | …<a href="https://pay.example.net/">https://bank.example</a>…
///           |           ^^^^^^^^^^^^^^^^^^^^^^^^
///
/// Tabs show as one arrow, unsafe characters spelt out. Empty without a source line.
[[nodiscard]] std::string source_excerpt(const scan::ReportedFinding& finding, const Paint& paint);

}  // namespace presend::report
