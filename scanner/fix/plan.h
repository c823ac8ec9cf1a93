#pragma once

#include <string>
#include <vector>

#include "scanner/fix/edit.h"
#include "scanner/fix/fixer.h"
#include "scanner/scan/scan.h"

namespace presend::fix {

/// One thing that was mended.
struct Fix {
  const Fixer* fixer = nullptr;
  std::string rule;      ///< id of the rule that asked for it
  std::string what;      ///< what was done, a sentence without full stop
  std::uint32_t at = 0;  ///< the place it is about, in the bytes of the draft
  Position position;     ///< the same as line and column of the file
  std::string part;      ///< section number
};

/// Something that could be mended, and was left.
struct Declined {
  std::string what;     ///< as Fix::what
  std::string because;  ///< a clause without full stop
};

/// How a draft is mended. Keeps nothing of the draft alive.
struct Plan {
  std::vector<Fix> fixes;   ///< in the order they were done
  std::vector<Edit> edits;  ///< of the bytes of the draft; in order, not overlapping
  std::vector<Declined> declined;
  std::string refusal;         ///< why nothing may be changed at all, a clause; else empty
  std::string warning;         ///< what to mind when the edits are done, a sentence; may be empty
  std::string fixed;           ///< the bytes with the edits done
  scan::Report before, after;  ///< what a scan says of the draft and of `fixed`
};

struct Choice {
  bool with_unsafe = false;  ///< also what changes what readers get
};

/// Finds the edits that mend a draft. Every one is tried: what would damage a part, change a text
/// elsewhere, bring a new finding or raise the risk is declined. Planning for `fixed` again gives
/// no edits. Thread-safe; the precondition is that of scan::scan().
[[nodiscard]] Plan plan_fixes(const scan::Draft& draft, const scan::Settings& settings,
                              const lexicon::Lexicon& lexicon, const score::Weights& weights,
                              const Choice& choice = {});

}  // namespace presend::fix
