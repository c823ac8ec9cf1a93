#pragma once

#include <optional>
#include <vector>

#include "scanner/fix/fixer.h"

namespace presend::fix {

/// The edits of the message's bytes that do all changes, in order; the fix of the first change is
/// number `first_fix`. Nothing when one of them cannot be written, or two are in each other's way.
[[nodiscard]] std::optional<std::vector<Edit>> edits_for(const std::vector<Change>& changes,
                                                         const mime::Message& message,
                                                         std::uint32_t first_fix);

/// Leaves out the changes that touch a byte of a template tag.
void spare_tags(std::vector<Change>& changes, const email::Email& email);

/// Whether a comment or setting lets the finding stay that the change is about.
[[nodiscard]] bool may_stay(const Change& change, const email::Email& email,
                            const scan::Report& report);

}  // namespace presend::fix
