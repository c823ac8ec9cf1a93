#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>

#include "scanner/report/json_text.h"
#include "scanner/report/sarif_rules.h"
#include "scanner/report/visible_text.h"
#include "scanner/report/worst.h"
#include "scanner/report/writers.h"
#include "scanner/scan/fingerprint.h"

namespace presend::report {
namespace {

using Json = nlohmann::ordered_json;

/// GitHub refuses a file with more results, so the mildest go.
constexpr std::size_t kMostResults = 25'000;
/// A run over a folder of what is no mail must not become a file that nobody takes.
constexpr std::size_t kMostNotifications = 1'000;
constexpr std::string_view kRoot = "%SRCROOT%";

/// A sentence for SARIF, where "[text](target)" would be a link.
std::string plain_message(std::string_view text) {
  std::string out = visible(text);
  for (std::size_t at = out.find("]("); at != std::string::npos; at = out.find("](", at))
    out.insert(at + 1, 1, ' ');
  return out;
}

Json artifact_location(std::string_view file, const Place& place) {
  const RepositoryPath path = repository_path(file, place);
  Json out = {{"uri", uri_of_path(path.text)}};
  if (path.is_inside) out["uriBaseId"] = kRoot;
  return out;
}

/// What is underlined, when it lies on one line and is known in full.
std::string snippet(const scan::ReportedFinding& finding) {
  if (finding.begin.line != finding.end.line) return {};
  const std::uint32_t size = finding.end.column - finding.begin.column;
  if (size == 0 || finding.caret_begin > finding.source_line.size()) return {};
  const std::string_view rest = std::string_view(finding.source_line).substr(finding.caret_begin);
  return size > rest.size() ? std::string() : std::string(rest.substr(0, size));
}

Json region(const scan::ReportedFinding& finding) {
  if (!finding.has_location) return {{"startLine", 1}};
  Json out = {{"startLine", finding.begin.line}};
  // Our columns count bytes, SARIF's UTF-16 code units.
  const bool has_columns = finding.begin_utf16 > 0 && finding.end_utf16 > 0;
  if (has_columns) out["startColumn"] = finding.begin_utf16;
  out["endLine"] = finding.end.line;
  if (has_columns) out["endColumn"] = finding.end_utf16;
  if (const std::string text = snippet(finding); has_columns && !text.empty())
    out["snippet"] = {{"text", text}};
  return out;
}

class SarifWriter : public Writer {
 public:
  explicit SarifWriter(const Style& style) : style_(style), results_(kMostResults) {
    for (std::size_t i = 0; i < style_.rules.size(); ++i) index_[style_.rules[i]] = i;
  }

  std::string begin() override {
    const Json driver = {{"name", "presend"},
                         {"semanticVersion", style_.tool_version},
                         {"rules", sarif_rules(style_.rules)}};
    const Json bases = {{kRoot, {{"description", {{"text", "The root of the repository."}}}}}};
    return "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
           "\"runs\":[{\"tool\":{\"driver\":" +
           json_text(driver) +
           "},\"automationDetails\":{\"id\":\"presend/\"},"
           "\"columnKind\":\"utf16CodeUnits\",\"originalUriBaseIds\":" +
           json_text(bases) + ",\"results\":[";
  }

  std::string draft(const scan::Report& report) override {
    for (const scan::ReportedFinding& finding : report.findings)
      results_.add(finding.severity, finding.points, json_text(result(report, finding)));
    if (fails_by_risk(report))
      results_.add(heuristics::Severity::error, report.risk, json_text(risk_result(report)));
    return {};
  }

  void error(const Error& error) override {
    if (notifications_.size() >= kMostNotifications) return;
    Error nameless = error;
    nameless.file.clear();
    nameless.line = 0;
    Json out = {{"level", "error"}, {"message", {{"text", plain_message(nameless.text())}}}};
    if (!error.file.empty()) {
      Json place = {{"artifactLocation", artifact_location(error.file, style_.place)}};
      if (error.line > 0) place["region"] = {{"startLine", error.line}};
      out["locations"] = Json::array({{{"physicalLocation", std::move(place)}}});
    }
    notifications_.push_back(std::move(out));
  }

