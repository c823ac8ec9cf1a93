#include "scanner/eval/pretty_fitted.h"

#include <algorithm>
#include <cmath>

#include "scanner/report/text_table.h"
#include "scanner/report/visible_text.h"

namespace presend::eval {
namespace {

using report::decimal;

class PrettyFitted {
 public:
  PrettyFitted(const Evaluation& evaluation, const report::Paint& paint)
      : evaluation_(evaluation),
        corpus_(evaluation.corpus),
        fitted_(*evaluation.fitted),
        paint_(paint) {}

  std::string text() {
    add_how();
    add_comparison();
    if (fitted_.unseen.reliability) {
      add_title(out_, paint_, "Is the risk by fitted points what it says? (unseen drafts)");
      append_reliability(out_, *fitted_.unseen.reliability);
    }
    add_families();
    return std::move(out_);
  }

 private:
  const std::string& name(std::size_t label) const { return corpus_.labels[label].name; }

  void add_how() {
    const Calibration& fit = fitted_.calibration;
    add_title(out_, paint_, "Fitted points");
    std::string eras;
    for (const Era& era : fit.eras) {
      eras += (eras.empty() ? "" : "; ") + report::visible(era.name) + ":";
      for (const std::uint16_t label : era.labels) eras += ' ' + report::visible(name(label));
    }
    report::append_wrapped(out_, "Eras, balanced: ", eras, 2);
    report::append_wrapped(out_, "",
                           "Cross-validated in " + std::to_string(fit.folds) + " folds of " +
                               std::to_string(fit.groups) +
                               " different drafts (copies stay together; the most of one "
                               "draft: " +
                               std::to_string(fit.largest_group) + ").",
                           2);
    std::string trials;
    for (const PenaltyTrial& trial : fit.penalties)
      trials +=
          (trials.empty() ? "" : ", ") + plain(trial.penalty) + ": " + decimal(trial.log_loss, 4);
    report::append_wrapped(out_,
                           "Penalty " + plain(fit.penalty) + ", of these by log-loss: ", trials, 2);
    out_ += "Log-loss of unseen drafts, with the caps chosen: " + decimal(fit.log_loss, 4) + "\n";
    out_ += "Bias " + decimal(fit.bias, 3) + ": a draft without findings has a risk of " +
            decimal(100 / (1 + std::exp(-fit.bias)), 1) + ".\n";
    if (!fitted_.written_to.empty())
      report::append_wrapped(out_, "Written to ", report::visible(fitted_.written_to), 2);
  }

  /// "0.0001" without zeros behind.
  static std::string plain(double number) {
    std::string text = decimal(number, 6);
    text.erase(text.find_last_not_of('0') + 1);
    return text.ends_with('.') ? text + '0' : text;
  }

  /// The same figures by the points in force, by fitted ones on the drafts they were fitted on, and
  /// on drafts they were not.
  void add_comparison() {
    add_title(out_, paint_, "Points in force beside fitted ones");
    report::TextTable table("", {"in force", "fitted", "unseen"}, 42);
    const Figures& now = evaluation_.figures;
    const Figures& own = fitted_.own;
    const Figures& unseen = fitted_.unseen;
    const auto add = [&](const std::string& what, double a, double b, double c) {
      table.add(what, {report::percent(a), report::percent(b), report::percent(c)});
    };
    for (std::size_t i = 0; i < now.aucs.size(); ++i)
      table.add("AUC " + name(now.aucs[i].bad) + ", " + name(now.aucs[i].good),
                {decimal(now.aucs[i].auc, 4), decimal(own.aucs[i].auc, 4),
                 decimal(unseen.aucs[i].auc, 4)});
    for (std::size_t i = 0; i < now.at_risk.size(); ++i)
      for (std::size_t label = 0; label < corpus_.labels.size(); ++label)
        add("risk " + decimal(now.at_risk[i].risk, 0) + " or more, " + name(label),
            now.at_risk[i].rates[label], own.at_risk[i].rates[label],
            unseen.at_risk[i].rates[label]);
    for (std::size_t i = 0; i < now.at_false_alarms.size(); ++i)
      for (std::size_t label = 0; label < corpus_.labels.size(); ++label)
        if (corpus_.labels[label].is_bad)
          add("caught at " + report::percent(now.at_false_alarms[i].false_alarms) + " false, " +
                  name(label),
              now.at_false_alarms[i].rates[label], own.at_false_alarms[i].rates[label],
              unseen.at_false_alarms[i].rates[label]);
    if (now.reliability)
      table.add("gap between risk and truth",
                {decimal(now.reliability->mean_gap, 4), decimal(own.reliability->mean_gap, 4),
                 decimal(unseen.reliability->mean_gap, 4)});
    out_ += table.text();
    out_ +=
        "\nfitted: on the drafts the points were fitted on, which flatters them; unseen:\n"
        "each draft by points fitted without it and its copies.\n";
  }

  void add_families() {
    const Calibration& fit = fitted_.calibration;
    if (fit.families.empty()) return;
    add_title(out_, paint_, "Fitted without one family of rules (unseen drafts)");
    out_ += "How much AUC and log-loss change; less AUC and more log-loss are worse.\n\n";
    report::TextTable table("family", {"log-loss", "mean AUC", "worst AUC", "of"});
    for (std::size_t i = 0; i < fit.families.size(); ++i) {
      const std::vector<PairAuc>& without = fitted_.without_family[i];
      double sum = 0;
      std::size_t worst = 0;
      const auto loss = [&](std::size_t pair) {
        return fitted_.unseen.aucs[pair].auc - without[pair].auc;
      };
      for (std::size_t pair = 0; pair < without.size(); ++pair) {
        sum -= loss(pair);
        if (loss(pair) > loss(worst)) worst = pair;
      }
      const PairAuc& pair = without[worst];
      table.add(fit.families[i].family,
                {change(fit.families[i].log_loss - fit.log_loss),
                 change(sum / static_cast<double>(without.size())), change(-loss(worst)),
                 loss(worst) > 0 ? name(pair.bad) + ", " + name(pair.good) : "-"});
    }
    out_ += table.text();
  }

  static std::string change(double by) {
    const std::string text = decimal(by, 4);
    return text == "-0.0000" || text == "0.0000" ? "0" : by > 0 ? '+' + text : text;
  }

  const Evaluation& evaluation_;
  const Corpus& corpus_;
  const FittedFigures& fitted_;
  const report::Paint& paint_;
  std::string out_;
};

}  // namespace

std::string fitted_pretty(const Evaluation& evaluation, const report::Paint& paint) {
  return PrettyFitted(evaluation, paint).text();
}

void add_title(std::string& out, const report::Paint& paint, std::string_view text) {
  if (!out.empty()) out += '\n';
  out += paint(report::Ink::bold, report::shorten(text, report::kColumns)) + "\n";
}

void append_reliability(std::string& out, const Reliability& reliability) {
  report::TextTable table("risk", {"drafts", "foretold", "bad"});
  for (const ReliabilityBin& bin : reliability.bins)
    table.add(decimal(bin.from * 100, 0) + "-" + decimal(bin.to * 100, 0),
              bin.drafts == 0 ? std::vector<std::string>{"0"}
                              : std::vector<std::string>{std::to_string(bin.drafts),
                                                         report::percent(bin.predicted),
                                                         report::percent(bin.observed)});
  out += table.text();
  out += "\nMean gap " + decimal(reliability.mean_gap, 4) + "\n";
}

}  // namespace presend::eval
