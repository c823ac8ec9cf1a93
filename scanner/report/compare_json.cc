#include <cmath>
#include <nlohmann/json.hpp>

#include "heuristics/rule.h"
#include "scanner/report/compare.h"
#include "scanner/report/draft_json.h"
#include "scanner/report/json_text.h"

namespace presend::report {
namespace {

using Json = nlohmann::ordered_json;
using compare::label_of;

double two_decimals(double number) { return std::round(number * 100) / 100; }

Json variants_json(const Compared& compared) {
  Json variants = Json::array();
  for (std::size_t v = 0; v < compared.reports.size(); ++v)
    variants.push_back({{"label", label_of(v)},
                        {"rank", compared.comparison.ranking.ranks[v]},
                        {"preheader", compared.comparison.envelopes[v].preheader},
                        {"draft", draft_json(compared.reports[v])}});
  return variants;
}

Json ranking_json(const compare::Ranking& ranking) {
  Json steps = Json::array();
  for (const compare::Margin& margin : ranking.margins)
    steps.push_back({{"better", label_of(margin.better)},
                     {"worse", label_of(margin.worse)},
                     {"decided_by", compare::name(margin.decider)},
                     {"risk_margin", two_decimals(margin.risk)},
                     {"sureness", two_decimals(margin.sureness)}});
  return steps;
}

Json differences_json(const Compared& compared) {
  Json out = Json::array();
  for (const compare::RuleDifference& difference : compared.comparison.differences) {
    Json sides = Json::object();
    for (std::size_t v = 0; v < difference.sides.size(); ++v) {
      const compare::Side& side = difference.sides[v];
      Json fingerprints = Json::array();
      for (const std::uint32_t index : side.telling)
        fingerprints.push_back(compared.reports[v].findings[index].fingerprint);
      sides[label_of(v)] = {{"points", std::round(side.points * 1e4) / 1e4},
                            {"places", side.places},
                            {"fingerprints", std::move(fingerprints)}};
    }
    out.push_back({{"rule", difference.rule->id},
                   {"name", difference.rule->name},
                   {"severity", heuristics::name(difference.severity)},
                   {"points", std::round(difference.points * 1e4) / 1e4},
                   {"even", difference.is_even},
                   {"sides", std::move(sides)}});
  }
  return out;
}

Json links_json(const std::vector<compare::LinkChange>& links) {
  Json out = Json::array();
  for (const compare::LinkChange& link : links)
    out.push_back({{"url", link.url}, {"text", link.text}, {"line", link.line}});
  return out;
}

Json words_json(const std::vector<compare::WordChange>& words) {
  Json out = Json::array();
  for (const compare::WordChange& change : words)
    out.push_back({{"text", change.text}, {"line", change.line}});
  return out;
}

Json changes_json(const Compared& compared) {
  Json out = Json::array();
  for (std::size_t i = 0; i < compared.comparison.changes.size(); ++i) {
    const compare::Changes& changes = compared.comparison.changes[i];
    out.push_back({{"from", label_of(0)},
                   {"to", label_of(i + 1)},
                   {"words",
                    {{"gained", words_json(changes.words_gained)},
                     {"lost", words_json(changes.words_lost)},
                     {"kept", two_decimals(changes.words_kept)}}},
                   {"links",
                    {{"gained", links_json(changes.links_gained)},
                     {"lost", links_json(changes.links_lost)},
                     {"other_parameters", changes.links_retagged}}}});
  }
  return out;
}

Json outlook_json(const compare::Outlook& outlook) {
  return {{"risk", two_decimals(outlook.risk)},
          {"errors", outlook.errors},
          {"warnings", outlook.warnings}};
}

Json mix_json(const Compared& compared) {
  if (!compared.comparison.mix) return nullptr;
  const compare::Mix& mix = *compared.comparison.mix;
  Json taken = Json::object();
  for (const auto& piece : mix.taken)
    taken[std::string(compare::name(piece.component))] = label_of(piece.variant);
  return {{"base", label_of(mix.base)},
          {"taken", std::move(taken)},
          {"outlook", outlook_json(mix.outlook)},
          {"best", label_of(mix.best)},
          {"best_outlook", outlook_json(mix.best_outlook)}};
}

Json comparison_json(const Compared& compared) {
  const compare::Ranking& ranking = compared.comparison.ranking;
  return {{"name", compared.name.empty() ? Json() : Json(compared.name)},
          {"winner", ranking.has_winner() ? Json(label_of(ranking.order.front())) : Json()},
          {"variants", variants_json(compared)},
          {"worse_than_first", worse_than_first(compared)},
          {"ranking", ranking_json(ranking)},
          {"differences", differences_json(compared)},
          {"changes", changes_json(compared)},
          {"mix", mix_json(compared)}};
}

}  // namespace

std::string compare_json(const Comparisons& comparisons, const Style& style) {
  Json all = Json::array();
  for (const Compared& compared : comparisons.all) all.push_back(comparison_json(compared));
  Json errors = Json::array();
  for (const Error& error : comparisons.errors) {
    Error nameless = error;
    nameless.file.clear();
    errors.push_back({{"file", error.file}, {"message", nameless.text()}});
  }
  return json_text({{"schema", "presend/compare/1"},
                    {"tool", {{"name", "presend"}, {"version", style.tool_version}}},
                    {"comparisons", std::move(all)},
                    {"unpaired", comparisons.unpaired},
                    {"errors", std::move(errors)}}) +
         '\n';
}

}  // namespace presend::report
