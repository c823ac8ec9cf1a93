#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "heuristics/finding.h"

namespace presend::heuristics {

/// Gathers findings that are alike: those with the same key are told once, at the first place, with
/// the number of the others. For links see LinkFindings.
class GroupedFindings {
 public:
  /// With the severity of the rule, unless one is given.
  void add(std::string_view key, std::string message, SourceRange at, mime::PartIndex part,
           std::string_view quote, std::optional<Severity> severity = {});
  /// More findings would not be shown, so the rule may stop looking.
  [[nodiscard]] bool is_full() const { return entries_.size() >= Findings::kMostPerRule; }
  /// Hands the findings over, in the order they were added.
  void write(Findings& out) const;

 private:
  struct Entry {
    std::string message;
    SourceRange at;
    mime::PartIndex part;
    std::string quote;
    std::optional<Severity> severity;
    std::vector<SourceRange> others = {};
  };
  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace presend::heuristics
