#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scanner/report/compare.h"

// What comparisons say, whatever the format. Nothing here is escaped but what is of the drafts.

namespace presend::report {

/// Which variant is the safest, and why: a sentence or two.
[[nodiscard]] std::string winner_in_words(const Compared& compared);
/// "Fails: B is worse than A (--fail-on-worse)."; empty when none is.
[[nodiscard]] std::string worse_in_words(const Compared& compared);
/// How one follows the other in the ranking: "as risky as B, but with 1 warning more".
[[nodiscard]] std::string margin_in_words(const Compared& compared, const compare::Margin& margin);
/// "If a filter holds back exactly one of the two, it is A in 94 of 100 cases."; empty where the
/// risks are as good as equal.
[[nodiscard]] std::string sureness_in_words(const compare::Margin& margin,
                                            const Compared& compared);
/// "Take B with A's footer: ..."; empty when no mix is worth it.
[[nodiscard]] std::string mix_in_words(const Compared& compared);

/// Something that all variants have, side by side.
struct CompareRow {
  std::string name;
  std::vector<std::string> cells;  ///< one a variant
  std::vector<bool> is_best;  ///< better than the worst of them; all false where it is no matter
};
/// Risk, verdict, gate and findings.
[[nodiscard]] std::vector<CompareRow> verdict_rows(const Compared& compared);
/// Sizes, words, links, images; rows that are 0 in all are left out.
[[nodiscard]] std::vector<CompareRow> measure_rows(const Compared& compared);

/// What a variant has of a rule: "2.10", its points; "seen" when it gives none; "-" for nothing.
[[nodiscard]] std::string side_in_words(const compare::Side& side);

/// "A line 12: the link shows …, “quote”": one thing that makes a difference. Safe UTF-8.
[[nodiscard]] std::string telling_in_words(const scan::ReportedFinding& finding,
                                           std::size_t variant);

}  // namespace presend::report
