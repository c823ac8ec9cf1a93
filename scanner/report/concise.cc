#include <fmt/format.h>

#include "heuristics/rule.h"
#include "scanner/report/visible_text.h"
#include "scanner/report/writers.h"

namespace presend::report {
namespace {

/// One line a finding, as compilers write them, for editors and grep.
class ConciseWriter : public Writer {
 public:
  explicit ConciseWriter(const Style& style) : style_(style) {}

  std::string draft(const scan::Report& report) override {
    std::string out;
    if (style_.is_quiet && report.passes) return out;
    const std::string file = visible(report.file);
    for (const scan::ReportedFinding& finding : report.findings) {
      // A finding about the whole draft stands at its beginning, so that the line has its shape.
      out += fmt::format("{}:{}:{}: {} {} {}: {}\n", file, finding.begin.line, finding.begin.column,
                         heuristics::name(finding.severity), finding.rule->id, finding.rule->name,
                         visible(finding.message));
    }
    return out;
  }

 private:
  Style style_;
};

}  // namespace

std::unique_ptr<Writer> make_concise_writer(const Style& style) {
  return std::make_unique<ConciseWriter>(style);
}

}  // namespace presend::report
