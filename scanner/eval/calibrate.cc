#include "scanner/eval/calibrate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "scanner/eval/duplicates.h"
#include "scanner/eval/fit.h"

namespace presend::eval {
namespace {

// Strong to weak. Masses add up to 1, so that a penalty means the same in any corpus.
constexpr std::array kPenalties = {1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 3e-5, 1e-5};

// What all findings of a rule may add at most, as a multiple of its points.
constexpr double kUsualCap = 2;
constexpr std::array kCaps = {1.0, 1.5, 2.0, 3.0};
// Another cap than the usual one must lower the log-loss by this share of it.
constexpr double kWorthwhile = 0.001;

double risk_of(double log_odds) { return 100 / (1 + std::exp(-log_odds)); }

/// Folklore may inform; it carries no points.
bool is_folklore(const heuristics::Rule& rule) {
  return rule.severity == heuristics::Severity::info && rule.grade == heuristics::Grade::d;
}

/// Held-out predictions: each draft's log-odds by a model that saw neither it nor a copy of it.
struct Trial {
  std::vector<double> log_odds;
  std::vector<Model> models;  // by fold
  double log_loss = 0;
};

class Calibrator {
 public:
  Calibrator(const Corpus& corpus, const CalibrationSettings& settings)
      : corpus_(corpus), settings_(settings), caps_(corpus.rules.size(), kUsualCap) {}

  Outcome<Calibration> run() {
    Outcome<std::vector<Era>> eras = make_eras(corpus_, settings_.eras, settings_.are_eras_asked);
    if (!eras) return eras.error();
    result_.eras = std::move(eras).value();
    if (std::optional<Error> error = share_out()) return *error;
    set_bounds();
    table_ = make_table();
    Trial best = choose_penalty();
    if (settings_.tries_caps) choose_caps(best);
    finish(best);
    if (settings_.tries_families) try_families(best);
    return std::move(result_);
  }

 private:
  /// Groups, folds, and the masses that go with them; the Error when a fold would lack a side.
  std::optional<Error> share_out() {
    std::vector<Signature> signatures;
    signatures.reserve(corpus_.samples.size());
    for (const Sample& sample : corpus_.samples) signatures.push_back(sample.signature);
    const std::vector<std::uint32_t> group = group_copies(signatures);
    std::map<std::uint32_t, std::size_t> sizes;
    std::array<std::set<std::uint32_t>, 2> groups_of_side;
    for (std::size_t i = 0; i < group.size(); ++i) {
      ++sizes[group[i]];
      groups_of_side[corpus_.is_bad(corpus_.samples[i]) ? 1 : 0].insert(group[i]);
    }
    for (const bool is_bad : {true, false})
      if (groups_of_side[is_bad ? 1 : 0].size() < settings_.folds)
        return Error{"", 0,
                     "there are only " + std::to_string(groups_of_side[is_bad ? 1 : 0].size()) +
                         " different " + (is_bad ? "bad" : "good") +
                         " drafts (copies count once), too few for " +
                         std::to_string(settings_.folds) + " folds",
                     "Give more drafts, or fewer --folds"};
    result_.folds = settings_.folds;
    result_.caution = settings_.caution;
    result_.groups = sizes.size();
    for (const auto& [one, size] : sizes)
      result_.largest_group = std::max(result_.largest_group, size);
    fold_ = make_folds(corpus_, group, settings_.folds);
    all_masses_ = masses_without(settings_.folds);
    for (std::uint32_t fold = 0; fold < settings_.folds; ++fold)
      training_masses_.push_back(masses_without(fold));
    return std::nullopt;
  }

  /// Balanced over all drafts but those of a fold.
  std::vector<double> masses_without(std::uint32_t fold) const {
    std::vector<bool> is_in(corpus_.samples.size());
    for (std::size_t i = 0; i < is_in.size(); ++i) is_in[i] = fold_[i] != fold;
    std::vector<double> masses = balanced_masses(corpus_, result_.eras, is_in);
    // Both halves add up to 1/2; they still add up to 1 when one weighs more.
    const double good = 2 * settings_.caution / (1 + settings_.caution);
    for (std::size_t i = 0; i < masses.size(); ++i)
      masses[i] *= corpus_.is_bad(corpus_.samples[i]) ? 2 - good : good;
    return masses;
  }

  void set_bounds() {
    most_ = settings_.most_points;
    most_.resize(corpus_.rules.size(), std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < most_.size(); ++i)
      if (is_folklore(*corpus_.rules[i])) most_[i] = 0;
  }

