#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/email/email.h"
#include "scanner/report/layout.h"

namespace presend::report {

struct MeasureRow {
  std::string_view name;
  std::string text;
  std::string_view advice;  ///< what is recommended and how well that is founded; may be empty
  bool is_beyond = false;   ///< of what is recommended
};
[[nodiscard]] std::vector<MeasureRow> measure_rows(const email::Measures& measures);

// What is recommended, in bytes and as a share.
inline constexpr std::uint32_t kGmailClip = 102'400;
inline constexpr std::uint32_t kAdvisedMessage = 150 * 1024;
inline constexpr double kAdvisedShare = 0.6;

/// The measures of a draft for people, beside what is recommended and how well that is founded.
void append_measures(std::string& out, const email::Measures& measures, const Paint& paint);

}  // namespace presend::report
