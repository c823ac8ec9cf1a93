#include "scanner/report/catalogue.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "scanner/report/json_text.h"
#include "scanner/report/layout.h"
#include "scanner/report/visible_text.h"

namespace presend::report {
namespace {

using heuristics::Example;
using heuristics::Rule;
using Json = nlohmann::ordered_json;

std::string_view kind_in_words(Example::Kind kind) {
  switch (kind) {
    case Example::Kind::html:
      return "HTML";
    case Example::Kind::text:
      return "plain text";
    case Example::Kind::header:
      return "header fields";
    case Example::Kind::eml:
      return "message";
    case Example::Kind::sample:
      return "file";
  }
  return "";
}

std::string_view needs_in_words(heuristics::Needs needs) {
  switch (needs) {
    case heuristics::Needs::message:
      return "any draft";
    case heuristics::Needs::headers:
      return "messages, not bare HTML files";
    case heuristics::Needs::html:
      return "drafts with HTML";
    case heuristics::Needs::spelling:
      return "wording in a language whose dictionary is installed";
    case heuristics::Needs::network:
      return "runs with live link checks";
  }
  return "";
}

/// Calls `take` with each line of an example, without the last line end.
template <class Take>
void each_line(std::string_view text, Take take) {
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  while (true) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    take(line);
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

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

void append_fence(std::string& out, std::string_view title, const Example& example) {
  std::string fence = "```";
  while (example.content.find(fence) != std::string_view::npos) fence += '`';
  out += '\n' + std::string(title) + " (" + std::string(kind_in_words(example.kind)) + "):\n\n" +
         fence + (example.kind == Example::Kind::html ? "html" : "text") + '\n';
  each_line(example.content, [&](std::string_view line) { out += visible(line) + '\n'; });
  out += fence + '\n';
}

std::string points_in_words(const score::Weight& weight) {
  if (weight.points <= 0) return "none: it informs, but does not raise the risk";
  return "+" + decimal(weight.points, 2) + " for the first place, at most +" +
         decimal(weight.cap, 2) + " in one draft";
}

Json rule_json(const Rule& rule, const score::Weights& weights) {
  const score::Weight weight = weights.of(rule.id);
  const auto example = [](const Example& e) {
    return Json{{"kind", kind_in_words(e.kind)}, {"content", e.content}};
  };
  return {{"rule", rule.id},
          {"name", rule.name},
          {"title", rule.title},
          {"severity", heuristics::name(rule.severity)},
          {"grade", std::string(1, heuristics::letter(rule.grade))},
          {"points", weight.points},
          {"cap", weight.cap},
          {"needs", heuristics::name(rule.needs)},
          {"why", rule.why},
          {"fix", rule.fix},
          {"source", rule.source},
          {"bad", example(rule.bad)},
          {"good", example(rule.good)}};
}

}  // namespace

std::string grade_in_words(heuristics::Grade grade) {
  switch (grade) {
    case heuristics::Grade::a:
      return "A: documented by a mailbox provider or a standard";
    case heuristics::Grade::b:
      return "B: measured on real mail";
    case heuristics::Grade::c:
      return "C: plausible, not measured to matter";
    case heuristics::Grade::d:
      return "D: folklore, widely repeated without evidence";
  }
  return "";
}

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

std::string rules_markdown(Rules rules, const score::Weights& weights) {
  std::string out =
      "# Rules\n\n<!-- Written by presend rules --markdown. -->\n\n"
      "| id | name | severity | grade | points |\n|---|---|---|---|---|\n";
  for (const Rule* rule : rules) {
    const score::Weight weight = weights.of(rule->id);
    // The anchor is what renderers make of the heading "ID name".
    std::string anchor(rule->id);
    for (char& c : anchor) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    out += "| [" + std::string(rule->id) + "](#" + anchor + '-' + std::string(rule->name) + ") | " +
           std::string(rule->name) + " | " + std::string(heuristics::name(rule->severity)) + " | " +
           heuristics::letter(rule->grade) + " | " + decimal(weight.points, 2) + " |\n";
  }
  for (const Rule* rule : rules) {
    out += "\n## " + std::string(rule->id) + ' ' + std::string(rule->name) + "\n\n" +
           std::string(rule->title) + ".\n\n" + std::string(rule->why) + "\n\n**Fix.** " +
           std::string(rule->fix) +
           "\n\n- severity: " + std::string(heuristics::name(rule->severity)) +
           "\n- evidence: " + grade_in_words(rule->grade) +
           "\n- points: " + points_in_words(weights.of(rule->id)) +
           "\n- applies to: " + std::string(needs_in_words(rule->needs)) +
           "\n- source: " + std::string(rule->source) + '\n';
    append_fence(out, "Fires", rule->bad);
    append_fence(out, "Does not fire", rule->good);
  }
  return out;
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
