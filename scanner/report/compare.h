#pragma once

#include <span>
#include <string>
#include <vector>

#include "scanner/base/outcome.h"
#include "scanner/compare/compare.h"
#include "scanner/report/writer.h"

namespace presend::report {

/// Variants that were compared, with what was found in each of them.
struct Compared {
  std::string name;  ///< what they have in common in their folders; empty when they are files
  std::vector<scan::Report> reports;  ///< one a variant
  compare::Comparison comparison;
};

/// Labels of the variants that are ranked behind the first.
[[nodiscard]] std::vector<std::string> worse_than_first(const Compared& compared);

/// A whole run of comparisons.
struct Comparisons {
  std::vector<Compared> all;
  std::vector<Error> errors;          ///< what could not be compared
  std::vector<std::string> unpaired;  ///< drafts that not all folders have, each with a clause
  std::size_t variants = 0;           ///< of each comparison
  bool fails_on_worse = false;        ///< a variant that is worse than the first fails the run
};

// One writer a format. Each renders only.
[[nodiscard]] std::string compare_pretty(const Comparisons& comparisons, const Style& style);
[[nodiscard]] std::string compare_json(const Comparisons& comparisons, const Style& style);
/// A page. Reports need their preview, made with the places of compare::changed_places().
[[nodiscard]] std::string compare_html(const Comparisons& comparisons, const Style& style);
[[nodiscard]] std::string compare_markdown(const Comparisons& comparisons, const Style& style);

}  // namespace presend::report
