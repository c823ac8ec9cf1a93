#include "scanner/report/catalogue.h"

#include <nlohmann/json.hpp>

#include "scanner/report/json_text.h"
#include "scanner/report/layout.h"
#include "scanner/report/rule_words.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

using heuristics::Example;
using heuristics::Rule;
using Json = nlohmann::ordered_json;

void append_example(std::string& out, std::string_view title, const Example& example,
                    const Paint& paint) {
  out += '\n' + paint(Ink::bold, title) + " (" + std::string(kind_in_words(example.kind)) + ")\n";
  each_line(example.content, [&](std::string_view line) {
    // White space counts in an example, so lines are broken, not filled.
    std::string rest = visible(line);
    do {
      const std::string piece(fit(rest, kColumns - 4));
      out += "    " + piece + '\n';
      rest.erase(0, piece.size());
    } while (!rest.empty());
  });
}

Json rule_json(const Rule& rule, const score::Weights& weights) {
  const score::Weight weight = weights.of(rule.id);
  const auto example = [](const Example& e) {
    return Json{{"kind", kind_in_words(e.kind)}, {"content", e.content}};
  };
  Json rates = Json::object();
  const auto shares = weights.rates(rule.id);
  for (std::size_t i = 0; i < shares.size(); ++i)
    rates[weights.labels()[i]] = shares[i] ? Json(*shares[i]) : Json(nullptr);
  return {{"rule", rule.id},
          {"name", rule.name},
          {"title", rule.title},
          {"severity", heuristics::name(rule.severity)},
          {"grade", std::string(1, heuristics::letter(rule.grade))},
          {"points", weight.points},
          {"cap", weight.cap},
          {"rates", std::move(rates)},
          {"needs", heuristics::name(rule.needs)},
          {"why", rule.why},
          {"fix", rule.fix},
          {"source", rule.source},
          {"bad", example(rule.bad)},
          {"good", example(rule.good)}};
}

}  // namespace

std::string rules_pretty(Rules rules, const score::Weights& weights, bool has_colour) {
  const Paint paint(has_colour);
  std::string out = paint(Ink::bold,
                          "id      name                                    severity "
                          "grade  points") +
                    '\n';
  for (const Rule* rule : rules) {
    const score::Weight weight = weights.of(rule->id);
    out += padded(rule->id, 8) + padded(rule->name, 40) +
           paint(Paint::of(rule->severity), padded(heuristics::name(rule->severity), 9)) +
           padded(std::string(1, heuristics::letter(rule->grade)), 6) +
           padded_front(weight.points > 0 ? decimal(weight.points, 2) : "-", 7) + '\n';
  }
  out += counted(rules.size(), "rule", "rules") +
         ". Points add to the risk of a draft; presend explain RULE tells more.\n";
  return out;
}

std::string rules_json(Rules rules, const score::Weights& weights) {
  Json out = Json::array();
  for (const Rule* rule : rules) out.push_back(rule_json(*rule, weights));
  return json_text(out, 1) + '\n';
}

std::string explain_json(const Rule& rule, const score::Weights& weights) {
  const Json out = {
      {"schema", "presend/explain/1"}, {"file", nullptr}, {"rule", rule_json(rule, weights)},
      {"replies", Json::array()},      {"cut", false},    {"draft", nullptr}};
  return json_text(out, 1) + '\n';
}

std::string explain_pretty(const Rule& rule, const score::Weights& weights, bool has_colour) {
  const Paint paint(has_colour);
  std::string out = paint(Ink::bold, rule.id) + ' ' + std::string(rule.name) + '\n';
  append_wrapped(out, "", paint(Ink::bold, visible(rule.title)), 0);
  out += '\n';
  const auto row = [&](std::string_view name, std::string_view text) {
    append_wrapped(out, paint(Ink::dim, padded(name, 12)), visible(text), 12);
  };
  row("severity", heuristics::name(rule.severity));
  row("evidence", grade_in_words(rule.grade));
  row("points", points_in_words(weights.of(rule.id)));
  if (const std::string rates = rates_in_words(weights, rule.id); !rates.empty())
    row("fires on", rates);
  row("applies to", needs_in_words(rule.needs));
  row("source", rule.source);
  out += '\n';
  append_wrapped(out, paint(Ink::bold, "Why") + "  ", visible(rule.why), 5);
  out += '\n';
  append_wrapped(out, paint(Ink::bold, "Fix") + "  ", visible(rule.fix), 5);
  append_example(out, "Fires on", rule.bad, paint);
  append_example(out, "Does not fire on", rule.good, paint);
  return out;
}

}  // namespace presend::report
