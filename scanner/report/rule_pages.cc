#include "scanner/report/rule_pages.h"

#include "heuristics/families.h"
#include "scanner/base/ascii.h"
#include "scanner/report/layout.h"
#include "scanner/report/markdown_text.h"
#include "scanner/report/rule_words.h"

namespace presend::report {
namespace {

using heuristics::Example;
using heuristics::Rule;

constexpr std::string_view kNote =
    "<!-- Written by presend rules --pages docs/rules; edits would be lost. -->\n";

std::string example(const Example& example, std::string_view samples) {
  if (example.kind == Example::Kind::sample) {
    const std::string path = "samples/rules/" + std::string(example.content);
    return '[' + path + "](" + std::string(samples) + path + ")\n";
  }
  const bool is_html = example.kind == Example::Kind::html || example.kind == Example::Kind::tpl;
  return markdown_fence(example.content, is_html ? "html" : "text");
}

std::string example_heading(std::string_view what, const Example& example) {
  return std::string(what) + " (" + std::string(kind_in_words(example.kind)) + ")\n\n";
}

/// A row of cells for a Markdown table.
std::string table_row(std::initializer_list<std::string_view> cells) {
  std::string out = "|";
  for (const std::string_view cell : cells) out += ' ' + std::string(cell) + " |";
  return out + '\n';
}

std::string rates_table(const Rule& rule, const score::Weights& weights) {
  const auto shares = weights.rates(rule.id);
  if (shares.empty()) return {};
  std::string out = "\nShare of the drafts it fires on, by their kind:\n\n|";
  for (const std::string& label : weights.labels()) out += ' ' + markdown_text(label) + " |";
  out += "\n|";
  for (std::size_t i = 0; i < shares.size(); ++i) out += "---:|";
  out += "\n|";
  for (const std::optional<double>& share : shares) out += ' ' + share_in_words(share) + " |";
  return out + '\n';
}

/// `heading` is "#" or more, `samples` the way to the folder that holds samples/.
std::string section(const Rule& rule, const score::Weights& weights, const std::string& heading,
                    std::string_view samples) {
  const std::string sub = '\n' + heading + "# ";
  return markdown_text(rule.title) + ".\n\n" +
         "- severity: " + std::string(heuristics::name(rule.severity)) +
         "\n- evidence: " + grade_in_words(rule.grade) +
         "\n- points: " + points_in_words(weights.of(rule.id)) +
         "\n- applies to: " + std::string(needs_in_words(rule.needs)) + '\n' + sub + "Why\n\n" +
         markdown_text(rule.why) + '\n' + sub + "How to mend it\n\n" + markdown_text(rule.fix) +
         '\n' + sub + example_heading("Fires on", rule.bad) + example(rule.bad, samples) + sub +
         example_heading("Does not fire on", rule.good) + example(rule.good, samples) + sub +
         "Evidence\n\n" + markdown_source(rule.source) + ".\n" + rates_table(rule, weights);
}

std::string page(const Rule& rule, const score::Weights& weights) {
  return "# " + std::string(rule.id) + ' ' + std::string(rule.name) + "\n\n" + std::string(kNote) +
         '\n' + section(rule, weights, "#", "../../") + "\n[All rules](README.md)\n";
}

/// The families in the order of the rules; `target` makes a rule the address of its text.
template <class Target>
std::string family_tables(Rules rules, const score::Weights& weights, Target target) {
  std::string out;
  std::string_view family;
  for (const Rule* rule : rules) {
    if (rule->family() != family) {
      family = rule->family();
      const std::string_view title = heuristics::family_title(family);
      out += "\n## " + std::string(title.empty() ? family : title) + "\n\n" +
             table_row({"rule", "name", "what it finds", "severity", "evidence", "points"}) +
             "|---|---|---|---|---|---:|\n";
    }
    const score::Weight weight = weights.of(rule->id);
    const std::string id(rule->id);
    out += table_row({'[' + id + "](" + target(*rule) + ')', rule->name, markdown_text(rule->title),
                      heuristics::name(rule->severity),
                      std::string(1, heuristics::letter(rule->grade)),
                      weight.points > 0 ? decimal(weight.points, 2) : "-"});
  }
  return out;
}

std::string introduction(Rules rules) {
  std::string out = "# Rules\n\n" + std::string(kNote) + "\n" +
                    counted(rules.size(), "rule", "rules") +
                    ", by what they look at. Errors make `presend check` fail, unless "
                    "`--fail-on` says otherwise. Points add to the risk of a draft: they are "
                    "log-odds, fitted on labelled drafts by `presend eval --calibrate`, and a "
                    "rule with none informs only. The letter tells how good the evidence is:\n\n";
  for (const auto grade :
       {heuristics::Grade::a, heuristics::Grade::b, heuristics::Grade::c, heuristics::Grade::d})
    out += "- " + grade_in_words(grade) + '\n';
  return out;
}

}  // namespace

std::vector<Page> rule_pages(Rules rules, const score::Weights& weights) {
  std::vector<Page> pages;
  const auto file = [](const Rule& rule) { return std::string(rule.id) + ".md"; };
  pages.push_back({"README.md", introduction(rules) + family_tables(rules, weights, file)});
  for (const Rule* rule : rules) pages.push_back({file(*rule), page(*rule, weights)});
  return pages;
}

std::string rules_markdown(Rules rules, const score::Weights& weights) {
  // The anchor is what renderers make of the heading "ID name".
  const auto anchor = [](const Rule& rule) {
    return '#' + to_ascii_lower(rule.id) + '-' + std::string(rule.name);
  };
  std::string out = introduction(rules) + family_tables(rules, weights, anchor);
  for (const Rule* rule : rules)
    out += "\n### " + std::string(rule->id) + ' ' + std::string(rule->name) + "\n\n" +
           section(*rule, weights, "###", "");
  return out;
}

}  // namespace presend::report
