#include <cmath>
#include <nlohmann/json.hpp>

#include "scanner/eval/evaluation.h"
#include "scanner/report/json_text.h"

namespace presend::eval {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double number, double steps = 1e4) { return std::round(number * steps) / steps; }

class JsonText {
 public:
  explicit JsonText(const Evaluation& evaluation)
      : evaluation_(evaluation), corpus_(evaluation.corpus) {}

  [[nodiscard]] std::string text(const std::string& tool_version) const {
    Json errors = Json::array();
    for (Error error : evaluation_.errors) {
      const std::string file = std::exchange(error.file, "");
      errors.push_back({{"file", file}, {"message", error.text()}});
    }
    const scan::Gate& gate = evaluation_.gate;
    const Json all = {
        {"schema", "presend/eval/1"},
        {"tool", {{"name", "presend"}, {"version", tool_version}}},
        {"weights", evaluation_.weights_file.empty() ? Json() : Json(evaluation_.weights_file)},
        {"gate",
         {{"fail_on", gate.fail_on ? Json(heuristics::name(*gate.fail_on)) : Json("never")},
          {"max_risk", gate.max_risk}}},
        {"labels", labels()},
        {"figures", figures_json(evaluation_.figures)},
        {"rules", rules()},
        {"worst", worst()},
        {"calibration", calibration()},
        {"errors", std::move(errors)}};
    return report::json_text(all, 1) + '\n';
  }

 private:
  const std::string& name(std::size_t label) const { return corpus_.labels[label].name; }

  /// One number a label; bad ones only where that is asked for.
  Json by_label(std::span<const double> numbers, bool bad_only = false) const {
    Json out = Json::object();
    for (std::size_t i = 0; i < numbers.size(); ++i)
      if (!bad_only || corpus_.labels[i].is_bad) out[name(i)] = rounded(numbers[i]);
    return out;
  }

  Json labels() const {
    Json out = Json::array();
    const std::vector<std::size_t> counts = corpus_.counts();
    for (std::size_t i = 0; i < counts.size(); ++i)
      out.push_back({{"label", name(i)}, {"bad", corpus_.labels[i].is_bad}, {"drafts", counts[i]}});
    return out;
  }

  Json aucs(std::span<const PairAuc> pairs) const {
    Json out = Json::array();
    for (const PairAuc& pair : pairs)
      out.push_back(
          {{"bad", name(pair.bad)}, {"good", name(pair.good)}, {"auc", rounded(pair.auc, 1e6)}});
    return out;
  }

  Json figures_json(const Figures& figures) const {
    Json gate = Json::object();
    for (std::size_t i = 0; i < figures.gate.size(); ++i)
      gate[name(i)] = {{"risk", rounded(figures.gate[i].risk)},
                       {"findings", rounded(figures.gate[i].findings)},
                       {"either", rounded(figures.gate[i].either)}};
    Json at_risk = Json::array();
    for (const RatesAtRisk& at : figures.at_risk)
      at_risk.push_back({{"risk", at.risk}, {"rates", by_label(at.rates)}});
    Json at_false_alarms = Json::array();
    for (const RatesAtFalseAlarms& at : figures.at_false_alarms)
      at_false_alarms.push_back({{"false_alarms", at.false_alarms},
                                 {"above_risk", rounded(at.risk)},
                                 {"rates", by_label(at.rates, true)}});
    return {{"auc", aucs(figures.aucs)},
            {"gate", std::move(gate)},
            {"at_risk", std::move(at_risk)},
            {"at_false_alarms", std::move(at_false_alarms)},
            {"reliability", reliability_json(figures.reliability)}};
  }

  static Json reliability_json(const std::optional<Reliability>& reliability) {
    if (!reliability) return nullptr;
    Json bins = Json::array();
    for (const ReliabilityBin& bin : reliability->bins)
      bins.push_back({{"from", rounded(bin.from)},
                      {"to", rounded(bin.to)},
                      {"drafts", bin.drafts},
                      {"mass", rounded(bin.mass)},
                      {"predicted", bin.drafts == 0 ? Json() : Json(rounded(bin.predicted))},
                      {"observed", bin.drafts == 0 ? Json() : Json(rounded(bin.observed))}});
    return {{"mean_gap", rounded(reliability->mean_gap)}, {"bins", std::move(bins)}};
  }

