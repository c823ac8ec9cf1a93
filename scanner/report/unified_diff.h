#pragma once

#include <span>
#include <string>
#include <string_view>

#include "scanner/fix/edit.h"
#include "scanner/report/layout.h"

namespace presend::report {

/// The edits of a file as a unified diff with three lines of context, such as patch(1) and git
/// apply take: bytes stay as they are. Empty without edits. O(bytes).
[[nodiscard]] std::string unified_diff(std::string_view file, std::string_view bytes,
                                       std::span<const fix::Edit> edits);

/// The same for a terminal: unsafe characters spelt out, coloured where `paint` does.
[[nodiscard]] std::string unified_diff_for_people(std::string_view file, std::string_view bytes,
                                                  std::span<const fix::Edit> edits,
                                                  const Paint& paint);

}  // namespace presend::report
