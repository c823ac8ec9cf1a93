#include "scanner/compare/ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace presend::compare {
namespace {

double probability(double log_odds) { return 100 / (1 + std::exp(-log_odds)); }

bool is_as_risky(const Standing& a, const Standing& b) {
  return std::abs(a.log_odds - b.log_odds) < kTieLogOdds;
}

auto counts(const Standing& s) { return std::tie(s.errors, s.warnings, s.infos); }

/// Whether `a` is to be ranked before `b`, of two that pass or fail alike.
bool is_before(const Standing& a, const Standing& b) {
  if (!is_as_risky(a, b)) return a.log_odds < b.log_odds;
  if (counts(a) != counts(b)) return counts(a) < counts(b);
  return a.log_odds < b.log_odds;
}

/// Being as risky is not transitive, so no sort() can go by it: the next is the one before which
/// none of the others belongs, or else the one with the lowest risk.
std::size_t next_of(const std::vector<std::uint32_t>& left, std::span<const Standing> standings) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < left.size(); ++i) {
    const Standing& candidate = standings[left[i]];
    const Standing& champion = standings[left[best]];
    if (candidate.passes != champion.passes) {
      if (candidate.passes) best = i;
    } else if (is_before(candidate, champion)) {
      best = i;
    }
  }
  return best;
}

}  // namespace

std::string_view name(Decider decider) {
  switch (decider) {
    case Decider::nothing:
      return "tie";
    case Decider::gate:
      return "gate";
    case Decider::risk:
      return "risk";
    case Decider::errors:
      return "errors";
    case Decider::warnings:
      return "warnings";
    case Decider::infos:
      return "infos";
  }
  return "";
}

Decider decider_of(const Standing& better, const Standing& worse) {
  if (better.passes != worse.passes) return Decider::gate;
  if (!is_as_risky(better, worse)) return Decider::risk;
  if (better.errors != worse.errors) return Decider::errors;
  if (better.warnings != worse.warnings) return Decider::warnings;
  if (better.infos != worse.infos) return Decider::infos;
  return Decider::nothing;
}

Ranking rank(std::span<const Standing> standings) {
  Ranking ranking;
  std::vector<std::uint32_t> left(standings.size());
  std::iota(left.begin(), left.end(), 0U);
  while (!left.empty()) {
    const auto next = left.begin() + static_cast<std::ptrdiff_t>(next_of(left, standings));
    ranking.order.push_back(*next);
    left.erase(next);
  }
  ranking.ranks.resize(standings.size(), 1);
  for (std::size_t i = 1; i < ranking.order.size(); ++i) {
    const std::uint32_t better = ranking.order[i - 1];
    const std::uint32_t worse = ranking.order[i];
    const double difference = standings[worse].log_odds - standings[better].log_odds;
    Margin margin{better, worse, decider_of(standings[better], standings[worse])};
    margin.risk = probability(standings[worse].log_odds) - probability(standings[better].log_odds);
    margin.sureness = probability(std::abs(difference));
    ranking.ranks[worse] = margin.decider == Decider::nothing ? ranking.ranks[better]
                                                              : static_cast<std::uint32_t>(i) + 1;
    ranking.margins.push_back(margin);
  }
  return ranking;
}

}  // namespace presend::compare
