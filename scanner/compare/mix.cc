#include "scanner/compare/mix.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "scanner/compare/components.h"

namespace presend::compare {
namespace {

/// Which variant gives each component.
using Choice = std::array<std::uint32_t, kComponents>;
constexpr auto kBody = static_cast<std::size_t>(Component::body);

/// What a mix is judged by, in log-odds: an error that fails the draft weighs as much as many
/// points do.
struct Cost {
  double log_odds = 0;
  Outlook outlook;

  [[nodiscard]] double value() const {
    return log_odds + 2 * outlook.errors + 0.1 * outlook.warnings;
  }
};

class Mixer {
 public:
  Mixer(std::span<const Variant> variants, const score::Weights& weights) : weights_(weights) {
    for (const Variant& variant : variants) pieces_.push_back(by_component(variant));
  }

  [[nodiscard]] Cost cost(const Choice& choice) const {
    FindingList findings;
    for (std::size_t i = 0; i < kComponents; ++i) {
      const FindingList& of_piece = pieces_[choice[i]][i];
      findings.insert(findings.end(), of_piece.begin(), of_piece.end());
    }
    Cost cost{log_odds_of(findings, weights_), {}};
    cost.outlook.risk = 100 / (1 + std::exp(-cost.log_odds));
    for (const scan::ReportedFinding* finding : findings) {
      if (finding->severity == heuristics::Severity::error)
        cost.outlook.errors += finding->places;
      else if (finding->severity == heuristics::Severity::warning)
        cost.outlook.warnings += finding->places;
    }
    return cost;
  }

  /// Keeps the body and takes whatever else is better by more than it is worth talking of.
  [[nodiscard]] Choice improved(std::uint32_t base) const {
    constexpr double kWorthTaking = 0.05;
    Choice choice;
    choice.fill(base);
    double best = cost(choice).value();
    for (std::size_t i = 0; i < kComponents; ++i) {
      if (i == kBody) continue;
      for (std::uint32_t variant = 0; variant < pieces_.size(); ++variant) {
        Choice candidate = choice;
        candidate[i] = variant;
        const double value = cost(candidate).value();
        if (value > best - kWorthTaking) continue;
        best = value;
        choice = candidate;
      }
    }
    return choice;
  }

  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(pieces_.size()); }

 private:
  const score::Weights& weights_;
  std::vector<ByComponent> pieces_;
};

/// Less than a point of risk, or of odds that call it a tie, is not worth the work.
bool is_clearly_better(const Cost& mixed, const Cost& alone) {
  constexpr double kWorthMixing = 1.0;
  constexpr double kClearLogOdds = 0.2;
  if (mixed.outlook.errors < alone.outlook.errors)
    return mixed.outlook.risk < alone.outlook.risk + kWorthMixing;
  return mixed.outlook.errors == alone.outlook.errors &&
         mixed.log_odds < alone.log_odds - kClearLogOdds &&
         mixed.outlook.risk < alone.outlook.risk - kWorthMixing;
}

}  // namespace

std::string_view name(Component component) {
  switch (component) {
    case Component::subject:
      return "subject";
    case Component::sender:
      return "sender";
    case Component::fields:
      return "other header fields";
    case Component::body:
      return "body";
    case Component::footer:
      return "footer";
  }
  return "";
}

std::optional<Mix> best_mix(std::span<const Variant> variants, const score::Weights& weights) {
  const Mixer mixer(variants, weights);
  Choice best{};
  Mix mix;
  std::optional<Cost> mixed;
  std::optional<Cost> alone;
  for (std::uint32_t base = 0; base < mixer.count(); ++base) {
    Choice choice;
    choice.fill(base);
    const Cost as_it_is = mixer.cost(choice);
    if (!alone || as_it_is.value() < alone->value()) {
      alone = as_it_is;
      mix.best = base;
    }
    choice = mixer.improved(base);
    const Cost improved = mixer.cost(choice);
    if (!mixed || improved.value() < mixed->value()) {
      mixed = improved;
      best = choice;
    }
  }
  if (!is_clearly_better(*mixed, *alone)) return std::nullopt;
  mix.base = best[kBody];
  mix.outlook = mixed->outlook;
  mix.best_outlook = alone->outlook;
  for (std::size_t i = 0; i < kComponents; ++i)
    if (best[i] != mix.base) mix.taken.push_back({static_cast<Component>(i), best[i]});
  return mix;
}

}  // namespace presend::compare
