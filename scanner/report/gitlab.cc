#include <nlohmann/json.hpp>
#include <string>
#include <unordered_set>

#include "heuristics/rule.h"
#include "scanner/report/json_text.h"
#include "scanner/report/visible_text.h"
#include "scanner/report/writers.h"
#include "scanner/scan/fingerprint.h"

namespace presend::report {
namespace {

using Json = nlohmann::ordered_json;

std::string_view gitlab_severity(heuristics::Severity severity) {
  switch (severity) {
    case heuristics::Severity::error:
      return "critical";
    case heuristics::Severity::warning:
      return "minor";
    case heuristics::Severity::info:
      break;
  }
  return "info";
}

/// GitLab's Code Quality report: one array of issues.
class GitlabWriter : public Writer {
 public:
  explicit GitlabWriter(const Style& style) : style_(style) {}

  std::string begin() override { return "["; }

  std::string draft(const scan::Report& report) override {
    std::string out;
    for (const scan::ReportedFinding& finding : report.findings) {
      if (!is_fresh(finding)) continue;
      out += issue(report, finding.rule->id,
                   visible(finding.message) + ". " + std::string(finding.rule->fix),
                   gitlab_severity(finding.severity), finding.fingerprint,
                   finding.has_location ? finding.begin.line : 1);
    }
    if (fails_by_risk(report))
      out += issue(report, kRiskId, visible(risk_message(report)) + ". " + std::string(risk_fix()),
                   "blocker", scan::fingerprint_of({kRiskId}), 1);
    return out;
  }

  void error(const Error& error) override {
    // GitLab knows no errors of the tool, and an input that nobody read must not look clean.
    Error nameless = error;
    nameless.file.clear();
    nameless.line = 0;
    scan::Report unread;
    unread.file = error.file;
    late_ += issue(unread, "unreadable-input", visible(nameless.text()), "blocker",
                   scan::fingerprint_of({"unreadable-input", nameless.text()}),
                   std::max(error.line, 1U));
  }

  std::string end(const Summary& /*summary*/) override {
    return late_ + (is_first_ ? "]\n" : "\n]\n");
  }

 private:
  std::string issue(const scan::Report& report, std::string_view check,
                    const std::string& description, std::string_view severity,
                    std::string_view fingerprint, std::uint32_t line) {
    const std::string path = repository_path(report.file, style_.place).text;
    const Json out = {{"description", description},
                      {"check_name", check},
                      {"fingerprint", unique(path, report.message, fingerprint)},
                      {"severity", severity},
                      {"location", {{"path", path}, {"lines", {{"begin", line}}}}}};
    const std::string before = is_first_ ? "\n" : ",\n";
    is_first_ = false;
    return before + json_text(out);
  }

  /// GitLab shows one issue of each fingerprint, so a draft given twice needs two.
  std::string unique(std::string_view path, std::uint32_t message, std::string_view fingerprint) {
    const std::string number = std::to_string(message);
    std::string out = scan::fingerprint_of({path, number, fingerprint});
    for (std::uint32_t nth = 1; !seen_.insert(out).second; ++nth)
      out = scan::fingerprint_of({path, number, fingerprint, std::to_string(nth)});
    return out;
  }

  Style style_;
  bool is_first_ = true;
  std::string late_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

std::unique_ptr<Writer> make_gitlab_writer(const Style& style) {
  return std::make_unique<GitlabWriter>(style);
}

}  // namespace presend::report
