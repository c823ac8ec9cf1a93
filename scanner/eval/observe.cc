#include "scanner/eval/observe.h"

#include <algorithm>

#include "scanner/eval/duplicates.h"

namespace presend::eval {
namespace {

/// What the rules found, one hit a rule.
std::vector<RuleHit> hits_of(const scan::Report& report, const scan::Settings& settings) {
  std::vector<RuleHit> hits(settings.rules.size());
  for (const scan::ReportedFinding& finding : report.findings) {
    const auto found = std::lower_bound(
        settings.rules.begin(), settings.rules.end(), finding.rule,
        [](const heuristics::Rule* a, const heuristics::Rule* b) { return a->id < b->id; });
    RuleHit& hit = hits[static_cast<std::size_t>(found - settings.rules.begin())];
    hit.is_failing = hit.is_failing || settings.gate.fails_on(finding.severity);
    ++hit.findings;
    if (hit.line == 0 && finding.has_location) hit.line = finding.begin.line;
    hit.amount += score::amount_of(finding.strength, hit.findings);
  }
  for (std::size_t i = 0; i < hits.size(); ++i) hits[i].rule = static_cast<std::uint16_t>(i);
  std::erase_if(hits, [](const RuleHit& hit) { return hit.findings == 0; });
  return hits;
}

}  // namespace

Sample observe(const scan::Draft& draft, const scan::Settings& settings,
               const lexicon::Lexicon& lexicon, const score::Weights& weights,
               bool wants_signature) {
  const email::Email email = scan::read(draft, settings, lexicon);
  const scan::Report report = scan::judge(email, draft, settings, lexicon, weights);
  Sample sample;
  sample.file = report.file;
  sample.message = report.message;
  sample.risk = report.risk;
  sample.hits = hits_of(report, settings);
  if (!wants_signature) return sample;
  std::vector<std::string_view> fired;
  for (const RuleHit& hit : sample.hits) fired.push_back(settings.rules[hit.rule]->id);
  sample.signature = signature_of(email, fired);
  return sample;
}

}  // namespace presend::eval
