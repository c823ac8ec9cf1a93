#pragma once

#include <cstdint>
#include <string>

#include "scanner/scan/scan.h"

namespace presend::report {

/// Findings that do not count at the gate.
struct Accepted {
  std::uint32_t baselined = 0, suppressed = 0;

  void count(const scan::Report& report);
  [[nodiscard]] std::uint32_t all() const { return baselined + suppressed; }
  /// "3 accepted findings".
  [[nodiscard]] std::string number() const;
  /// "2 baselined, 1 suppressed".
  [[nodiscard]] std::string kinds() const;
};

[[nodiscard]] inline bool is_fresh(const scan::ReportedFinding& finding) {
  return finding.status == scan::Status::fresh;
}

/// "baselined", "suppressed: REASON"; nothing for a finding that counts. Hostile like the draft.
[[nodiscard]] std::string status_in_words(const scan::ReportedFinding& finding);

/// Whether the finding makes its draft fail.
[[nodiscard]] bool fails_draft(const scan::ReportedFinding& finding, const scan::Gate& gate);

/// Whether the risk alone would make the draft fail.
[[nodiscard]] bool fails_by_risk(const scan::Report& report);

/// Why a draft fails: "2 errors, risk 50 or more". Empty when it passes.
[[nodiscard]] std::string gate_reason(const scan::Report& report);

// No rule finds that the risk is too high, but whoever reads annotations must learn it. So every
// format that lists findings lists this one as well.
inline constexpr std::string_view kRiskId = "content-risk";
inline constexpr std::string_view kRiskName = "risk-too-high";
inline constexpr std::string_view kRiskTitle = "The findings together make the risk too high";
/// What it says of one draft: "The content risk is 72 of 100 and must stay below 50; LNK001
/// (line 12) and TXT002 add most".
[[nodiscard]] std::string risk_message(const scan::Report& report);
[[nodiscard]] std::string_view risk_fix();

}  // namespace presend::report
