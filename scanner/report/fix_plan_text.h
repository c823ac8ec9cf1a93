#pragma once

#include <string>

#include "scanner/report/layout.h"
#include "scanner/scan/scan.h"

namespace presend::report {

/// "LNK001: Link without encryption; with it LNK020 and UNS006": the rule of an edit, and those
/// whose findings go with it.
[[nodiscard]] std::string rules_of(const scan::Report& report, const scan::PlannedFix& fix);

/// What the steps of the plan come to, one sentence.
[[nodiscard]] std::string plan_outcome(const scan::Report& report);

/// One line about the reply that the content may get; nothing when it risks none.
void append_reply(std::string& out, const scan::Report& report, const Paint& paint);

/// The steps of the fix plan with the risk after each, and what they come to. Nothing when there is
/// nothing to do.
void append_fix_plan(std::string& out, const scan::Report& report, const Paint& paint);

}  // namespace presend::report
