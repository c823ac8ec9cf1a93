#include "scanner/compare/compare.h"

#include <algorithm>
#include <map>

#include "heuristics/rule.h"
#include "scanner/base/utf8.h"
#include "scanner/compare/components.h"

namespace presend::compare {
namespace {

using heuristics::Severity;

Standing standing_of(const Variant& variant, const score::Weights& weights) {
  Standing standing;
  standing.passes = variant.report->passes;
  FindingList counted;
  for (const scan::ReportedFinding& finding : variant.report->findings) {
    if (finding.status != scan::Status::fresh) continue;
    counted.push_back(&finding);
    switch (finding.severity) {
      case Severity::error:
        standing.errors += finding.places;
        break;
      case Severity::warning:
        standing.warnings += finding.places;
        break;
      case Severity::info:
        standing.infos += finding.places;
        break;
    }
  }
  standing.log_odds = log_odds_of(counted, weights);
  return standing;
}

/// What all variants have of one rule, while it is gathered.
struct Gathered {
  std::vector<Side> sides;
  std::vector<std::map<std::string, std::uint32_t>> by_fingerprint;  ///< of each variant
};

std::map<const heuristics::Rule*, Gathered> gather(std::span<const Variant> variants) {
  std::map<const heuristics::Rule*, Gathered> rules;
  for (std::size_t v = 0; v < variants.size(); ++v) {
    const std::vector<scan::ReportedFinding>& findings = variants[v].report->findings;
    for (std::uint32_t i = 0; i < findings.size(); ++i) {
      if (findings[i].status != scan::Status::fresh) continue;
      Gathered& gathered = rules[findings[i].rule];
      gathered.sides.resize(variants.size());
      gathered.by_fingerprint.resize(variants.size());
      gathered.sides[v].points += findings[i].points;
      gathered.sides[v].places += findings[i].places;
      gathered.by_fingerprint[v].emplace(findings[i].fingerprint, i);
    }
  }
  return rules;
}

bool all_have(const Gathered& gathered, const std::string& fingerprint) {
  return std::all_of(gathered.by_fingerprint.begin(), gathered.by_fingerprint.end(),
                     [&](const auto& of_variant) { return of_variant.count(fingerprint) > 0; });
}

/// The findings that make the difference; of a rule that finds the same, only more of it, all.
void choose_telling(RuleDifference& difference, const Gathered& gathered) {
  std::vector<std::vector<std::uint32_t>> all(difference.sides.size());
  bool is_any_telling = false;
  for (std::size_t v = 0; v < difference.sides.size(); ++v)
    for (const auto& [fingerprint, index] : gathered.by_fingerprint[v]) {
      all[v].push_back(index);
      if (all_have(gathered, fingerprint)) continue;
      difference.sides[v].telling.push_back(index);
      is_any_telling = true;
    }
  for (std::size_t v = 0; v < difference.sides.size(); ++v) {
    std::vector<std::uint32_t>& telling = difference.sides[v].telling;
    if (!is_any_telling) telling = all[v];
    std::sort(telling.begin(), telling.end());
  }
}

template <class Value>
double spread(const std::vector<Side>& sides, Value value) {
  const auto [least, most] =
      std::minmax_element(sides.begin(), sides.end(),
                          [&](const Side& a, const Side& b) { return value(a) < value(b); });
  return value(*most) - value(*least);
}

double points_of(const Side& side) { return side.points; }
double places_of(const Side& side) { return side.places; }

std::vector<RuleDifference> differences_of(std::span<const Variant> variants) {
  constexpr double kNoPoints = 1e-9;
  std::vector<RuleDifference> differences;
  for (auto& [rule, gathered] : gather(variants)) {
    RuleDifference difference{rule, Severity::info, spread(gathered.sides, points_of),
                              gathered.sides};
    difference.is_even = difference.points < kNoPoints && spread(gathered.sides, places_of) == 0;
    choose_telling(difference, gathered);
    const bool is_same =
        difference.is_even &&
        std::all_of(gathered.by_fingerprint.begin(), gathered.by_fingerprint.end(),
                    [&](const auto& of_variant) {
                      return std::all_of(of_variant.begin(), of_variant.end(), [&](const auto& f) {
                        return all_have(gathered, f.first);
                      });
                    });
    if (is_same) continue;
    for (std::size_t v = 0; v < variants.size(); ++v)
      for (const std::uint32_t index : difference.sides[v].telling)
        difference.severity =
            std::max(difference.severity, variants[v].report->findings[index].severity);
    differences.push_back(std::move(difference));
  }
  return differences;
}

/// How much a difference weighs in the order they are told. One that fails a draft weighs as much
/// as many points do; where no points differ, the severity tells.
double weight_of(const RuleDifference& difference, const scan::Gate& gate) {
  if (difference.is_even) return -1;
  double weight = difference.points;
  if (spread(difference.sides, places_of) > 0) {
    if (gate.fails_on(difference.severity)) weight += 3;
    if (difference.severity == Severity::error) weight += 1;
    if (difference.severity == Severity::warning) weight += 0.1;
  }
  return weight;
}

/// Without the invisible characters that keep the text behind a preheader out of the inbox.
std::string without_filler(std::string_view text) {
  constexpr char32_t kGraphemeJoiner = 0x034F;
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.size;
    if (!is_unicode_space(c.value) && !is_invisible(c.value) && c.value != kGraphemeJoiner)
      end = at;
  }
  return std::string(text.substr(0, end));
}

Envelope envelope_of(const Variant& variant) {
  constexpr std::size_t kMostBytes = 300;
  Envelope envelope;
  envelope.subject = utf8_prefix(variant.report->subject, kMostBytes);
  for (const email::Text& text : variant.email->texts) {
    if (text.role != email::Role::preheader) continue;
    if (!envelope.preheader.empty()) envelope.preheader += ' ';
    envelope.preheader += text.text;
    if (envelope.preheader.size() > kMostBytes) break;
  }
  envelope.preheader = without_filler(utf8_prefix(envelope.preheader, kMostBytes));
  return envelope;
}

}  // namespace

std::string label_of(std::size_t variant) {
  return {static_cast<char>('A' + variant % kMostVariants)};
}

Comparison compare(std::span<const Variant> variants, std::vector<Changes> changes,
                   const score::Weights& weights) {
  Comparison comparison;
  comparison.changes = std::move(changes);
  std::vector<Standing> standings;
  for (const Variant& variant : variants) {
    standings.push_back(standing_of(variant, weights));
    comparison.envelopes.push_back(envelope_of(variant));
  }
  comparison.ranking = rank(standings);
  comparison.differences = differences_of(variants);
  const scan::Gate& gate = variants.front().report->gate;
  std::sort(comparison.differences.begin(), comparison.differences.end(),
            [&](const RuleDifference& a, const RuleDifference& b) {
              const double weight_a = weight_of(a, gate);
              const double weight_b = weight_of(b, gate);
              return weight_a != weight_b ? weight_a > weight_b : a.rule->id < b.rule->id;
            });
  comparison.mix = best_mix(variants, weights);
  return comparison;
}

}  // namespace presend::compare