  Table make_table() const {
    Table table;
    std::vector<Term> terms;
    for (const Sample& sample : corpus_.samples) {
      terms.clear();
      for (const RuleHit& hit : sample.hits)
        terms.push_back({hit.rule, std::min(hit.amount, caps_[hit.rule])});
      table.add(terms, corpus_.is_bad(sample));
    }
    return table;
  }

  /// Fits once a fold, on the others. `start` saves time.
  Trial cross_validate(const std::vector<double>& most, double penalty,
                       const std::vector<Model>& start) const {
    Trial trial;
    trial.log_odds.resize(table_.size());
    for (std::uint32_t fold = 0; fold < settings_.folds; ++fold) {
      trial.models.push_back(
          fit(table_, training_masses_[fold], most, penalty, start.empty() ? nullptr : &start[fold])
              .model);
      for (std::size_t i = 0; i < table_.size(); ++i)
        if (fold_[i] == fold) trial.log_odds[i] = trial.models.back().log_odds(table_.row(i));
    }
    trial.log_loss = log_loss(table_, all_masses_, trial.log_odds);
    return trial;
  }

  Trial choose_penalty() {
    Trial best;
    std::vector<Model> start;
    for (const double penalty : kPenalties) {
      Trial trial = cross_validate(most_, penalty, start);
      start = trial.models;
      result_.penalties.push_back({penalty, trial.log_loss});
      // The stronger penalty wins a tie: it promises less.
      if (result_.penalty > 0 && trial.log_loss >= best.log_loss) continue;
      result_.penalty = penalty;
      best = std::move(trial);
    }
    return best;
  }

  /// Gives each rule in turn the cap that foretells best, if that pays.
  void choose_caps(Trial& best) {
    for (std::uint16_t rule = 0; rule < caps_.size(); ++rule) {
      if (!is_repeated(rule, best)) continue;
      double chosen = kUsualCap;
      for (const double cap : kCaps) {
        if (cap == kUsualCap) continue;
        caps_[rule] = cap;
        table_ = make_table();
        Trial trial = cross_validate(most_, result_.penalty, best.models);
        if (trial.log_loss > best.log_loss * (1 - kWorthwhile)) continue;
        chosen = cap;
        best = std::move(trial);
      }
      caps_[rule] = chosen;
    }
    table_ = make_table();
  }

  /// Whether a rule has points, and finds more than one place in some drafts: else no cap matters.
  bool is_repeated(std::uint16_t rule, const Trial& trial) const {
    if (std::all_of(trial.models.begin(), trial.models.end(),
                    [&](const Model& model) { return model.points[rule] <= 0; }))
      return false;
    return std::any_of(corpus_.samples.begin(), corpus_.samples.end(), [&](const Sample& sample) {
      return std::any_of(sample.hits.begin(), sample.hits.end(),
                         [&](const RuleHit& hit) { return hit.rule == rule && hit.amount > 1; });
    });
  }

  void finish(const Trial& best) {
    const Model model = fit(table_, all_masses_, most_, result_.penalty).model;
    result_.bias = model.bias;
    for (std::size_t i = 0; i < model.points.size(); ++i)
      result_.rules.push_back({model.points[i], model.points[i] * caps_[i]});
    for (std::size_t i = 0; i < table_.size(); ++i)
      result_.own_risks.push_back(risk_of(model.log_odds(table_.row(i))));
    for (const double log_odds : best.log_odds) result_.unseen_risks.push_back(risk_of(log_odds));
    result_.log_loss = best.log_loss;
  }

  void try_families(const Trial& best) {
    std::set<std::string_view> families;
    for (const heuristics::Rule* rule : corpus_.rules) families.insert(rule->family());
    for (const std::string_view family : families) {
      std::vector<double> most = most_;
      for (std::size_t i = 0; i < most.size(); ++i)
        if (corpus_.rules[i]->family() == family) most[i] = 0;
      if (most == most_) continue;
      const Trial trial = cross_validate(most, result_.penalty, best.models);
      FamilyTrial& told = result_.families.emplace_back();
      told.family = family;
      told.log_loss = trial.log_loss;
      for (const double log_odds : trial.log_odds) told.risks.push_back(risk_of(log_odds));
    }
  }

  const Corpus& corpus_;
  const CalibrationSettings& settings_;
  std::vector<double> caps_;  // by rule, as a multiple of its points
  std::vector<double> most_;
  std::vector<std::uint32_t> fold_;
  std::vector<double> all_masses_;
  std::vector<std::vector<double>> training_masses_;
  Table table_;
  Calibration result_;
};

}  // namespace

Outcome<Calibration> calibrate(const Corpus& corpus, const CalibrationSettings& settings) {
  return Calibrator(corpus, settings).run();
}

}  // namespace presend::eval
