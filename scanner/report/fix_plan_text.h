#pragma once

#include <string>

#include "scanner/report/layout.h"
#include "scanner/scan/scan.h"

namespace presend::report {

/// One line about the reply that the content may get; nothing when it risks none.
void append_reply(std::string& out, const scan::Report& report, const Paint& paint);

/// The steps of the fix plan with the risk after each, and what they come to. Nothing when there is
/// nothing to do.
void append_fix_plan(std::string& out, const scan::Report& report, const Paint& paint);

}  // namespace presend::report
