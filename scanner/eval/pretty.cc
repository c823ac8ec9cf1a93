#include <algorithm>
#include <cmath>

#include "scanner/eval/evaluation.h"
#include "scanner/eval/pretty_fitted.h"
#include "scanner/report/layout.h"
#include "scanner/report/text_table.h"
#include "scanner/report/visible_text.h"

namespace presend::eval {
namespace {

using report::decimal;
using report::Ink;

class Pretty {
 public:
  Pretty(const Evaluation& evaluation, bool has_colour)
      : evaluation_(evaluation), corpus_(evaluation.corpus), paint_(has_colour) {}

  std::string text() {
    add_gate();
    add_aucs();
    add_false_alarms();
    add_reliability();
    if (evaluation_.fitted) out_ += '\n' + fitted_pretty(evaluation_, paint_);
    add_rules();
    add_wrong();
    return std::move(out_);
  }

 private:
  void title(std::string_view text) { add_title(out_, paint_, text); }

  /// One number column a label of that side.
  std::vector<std::string> names_of(bool is_bad) const {
    std::vector<std::string> names;
    for (const Label& label : corpus_.labels)
      if (label.is_bad == is_bad) names.push_back(label.name);
    return names;
  }

  void add_gate() {
    title(report::counted(corpus_.samples.size(), "draft", "drafts") + ", by the " +
          (evaluation_.weights_file.empty()
               ? "built-in points"
               : "points of " + report::visible(evaluation_.weights_file)));
    const std::string limit = decimal(evaluation_.gate.max_risk, 0);
    out_ += "Share of drafts with a risk of 20 or 50 and more, and share that fails the gate\n";
    out_ += "by its risk (" + limit + " or more), by a finding, and by either.\n\n";
    report::TextTable table("label",
                            {"", "drafts", "risk 20", "risk 50", "risk", "finding", "either"});
    const std::vector<std::size_t> counts = corpus_.counts();
    const Figures& figures = evaluation_.figures;
    for (std::size_t i = 0; i < counts.size(); ++i)
      table.add(
          corpus_.labels[i].name,
          {corpus_.labels[i].is_bad ? "bad" : "good", std::to_string(counts[i]),
           report::percent(figures.at_risk[0].rates[i]),
           report::percent(figures.at_risk[1].rates[i]), report::percent(figures.gate[i].risk),
           report::percent(figures.gate[i].findings), report::percent(figures.gate[i].either)});
    out_ += table.text();
  }

  void add_aucs() {
    const std::vector<PairAuc>& pairs = evaluation_.figures.aucs;
    if (pairs.empty()) return;
    title("How well the risk tells bad from good");
    out_ +=
        "The chance that a bad draft has a higher risk than a good one (AUC): 1 is\n"
        "perfect, 0.5 a guess.\n\n";
    report::TextTable table("", names_of(false));
    for (std::size_t i = 0; i < pairs.size();) {
      std::vector<std::string> cells;
      const std::uint16_t bad = pairs[i].bad;
      for (; i < pairs.size() && pairs[i].bad == bad; ++i)
        cells.push_back(decimal(pairs[i].auc, 4));
      table.add(corpus_.labels[bad].name, std::move(cells));
    }
    out_ += table.text();
  }

  void add_false_alarms() {
    if (evaluation_.figures.aucs.empty()) return;
    title("Bad drafts caught when only so many of all good ones are");
    std::vector<std::string> heads = names_of(true);
    heads.insert(heads.begin(), "risk over");
    report::TextTable table("good", heads);
    for (const RatesAtFalseAlarms& at : evaluation_.figures.at_false_alarms) {
      std::vector<std::string> cells = {decimal(at.risk, 2)};
      for (std::size_t i = 0; i < at.rates.size(); ++i)
        if (corpus_.labels[i].is_bad) cells.push_back(report::percent(at.rates[i]));
      table.add(report::percent(at.false_alarms), std::move(cells));
    }
    out_ += table.text();
  }

  void add_reliability() {
    if (!evaluation_.figures.reliability) return;
    title("Is the risk what it says?");
    out_ +=
        "Share of bad drafts among those of about the same risk, if half of all mail\n"
        "were bad and the labels of either half equally frequent.\n\n";
    append_reliability(out_, *evaluation_.figures.reliability);
  }

  void add_rules() {
    title("Rules");
    out_ +=
        "Share of drafts with a finding; lift: how much oftener on bad ones. In the lists\n"
        "of drafts below, ! marks what fails the gate.\n\n";
    std::vector<std::string> heads = {evaluation_.fitted ? "fitted" : "points", "lift"};
    for (const Label& label : corpus_.labels) heads.push_back(label.name);
    report::TextTable table("rule", std::move(heads));
    std::string silent;
    for (std::size_t i = 0; i < corpus_.rules.size(); ++i) {
      const RuleRates& rates = evaluation_.rates[i];
      const std::optional<double> lift = rates.lift();
      const std::string id(corpus_.rules[i]->id);
      if (!lift) {
        silent += (silent.empty() ? "" : ", ") + id;
        continue;
      }
      const double points =
          (evaluation_.fitted ? evaluation_.fitted->calibration.rules : evaluation_.in_force)[i]
              .points;
      std::vector<std::string> cells = {points < 0.005 ? "-" : decimal(points, 2),
                                        std::isinf(*lift) ? "∞" : decimal(*lift, 1)};
      for (const double hits : rates.hits) cells.push_back(report::percent(hits));
      table.add(id, std::move(cells));
    }
    out_ += table.text();
    if (!silent.empty()) {
      out_ += '\n';
      report::append_wrapped(out_, "On no draft: ", silent, 2);
    }
  }

  void add_wrong() {
    for (std::size_t label = 0; label < corpus_.labels.size(); ++label) {
      if (evaluation_.wrong[label].empty()) continue;
      const bool is_bad = corpus_.labels[label].is_bad;
      title(report::visible(corpus_.labels[label].name) + ": the " +
            (is_bad ? "lowest" : "highest") + " risks");
      for (const std::size_t index : evaluation_.wrong[label]) add_draft(index);
    }
  }

  void add_draft(std::size_t index) {
    const Sample& sample = corpus_.samples[index];
    std::string place = report::visible(sample.file);
    if (sample.message > 0) place += " message " + std::to_string(sample.message);
    out_ += report::padded_front(decimal(evaluation_.risk_of(index), 2), 6) + "  " +
            report::shorten_front(place, report::kColumns - 8) + '\n';
    std::vector<RuleHit> hits = sample.hits;
    std::stable_sort(hits.begin(), hits.end(), [&](const RuleHit& a, const RuleHit& b) {
      return evaluation_.points_of(a) > evaluation_.points_of(b);
    });
    std::string told;
    for (const RuleHit& hit : hits) {
      const double points = evaluation_.points_of(hit);
      told += (told.empty() ? "" : ", ") + std::string(corpus_.rules[hit.rule]->id) +
              (hit.is_failing ? "!" : "") +
              (hit.findings > 1 ? " ×" + std::to_string(hit.findings) : "") +
              (points >= 0.005 ? " +" + decimal(points, 2) : "");
    }
    report::append_wrapped(out_, "        ", told.empty() ? "no finding" : told, 8);
  }

  const Evaluation& evaluation_;
  const Corpus& corpus_;
  report::Paint paint_;
  std::string out_;
};

}  // namespace

std::string evaluation_pretty(const Evaluation& evaluation, bool has_colour) {
  return Pretty(evaluation, has_colour).text();
}

}  // namespace presend::eval
