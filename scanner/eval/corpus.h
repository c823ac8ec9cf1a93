#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "heuristics/rule.h"

namespace presend::eval {

/// A number that is alike for texts that are alike; see duplicates.h.
using Signature = std::array<std::uint32_t, 64>;

/// A kind of drafts, such as "spam" or "newsletters".
struct Label {
  std::string name;
  bool is_bad = false;
};

/// What one rule found in one draft.
struct RuleHit {
  std::uint16_t rule = 0;      ///< index into Corpus::rules
  bool is_failing = false;     ///< a finding is severe enough to fail the gate
  std::uint32_t findings = 0;  ///< how many
  std::uint32_t line = 0;      ///< of the first that has a place, else 0
  double amount = 0;           ///< how often its points count, before the cap: 1 + 1/2 + 1/3 …
};

/// All that is kept of a draft, so that a corpus needs no memory to speak of.
struct Sample {
  std::string file;
  std::uint32_t message = 0;  ///< index inside an mbox
  std::uint16_t label = 0;    ///< index into Corpus::labels
  double risk = 0;            ///< 0..100, by the weights in force
  std::vector<RuleHit> hits;  ///< by rule
  Signature signature{};

  [[nodiscard]] bool has_failing_finding() const {
    for (const RuleHit& hit : hits)
      if (hit.is_failing) return true;
    return false;
  }
};

/// Labelled drafts, as the rules see them.
struct Corpus {
  std::vector<Label> labels;
  std::vector<const heuristics::Rule*> rules;  ///< those that ran, by id
  std::vector<Sample> samples;                 ///< in the order they were given

  [[nodiscard]] bool is_bad(const Sample& sample) const { return labels[sample.label].is_bad; }
  /// How many drafts each label has.
  [[nodiscard]] std::vector<std::size_t> counts() const {
    std::vector<std::size_t> counts(labels.size());
    for (const Sample& sample : samples) ++counts[sample.label];
    return counts;
  }
};

}  // namespace presend::eval
