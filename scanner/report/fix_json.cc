#include <cmath>
#include <nlohmann/json.hpp>

#include "heuristics/rule.h"
#include "scanner/base/utf8.h"
#include "scanner/fix/transfer_encode.h"
#include "scanner/report/fix_report.h"
#include "scanner/report/json_text.h"

namespace presend::report {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double number) { return std::round(number * 100) / 100; }

std::string_view name_of(FixOutcome outcome) {
  switch (outcome) {
    case FixOutcome::shown:
      return "shown";
    case FixOutcome::written:
      return "written";
    case FixOutcome::written_elsewhere:
      return "written-elsewhere";
  }
  return "";
}

Json fixes_json(const fix::Plan& plan) {
  Json all = Json::array();
  for (const fix::Fix& fix : plan.fixes)
    all.push_back({{"fixer", fix.fixer->name},
                   {"rule", fix.rule},
                   {"safe", fix.fixer->is_safe},
                   {"what", fix.what},
                   {"line", fix.position.line},
                   {"column", fix.position.column},
                   {"part", fix.part}});
  return all;
}

Json edits_json(const fix::Plan& plan) {
  Json all = Json::array();
  for (const fix::Edit& edit : plan.edits) {
    Json one = {{"begin", edit.at.begin}, {"end", edit.at.end}};
    if (is_valid_utf8(edit.replacement))
      one["replacement"] = edit.replacement;
    else
      one["replacement_base64"] = fix::base64(edit.replacement, "", ~std::size_t{3});
    one["fixes"] = edit.fixes;
    all.push_back(std::move(one));
  }
  return all;
}

Json left_json(const scan::Report& report) {
  Json all = Json::array();
  for (const scan::ReportedFinding& finding : report.findings) {
    if (finding.status == scan::Status::suppressed) continue;
    all.push_back(
        {{"rule", finding.rule->id}, {"name", finding.rule->name}, {"message", finding.message}});
  }
  return all;
}

}  // namespace

std::string fix_json_draft(const fix::Plan& plan, std::string_view file, FixOutcome outcome) {
  Json declined = Json::array();
  for (const fix::Declined& each : plan.declined)
    declined.push_back({{"what", each.what}, {"because", each.because}});
  const auto or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
  const Json draft = {{"file", file},
                      {"risk_before", rounded(plan.before.risk)},
                      {"risk_after", rounded(plan.after.risk)},
                      {"outcome", name_of(outcome)},
                      {"fixes", fixes_json(plan)},
                      {"edits", edits_json(plan)},
                      {"declined", std::move(declined)},
                      {"left", left_json(plan.after)},
                      {"refused", or_null(plan.refusal)},
                      {"warning", or_null(plan.warning)}};
  return json_text(draft);
}

}  // namespace presend::report
