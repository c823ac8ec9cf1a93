#include "scanner/report/sarif_rules.h"

#include <nlohmann/json.hpp>
#include <string>

#include "heuristics/families.h"
#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/report/gate_text.h"
#include "scanner/report/markdown_text.h"
#include "scanner/report/rule_words.h"

namespace presend::report {
namespace {

using heuristics::Grade;
using heuristics::Rule;
using heuristics::Severity;
using Json = nlohmann::ordered_json;

/// GitHub cuts longer descriptions, in the middle of a word.
constexpr std::size_t kMostDescription = 1000;

std::string sentence(std::string_view text) {
  if (text.size() > kMostDescription) return std::string(utf8_prefix(text, kMostDescription)) + "…";
  std::string out(text);
  if (!out.ends_with('.')) out += '.';
  return out;
}

/// How often an alert of this evidence is right, in GitHub's words.
std::string_view precision(Grade grade) {
  switch (grade) {
    case Grade::a:
      return "very-high";
    case Grade::b:
      return "high";
    case Grade::c:
      return "medium";
    case Grade::d:
      break;
  }
  return "low";
}

std::string_view problem_severity(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      break;
  }
  return "recommendation";
}

/// "Sender and header fields" as "sender-and-header-fields".
std::string tag_of(std::string_view title) {
  std::string out = to_ascii_lower(title);
  for (char& c : out)
    if (c == ' ') c = '-';
  return out;
}

Json properties(std::string_view family, Grade grade, Severity severity) {
  Json tags = {"email", "deliverability"};
  if (!family.empty()) tags.push_back(tag_of(family));
  return {{"tags", std::move(tags)},
          {"precision", precision(grade)},
          {"problem.severity", problem_severity(severity)}};
}

Json descriptor(const Rule& rule) {
  const std::string why(rule.why);
  const std::string fix(rule.fix);
  const std::string evidence = grade_in_words(rule.grade);
  const std::string source(rule.source);
  Json out = {
      {"id", rule.id},
      {"name", rule.name},
      {"shortDescription", {{"text", sentence(rule.title)}}},
      {"fullDescription", {{"text", sentence(rule.why)}}},
      {"help",
       {{"text",
         "Why: " + why + "\n\nFix: " + fix + "\n\nEvidence: " + evidence + " (" + source + ")."},
        {"markdown", "**Why**: " + markdown_text(why) + "\n\n**Fix**: " + markdown_text(fix) +
                         "\n\n**Evidence**: " + markdown_text(evidence) + " (" +
                         markdown_source(source) + ").\n"}}},
      {"defaultConfiguration", {{"level", sarif_level(rule.severity)}}},
      {"properties",
       properties(heuristics::family_title(rule.family()), rule.grade, rule.severity)}};
  if (const std::string address = source_address(rule.source); !address.empty())
    out["helpUri"] = address;
  return out;
}

Json risk_descriptor() {
  const std::string why =
      "Every finding adds points to the content risk of its draft. The risk at which a draft "
      "fails is set with --max-risk.";
  const std::string fix(risk_fix());
  return {{"id", kRiskId},
          {"name", kRiskName},
          {"shortDescription", {{"text", sentence(kRiskTitle)}}},
          {"fullDescription", {{"text", why}}},
          {"help",
           {{"text", "Why: " + why + "\n\nFix: " + fix},
            {"markdown", "**Why**: " + why + "\n\n**Fix**: " + fix + '\n'}}},
          {"defaultConfiguration", {{"level", "error"}}},
          {"properties", properties("", Grade::b, Severity::error)}};
}

}  // namespace

std::string_view sarif_level(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      break;
  }
  return "note";
}

Json sarif_rules(std::span<const Rule* const> rules) {
  Json out = Json::array();
  for (const Rule* rule : rules) out.push_back(descriptor(*rule));
  out.push_back(risk_descriptor());
  return out;
}

}  // namespace presend::report
