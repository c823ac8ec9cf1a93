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

double risk_of(double log_odds) { return 100 / (1 + std::exp(-log_odds)); }

class Mixer {
 public:
  Mixer(std::span<const Variant> variants, const score::Weights& weights) : weights_(weights) {
    for (const Variant& variant : variants) pieces_.push_back(by_component(variant));
  }

  [[nodiscard]] double log_odds(const Choice& choice) const {
    FindingList findings;
    for (std::size_t i = 0; i < kComponents; ++i) {
      const FindingList& of_piece = pieces_[choice[i]][i];
      findings.insert(findings.end(), of_piece.begin(), of_piece.end());
    }
    return log_odds_of(findings, weights_);
  }

  /// Keeps the body and takes whatever else lowers the risk by more than it is worth talking of.
  [[nodiscard]] Choice improved(std::uint32_t base) const {
    constexpr double kWorthTaking = 0.05;
    Choice choice;
    choice.fill(base);
    double best = log_odds(choice);
    for (std::size_t i = 0; i < kComponents; ++i) {
      if (i == kBody) continue;
      for (std::uint32_t variant = 0; variant < pieces_.size(); ++variant) {
        Choice candidate = choice;
        candidate[i] = variant;
        const double odds = log_odds(candidate);
        if (odds > best - kWorthTaking) continue;
        best = odds;
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
  // Less than a point of risk, or of odds that call it a tie, is not worth the work.
  constexpr double kWorthMixing = 1.0;
  constexpr double kClearLogOdds = 0.2;
  const Mixer mixer(variants, weights);
  Choice best{};
  double best_odds = 0;
  double best_alone = 0;
  for (std::uint32_t base = 0; base < mixer.count(); ++base) {
    Choice alone;
    alone.fill(base);
    const Choice choice = mixer.improved(base);
    const double odds = mixer.log_odds(choice);
    const double odds_alone = mixer.log_odds(alone);
    if (base == 0 || odds < best_odds) {
      best = choice;
      best_odds = odds;
    }
    best_alone = base == 0 ? odds_alone : std::min(best_alone, odds_alone);
  }
  if (best_odds > best_alone - kClearLogOdds ||
      risk_of(best_odds) > risk_of(best_alone) - kWorthMixing)
    return std::nullopt;
  Mix mix{best[kBody], {}, risk_of(best_odds), risk_of(best_alone)};
  for (std::size_t i = 0; i < kComponents; ++i)
    if (best[i] != mix.base) mix.taken.push_back({static_cast<Component>(i), best[i]});
  return mix;
}

}  // namespace presend::compare
