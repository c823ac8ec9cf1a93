#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "heuristics/rule.h"
#include "scanner/score/score.h"

// What the catalogue says about a rule, whatever the format.

namespace presend::report {

/// "HTML", "header fields" and so on.
[[nodiscard]] std::string_view kind_in_words(heuristics::Example::Kind kind);
/// "drafts with HTML" and so on.
[[nodiscard]] std::string_view needs_in_words(heuristics::Needs needs);
/// "A: documented by a mailbox provider or a standard" and so on.
[[nodiscard]] std::string grade_in_words(heuristics::Grade grade);
[[nodiscard]] std::string points_in_words(const score::Weight& weight);
/// "12.3 %"; "not run" for nothing.
[[nodiscard]] std::string share_in_words(std::optional<double> share);
/// "12.3 % of spam, 0.0 % of ham"; empty when the table tells no rates.
[[nodiscard]] std::string rates_in_words(const score::Weights& weights, std::string_view rule_id);

/// Calls `take` with each line of an example, without the last line end.
template <class Take>
void each_line(std::string_view text, Take take) {
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  while (true) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    take(line);
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

}  // namespace presend::report
