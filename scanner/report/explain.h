#pragma once

#include <string>
#include <vector>

#include "scanner/scan/scan.h"
#include "scanner/smtp/recognise.h"

namespace presend::report {

/// What explains replies of mail servers.
struct Explanation {
  smtp::Recognition recognition;        ///< with at least one reply
  std::string file;                     ///< it was read from; empty when it was quoted
  const scan::Report* draft = nullptr;  ///< that may have caused it, or null
};

/// For people.
[[nodiscard]] std::string explain_reply_pretty(const Explanation& explanation, bool has_colour);
/// As schema presend/explain/1. Ends with a newline.
[[nodiscard]] std::string explain_reply_json(const Explanation& explanation);

/// The findings of a draft that can explain a reply. Where any content can be the cause, findings
/// that carry no points and are mere hints explain nothing.
[[nodiscard]] std::vector<scan::ReportedFinding> explaining_findings(
    const smtp::Recognition& recognition, const scan::Report& draft);

}  // namespace presend::report
