#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/compare/changes.h"
#include "scanner/compare/mix.h"
#include "scanner/compare/ranking.h"
#include "scanner/scan/scan.h"

namespace presend::compare {

/// One of the drafts that are compared, read and judged with the same settings as the others. Both
/// must outlive what is made of it.
struct Variant {
  const email::Email* email = nullptr;
  const scan::Report* report = nullptr;
};

/// The most variants of one comparison: they are called A to Z.
inline constexpr std::size_t kMostVariants = 26;
/// "A" for 0.
[[nodiscard]] std::string label_of(std::size_t variant);

/// What one variant has of a rule that the variants differ in.
struct Side {
  double points = 0;         ///< of all its findings that count at the gate
  std::uint32_t places = 0;  ///< how many places these tell of
  /// The findings that make the difference: those which another variant lacks. Indices into its
  /// findings.
  std::vector<std::uint32_t> telling;
};

/// A rule that does not find the same in all variants.
struct RuleDifference {
  const heuristics::Rule* rule = nullptr;
  heuristics::Severity severity = heuristics::Severity::info;  ///< the worst of what differs
  double points = 0;        ///< between the variants with the most and the fewest
  std::vector<Side> sides;  ///< one a variant
  bool is_even = false;     ///< all have as much of it, only in other words or places
};

/// Subject and preheader as an inbox shows them.
struct Envelope {
  std::string subject;
  std::string preheader;  ///< empty when none is set
};

/// Two or more variants of a draft, side by side. Self-contained: keeps nothing of them alive.
struct Comparison {
  Ranking ranking;
  std::vector<RuleDifference> differences;  ///< what decides first
  std::vector<Envelope> envelopes;          ///< one a variant
  /// How each variant but the first differs from the first, in their order.
  std::vector<Changes> changes;
  std::optional<Mix> mix;  ///< what would beat them all, if anything is foreseen to
};

/// Compares 2 to kMostVariants variants; `changes` are those of each but the first against the
/// first. Findings that were accepted count for none of them.
[[nodiscard]] Comparison compare(std::span<const Variant> variants, std::vector<Changes> changes,
                                 const score::Weights& weights);

}  // namespace presend::compare