  Json rules() const {
    Json out = Json::array();
    for (std::size_t i = 0; i < corpus_.rules.size(); ++i) {
      const heuristics::Rule& rule = *corpus_.rules[i];
      const RuleRates& rates = evaluation_.rates[i];
      const std::optional<double> lift = rates.lift();
      out.push_back({{"rule", rule.id},
                     {"name", rule.name},
                     {"severity", heuristics::name(rule.severity)},
                     {"grade", std::string(1, heuristics::letter(rule.grade))},
                     {"points", rounded(evaluation_.in_force[i].points)},
                     {"cap", rounded(evaluation_.in_force[i].cap)},
                     {"hits", by_label(rates.hits)},
                     {"failing", by_label(rates.failing)},
                     {"bad", rounded(rates.bad)},
                     {"good", rounded(rates.good)},
                     {"lift", lift && std::isfinite(*lift) ? Json(rounded(*lift)) : Json()}});
    }
    return out;
  }

  Json worst() const {
    Json out = Json::array();
    for (const std::vector<std::size_t>& label : evaluation_.wrong)
      for (const std::size_t index : label) {
        const Sample& sample = corpus_.samples[index];
        Json findings = Json::array();
        for (const RuleHit& hit : sample.hits)
          findings.push_back({{"rule", corpus_.rules[hit.rule]->id},
                              {"name", corpus_.rules[hit.rule]->name},
                              {"findings", hit.findings},
                              {"points", rounded(evaluation_.points_of(hit))},
                              {"line", hit.line == 0 ? Json() : Json(hit.line)}});
        out.push_back({{"label", name(sample.label)},
                       {"file", sample.file},
                       {"message", sample.message},
                       {"risk", rounded(evaluation_.risk_of(index), 100)},
                       {"fails_by_finding", sample.has_failing_finding()},
                       {"findings", std::move(findings)}});
      }
    return out;
  }

  Json calibration() const {
    if (!evaluation_.fitted) return nullptr;
    const FittedFigures& fitted = *evaluation_.fitted;
    const Calibration& fit = fitted.calibration;
    Json eras = Json::array();
    for (const Era& era : fit.eras) {
      Json labels = Json::array();
      for (const std::uint16_t label : era.labels) labels.push_back(name(label));
      eras.push_back({{"era", era.name}, {"labels", std::move(labels)}});
    }
    Json penalties = Json::array();
    for (const PenaltyTrial& trial : fit.penalties)
      penalties.push_back({{"penalty", trial.penalty}, {"log_loss", rounded(trial.log_loss, 1e6)}});
    Json rules = Json::array();
    for (std::size_t i = 0; i < fit.rules.size(); ++i)
      rules.push_back({{"rule", corpus_.rules[i]->id},
                       {"points", rounded(fit.rules[i].points)},
                       {"cap", rounded(fit.rules[i].cap)}});
    Json families = Json::array();
    for (std::size_t i = 0; i < fit.families.size(); ++i)
      families.push_back({{"family", fit.families[i].family},
                          {"log_loss", rounded(fit.families[i].log_loss, 1e6)},
                          {"auc", aucs(fitted.without_family[i])}});
    return {{"file", fitted.written_to},
            {"eras", std::move(eras)},
            {"caution", fit.caution},
            {"folds", fit.folds},
            {"groups", fit.groups},
            {"largest_group", fit.largest_group},
            {"penalties", std::move(penalties)},
            {"penalty", fit.penalty},
            {"log_loss", rounded(fit.log_loss, 1e6)},
            {"bias", rounded(fit.bias)},
            {"rules", std::move(rules)},
            {"own_drafts", figures_json(fitted.own)},
            {"unseen_drafts", figures_json(fitted.unseen)},
            {"without_family", std::move(families)}};
  }

  const Evaluation& evaluation_;
  const Corpus& corpus_;
};

}  // namespace

std::string evaluation_json(const Evaluation& evaluation, const std::string& tool_version) {
  return JsonText(evaluation).text(tool_version);
}

}  // namespace presend::eval