  std::string end(const Summary& summary) override {
    std::string out;
    for (const Entry& entry : results_.in_order()) out += (out.empty() ? "\n" : ",\n") + entry.text;
    if (results_.left_out() > 0)
      notifications_.push_back(
          {{"level", "warning"},
           {"message",
            {{"text",
              std::to_string(results_.left_out()) +
                  " more results were left out, the mildest, as GitHub takes no more than " +
                  std::to_string(kMostResults) + "."}}}});
    Json invocation = {{"executionSuccessful", summary.unreadable == 0}};
    if (!notifications_.empty())
      invocation["toolExecutionNotifications"] = std::move(notifications_);
    return out + "\n],\"invocations\":[" + json_text(invocation) + "]}]}\n";
  }

 private:
  /// `severity` of a finding, and what all results have.
  Json head(std::string_view rule, std::size_t index, heuristics::Severity severity,
            std::string_view message) const {
    Json out = {{"ruleId", rule}};
    if (index <= style_.rules.size()) out["ruleIndex"] = index;
    out["level"] = sarif_level(severity);
    out["message"] = {{"text", plain_message(message)}};
    return out;
  }

  Json location(const scan::Report& report, Json region, std::string_view part) const {
    Json out = {{"physicalLocation",
                 {{"artifactLocation", artifact_location(report.file, style_.place)},
                  {"region", std::move(region)}}}};
    // Which message of a mailbox, and which part of it.
    std::string name;
    if (report.message > 0) name = "message " + std::to_string(report.message);
    if (!part.empty() && part != "0") name += (name.empty() ? "part " : ", part ") + visible(part);
    if (!name.empty())
      out["logicalLocations"] = Json::array({{{"fullyQualifiedName", name}, {"kind", "part"}}});
    return Json::array({std::move(out)});
  }

  /// GitHub tells alerts of a rule in a file apart by the hash; its end is which of several alike.
  static Json fingerprints(const scan::Report& report, std::string_view fingerprint) {
    return {{"primaryLocationLineHash",
             std::string(fingerprint) + ':' + std::to_string(report.message + 1)},
            {"presend/v1", fingerprint}};
  }

  Json result(const scan::Report& report, const scan::ReportedFinding& finding) const {
    const auto known = index_.find(finding.rule);
    const std::size_t index = known == index_.end() ? style_.rules.size() + 1 : known->second;
    Json out = head(finding.rule->id, index, finding.severity,
                    finding.message + ". " + std::string(finding.rule->fix));
    out["locations"] = location(report, region(finding), finding.part);
    out["partialFingerprints"] = fingerprints(report, finding.fingerprint);
    if (!is_fresh(finding)) out["suppressions"] = Json::array({suppression(finding)});
    if (style_.has_baseline)
      out["baselineState"] = finding.status == scan::Status::baselined ? "unchanged" : "new";
    out["properties"] = {{"points", finding.points},
                         {"evidence", std::string(1, heuristics::letter(finding.rule->grade))}};
    return out;
  }

  static Json suppression(const scan::ReportedFinding& finding) {
    Json out = {{"kind", finding.is_suppressed_in_source ? "inSource" : "external"},
                {"status", "accepted"}};
    if (!finding.status_reason.empty())
      out["justification"] = visible(finding.status_reason);
    else if (finding.status == scan::Status::baselined)
      out["justification"] = "It stands in the baseline.";
    return out;
  }

  Json risk_result(const scan::Report& report) const {
    Json out = head(kRiskId, style_.rules.size(), heuristics::Severity::error,
                    risk_message(report) + ". " + std::string(risk_fix()));
    out["locations"] = location(report, {{"startLine", 1}}, "");
    out["partialFingerprints"] = fingerprints(report, scan::fingerprint_of({kRiskId}));
    if (style_.has_baseline) out["baselineState"] = "new";
    return out;
  }

  Style style_;
  std::unordered_map<const heuristics::Rule*, std::size_t> index_;
  Worst results_;
  Json notifications_ = Json::array();
};

}  // namespace

std::unique_ptr<Writer> make_sarif_writer(const Style& style) {
  return std::make_unique<SarifWriter>(style);
}

}  // namespace presend::report
