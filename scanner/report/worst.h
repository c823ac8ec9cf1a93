#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "heuristics/finding.h"

namespace presend::report {

/// One entry of a report whose reader takes only so many.
struct Entry {
  heuristics::Severity severity = heuristics::Severity::info;
  double points = 0;
  std::uint64_t order = 0;  ///< in which it came
  std::string text;
};

/// Keeps the worst of the entries it is given, in a memory that does not grow with the run.
class Worst {
 public:
  explicit Worst(std::size_t most) : most_(most) {}

  void add(heuristics::Severity severity, double points, std::string text) {
    entries_.push_back({severity, points, given_++, std::move(text)});
    if (entries_.size() >= 2 * most_) cut();
  }

  /// The entries kept, worst first.
  [[nodiscard]] const std::vector<Entry>& sorted() {
    cut();
    return entries_;
  }
  /// The same as they came.
  [[nodiscard]] const std::vector<Entry>& in_order() {
    cut();
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& a, const Entry& b) { return a.order < b.order; });
    return entries_;
  }
  /// How many were given but not kept.
  [[nodiscard]] std::uint64_t left_out() const {
    return given_ - std::min<std::uint64_t>(given_, most_);
  }

 private:
  void cut() {
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
      if (a.severity != b.severity) return a.severity > b.severity;
      return a.points != b.points ? a.points > b.points : a.order < b.order;
    });
    if (entries_.size() > most_) entries_.resize(most_);
  }

  std::size_t most_;
  std::vector<Entry> entries_;
  std::uint64_t given_ = 0;
};

}  // namespace presend::report
