#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "scanner/fix/plan.h"
#include "scanner/report/layout.h"

namespace presend::report {

/// What became of the edits.
enum class FixOutcome : std::uint8_t { shown, written, written_elsewhere };

/// For people: each edit with its place and reason, the risk before and after, what was left alone
/// and what is left for a person. `file` as the user named it.
[[nodiscard]] std::string fix_pretty(const fix::Plan& plan, std::string_view file,
                                     FixOutcome outcome, const Paint& paint);

/// One draft of schema presend/fix/1, on one line without its end. Offsets count bytes of the file.
[[nodiscard]] std::string fix_json_draft(const fix::Plan& plan, std::string_view file,
                                         FixOutcome outcome);
/// What stands before, between and behind the drafts.
inline constexpr std::string_view kFixJsonBegin = "{\"schema\":\"presend/fix/1\",\"drafts\":[\n";
inline constexpr std::string_view kFixJsonBetween = ",\n";
inline constexpr std::string_view kFixJsonEnd = "\n]}\n";

}  // namespace presend::report
