#include <fmt/format.h>

#include "heuristics/rule.h"
#include "scanner/report/gate_text.h"
#include "scanner/report/log_commands.h"
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
      if (!is_fresh(finding) && !style_.is_verbose) continue;
      // A finding about the whole draft stands at its beginning, so that the line has its shape.
      out += fmt::format("{}:{}:{}: {} {} {}: {}", file, finding.begin.line, finding.begin.column,
                         heuristics::name(finding.severity), finding.rule->id, finding.rule->name,
                         visible(finding.message));
      if (!is_fresh(finding)) out += " [" + visible(status_in_words(finding)) + ']';
      out += '\n';
    }
    if (fails_by_risk(report))
      out += fmt::format("{}:1:1: error {}: {}\n", file, kRiskId, visible(risk_message(report)));
    return without_commands(std::move(out));
  }

  std::string end(const Summary& summary) override {
    if (summary.accepted.all() == 0 || style_.is_verbose) return {};
    return summary.accepted.number() + (style_.is_verbose ? " (" : " not shown (") +
           summary.accepted.kinds() + ")\n";
  }

 private:
  Style style_;
};

}  // namespace

std::unique_ptr<Writer> make_concise_writer(const Style& style) {
  return std::make_unique<ConciseWriter>(style);
}

}  // namespace presend::report
