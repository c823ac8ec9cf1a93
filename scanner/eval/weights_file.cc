#include "scanner/eval/weights_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace presend::eval {
namespace {

constexpr std::string_view kAbout =
    "# Points are log-odds: what a rule's first finding adds to the risk, and the most all its\n"
    "# findings may add. Behind them the share of drafts of each label on which the rule fires.\n"
    "# Fitted on labelled drafts by presend eval --calibrate.\n";

/// A label cannot break the table: it stands in its first line only.
std::string column_name(std::string name) {
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
  return name;
}

}  // namespace

std::string weights_tsv(const Corpus& corpus, std::span<const RuleRates> rates,
                        const Calibration& calibration,
                        std::span<const heuristics::Rule* const> all_rules) {
  std::string out = "# rule\tpoints\tcap";
  for (const Label& label : corpus.labels) out += '\t' + column_name(label.name);
  out += '\n';
  out += kAbout;
  out += "# drafts";
  for (std::size_t i = 0; i < corpus.labels.size(); ++i)
    out += fmt::format("{} {} {}", i == 0 ? ":" : ",", corpus.counts()[i],
                       column_name(corpus.labels[i].name));
  out += fmt::format("\nbias\t{:.3f}\t0\n", calibration.bias);
  for (const heuristics::Rule* rule : all_rules) {
    const auto found = std::find(corpus.rules.begin(), corpus.rules.end(), rule);
    const auto index = static_cast<std::size_t>(found - corpus.rules.begin());
    const bool has_run = found != corpus.rules.end();
    const FittedRule fitted = has_run ? calibration.rules[index] : FittedRule{};
    out += fmt::format("{}\t{:.3f}\t{:.3f}", rule->id, fitted.points, fitted.cap);
    for (std::size_t i = 0; i < corpus.labels.size(); ++i)
      out += has_run ? fmt::format("\t{:.4f}", rates[index].hits[i]) : "\t-";
    out += '\n';
  }
  return out;
}

}  // namespace presend::eval
