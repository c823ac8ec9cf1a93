#pragma once

#include <string>
#include <vector>

#include "scanner/email/email.h"
#include "scanner/fix/fixer.h"

namespace presend::fix {

/// What is wrong with a draft after `changes` of a fixer, as a clause; empty when every part is
/// there as before, and its text is the old one but for the changes.
[[nodiscard]] std::string damage(const email::Email& before, const email::Email& after,
                                 const std::vector<Change>& changes, bool adds_part);

/// Why edits should not be done though they damage nothing.
struct Setback {
  std::string because;    ///< a clause; empty: nothing speaks against them
  std::string_view rule;  ///< id of the one that finds more than before; may be empty
};
[[nodiscard]] Setback setback(const scan::Report& before, const scan::Report& after);

}  // namespace presend::fix
