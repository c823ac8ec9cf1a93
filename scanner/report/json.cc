#include <cmath>
#include <nlohmann/json.hpp>

#include "heuristics/rule.h"
#include "scanner/report/draft_json.h"
#include "scanner/report/json_text.h"
#include "scanner/report/writers.h"
#include "scanner/smtp/catalogue.h"

namespace presend::report {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double number, double steps) { return std::round(number * steps) / steps; }

Json measures_json(const email::Measures& m) {
  return {{"message_bytes", m.message_bytes},
          {"html_bytes", m.html_bytes},
          {"attachment_bytes", m.attachment_bytes},
          {"embedded_image_bytes", m.embedded_image_bytes},
          {"visible_words", m.visible_words},
          {"visible_chars", m.visible_chars},
          {"hidden_chars", m.hidden_chars},
          {"links", m.links},
          {"external_links", m.external_links},
          {"insecure_links", m.insecure_links},
          {"images", m.images},
          {"remote_images", m.remote_images},
          {"text_share", m.text_share ? Json(rounded(*m.text_share, 1e4)) : Json()},
          {"text_area", std::round(m.text_area)},
          {"image_area", std::round(m.image_area)},
          {"language", m.language.empty() ? Json() : Json(m.language)}};
}

Json location_json(const scan::ReportedFinding& finding) {
  if (!finding.has_location) return nullptr;
  return {{"line", finding.begin.line},
          {"column", finding.begin.column},
          {"end_line", finding.end.line},
          {"end_column", finding.end.column},
          {"part", finding.part}};
}

}  // namespace

Json finding_json(const scan::ReportedFinding& finding) {
  return {{"rule", finding.rule->id},
          {"name", finding.rule->name},
          {"severity", heuristics::name(finding.severity)},
          {"grade", std::string(1, heuristics::letter(finding.rule->grade))},
          {"points", rounded(finding.points, 1e4)},
          {"message", finding.message},
          {"quote", finding.quote},
          {"location", location_json(finding)},
          {"fix", finding.rule->fix},
          {"fingerprint", finding.fingerprint},
          {"status", scan::name(finding.status)},
          {"status_reason", finding.status_reason.empty() ? Json() : Json(finding.status_reason)}};
}

namespace {

Json plan_json(const scan::Report& report) {
  Json steps = Json::array();
  for (const scan::PlannedFix& fix : report.fix_plan) {
    Json fingerprints = Json::array();
    for (const std::uint32_t index : fix.findings)
      fingerprints.push_back(report.findings[index].fingerprint);
    steps.push_back({{"fingerprints", std::move(fingerprints)},
                     {"action", fix.action},
                     {"risk_after", rounded(fix.risk_after, 100)}});
  }
  return steps;
}

Json reply_json(const scan::Report& report) {
  if (!report.risks_content_reply) return nullptr;
  const smtp::Reply& reply = smtp::content_reply();
  return {{"code", reply.codes.front().basic},
          {"enhanced", reply.codes.front().enhanced},
          {"text", reply.text}};
}

Json links_json(const std::vector<links::Result>& results) {
  Json out = Json::array();
  for (const links::Result& result : results) {
    Json hops = Json::array();
    for (const links::Hop& hop : result.hops)
      hops.push_back({{"status", hop.status}, {"url", hop.url}});
    out.push_back({{"url", result.url},
                   {"state", links::name(result.state)},
                   {"status", result.status > 0 ? Json(result.status) : Json()},
                   {"hops", std::move(hops)},
                   {"reason", result.reason.empty() ? Json() : Json(result.reason)},
                   {"https_works", result.https_works}});
  }
  return out;
}

}  // namespace

Json draft_json(const scan::Report& report) {
  Json findings = Json::array();
  for (const scan::ReportedFinding& finding : report.findings)
    findings.push_back(finding_json(finding));
  Json draft = {{"file", report.file},
                {"message", report.message},
                {"kind", report.is_template ? "template" : "message"},
                {"mail", email::name(report.mail)},
                {"subject", report.subject},
                {"from", report.from},
                {"risk", rounded(report.risk, 100)},
                {"risk_at_gate", rounded(report.risk_at_gate, 100)},
                {"verdict", score::name(report.verdict)},
                {"gate", report.passes ? "pass" : "fail"},
                {"measures", measures_json(report.measures)},
                {"findings", std::move(findings)},
                {"missing_dictionary",
                 report.missing_dictionary.empty() ? Json() : Json(report.missing_dictionary)},
                {"fix_plan", plan_json(report)},
                {"reply", reply_json(report)}};
  if (report.links) draft["links"] = links_json(*report.links);
  return draft;
}

namespace {

/// One object for the run. Drafts go out as they come, so that a large folder needs no memory.
class JsonWriter : public Writer {
 public:
  explicit JsonWriter(const Style& style) : style_(style) {}

  std::string begin() override {
    const Json tool = {{"name", "presend"}, {"version", style_.tool_version}};
    return "{\"schema\":\"presend/1\",\"tool\":" + json_text(tool) + ",\"drafts\":[";
  }
  std::string draft(const scan::Report& report) override {
    std::string out = is_first_ ? "\n" : ",\n";
    is_first_ = false;
    return out + json_text(draft_json(report));
  }
  void error(const Error& error) override {
    Error nameless = error;
    nameless.file.clear();
    nameless.line = 0;
    errors_.push_back({{"file", error.file}, {"message", nameless.text()}});
  }
  std::string end(const Summary& summary) override {
    const Json counts = {
        {"drafts", summary.drafts},
        {"passed", summary.passed},
        {"failed", summary.failed},
        {"findings",
         {{"error", summary.errors}, {"warning", summary.warnings}, {"info", summary.infos}}},
        {"accepted",
         {{"baselined", summary.accepted.baselined}, {"suppressed", summary.accepted.suppressed}}},
        {"errors", summary.unreadable}};
    return (is_first_ ? "],\"errors\":" : "\n],\"errors\":") + json_text(errors_) +
           ",\"summary\":" + json_text(counts) + "}\n";
  }

 private:
  Style style_;
  bool is_first_ = true;
  Json errors_ = Json::array();
};

/// One draft a line.
class JsonLinesWriter : public Writer {
 public:
  std::string draft(const scan::Report& report) override {
    return json_text(draft_json(report)) + '\n';
  }
};

}  // namespace

std::unique_ptr<Writer> make_json_writer(const Style& style) {
  return std::make_unique<JsonWriter>(style);
}

std::unique_ptr<Writer> make_jsonl_writer(const Style& /*style*/) {
  return std::make_unique<JsonLinesWriter>();
}

}  // namespace presend::report
