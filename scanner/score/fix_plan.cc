#include "scanner/score/fix_plan.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <tuple>

#include "heuristics/rule.h"
#include "scanner/score/edits.h"

namespace presend::score {
namespace {

using heuristics::Finding;
using Indices = std::vector<std::uint32_t>;

/// Less than that much log-odds is none: sums of points differ in their last bits.
constexpr double kNoEffect = 1e-9;
/// A draft that passes is planned for down to here, where the verdict becomes low.
constexpr double kLowRisk = 20;

/// The findings of one rule, and what mending them settles.
struct Edit {
  const heuristics::Rule* rule = nullptr;
  Indices own;
  Indices settled;                   ///< with its own, ascending
  std::vector<std::size_t> touched;  ///< edits some findings of which are settled, itself included
};

/// Places that an edit rewrites, merged into ranges that do not touch.
class Rewritten {
 public:
  void add(const Finding& finding) {
    if (finding.at) ranges_.push_back(*finding.at);
    ranges_.insert(ranges_.end(), finding.reach.begin(), finding.reach.end());
  }
  void finish() {
    std::sort(ranges_.begin(), ranges_.end(), [](SourceRange a, SourceRange b) {
      return std::tie(a.begin, a.end) < std::tie(b.begin, b.end);
    });
    std::size_t kept = 0;
    for (const SourceRange range : ranges_) {
      if (kept > 0 && range.begin <= ranges_[kept - 1].end)
        ranges_[kept - 1].end = std::max(ranges_[kept - 1].end, range.end);
      else
        ranges_[kept++] = range;
    }
    ranges_.resize(kept);
  }
  /// Whether the finding stands wholly in there.
  [[nodiscard]] bool covers(const Finding& finding) const {
    // One that tells of more places than it names may stand elsewhere too.
    if (!finding.at || (finding.places > 1 && finding.reach.empty())) return false;
    return covers(*finding.at) && std::all_of(finding.reach.begin(), finding.reach.end(),
                                              [&](SourceRange place) { return covers(place); });
  }

 private:
  [[nodiscard]] bool covers(SourceRange place) const {
    auto next = std::upper_bound(
        ranges_.begin(), ranges_.end(), place.begin,
        [](std::uint32_t begin, SourceRange range) { return begin < range.begin; });
    return next != ranges_.begin() && place.end <= (--next)->end;
  }

  std::vector<SourceRange> ranges_;
};

bool names(std::string_view ids, std::string_view id) {
  return ids == "*" || ids.find(id) != std::string_view::npos;
}

class Planner {
 public:
  Planner(std::span<const Finding> findings, const Weights& weights, const Gate& gate,
          const std::vector<bool>& is_accepted, const std::vector<bool>& is_suppressed)
      : findings_(findings),
        weights_(weights),
        gate_(gate),
        is_accepted_(is_accepted),
        is_suppressed_(is_suppressed),
        is_mended_(findings.size()) {
    is_accepted_.resize(findings.size());
    is_suppressed_.resize(findings.size());
    collect_edits();
    goal_ = is_under_gate() ? std::min(kLowRisk, gate_.max_risk) : gate_.max_risk;
  }

  FixPlan plan() {
    if (reaches_goal()) return {};
    settle_all_edits();
    choose();
    FixPlan plan;
    plan.reaches_goal = reaches_goal();
    if (plan.reaches_goal) leave_out_needless();
    write_steps(plan);
    return plan;
  }

 private:
  void collect_edits() {
    edit_of_.resize(findings_.size());
    for (std::uint32_t i = 0; i < findings_.size(); ++i) {
      if (is_accepted_[i]) continue;
      const auto known = std::find_if(edits_.begin(), edits_.end(), [&](const Edit& edit) {
        return edit.rule == findings_[i].rule;
      });
      edit_of_[i] = static_cast<std::size_t>(known - edits_.begin());
      Edit& edit = known == edits_.end() ? edits_.emplace_back() : *known;
      edit.rule = findings_[i].rule;
      edit.own.push_back(i);
    }
  }

  void settle_all_edits() {
    for (Edit& edit : edits_) {
      std::vector<bool> is_settled(findings_.size());
      for (const std::uint32_t i : edit.own) is_settled[i] = true;
      Rewritten rewritten;
      for (const std::uint32_t i : edit.own) rewritten.add(findings_[i]);
      rewritten.finish();
      for (const Settling& settling : settlings()) {
        if (settling.edit != edit.rule->id) continue;
        for (const Edit& other : edits_) {
          if (!names(settling.settled, other.rule->id)) continue;
          for (const std::uint32_t i : other.own)
            if (settling.where == Where::anywhere || rewritten.covers(findings_[i]))
              is_settled[i] = true;
        }
      }
      for (std::uint32_t i = 0; i < findings_.size(); ++i)
        if (is_settled[i]) edit.settled.push_back(i);
      for (const std::uint32_t i : edit.settled) edit.touched.push_back(edit_of_[i]);
      std::sort(edit.touched.begin(), edit.touched.end());
      edit.touched.erase(std::unique(edit.touched.begin(), edit.touched.end()), edit.touched.end());
    }
  }

  [[nodiscard]] bool fails(std::uint32_t i) const {
    return !is_mended_[i] && !is_accepted_[i] && gate_.fails_on(findings_[i].severity);
  }
  [[nodiscard]] bool has_failing() const {
    for (std::uint32_t i = 0; i < findings_.size(); ++i)
      if (fails(i)) return true;
    return false;
  }
  [[nodiscard]] bool is_under_gate() const {
    return !has_failing() && !gate_.fails_by_risk(risk_without(is_suppressed_), risk_at_gate());
  }
  [[nodiscard]] bool reaches_goal() const { return is_under_gate() && risk_at_gate() < goal_; }
  /// The risk without what is mended and what `is_out` marks.
  [[nodiscard]] double risk_without(std::vector<bool> is_out) const {
    for (std::size_t i = 0; i < is_out.size(); ++i) is_out[i] = is_out[i] || is_mended_[i];
    return assess(findings_, weights_, is_out).risk;
  }
  [[nodiscard]] double risk_at_gate() const { return risk_without(is_accepted_); }

  /// Points of the findings of one rule that are left, as assess() sums them up.
  [[nodiscard]] double points_of(const Edit& edit) const {
    Tally tally(weights_.of(edit.rule->id));
    for (const std::uint32_t i : edit.own)
      if (!is_mended_[i]) tally.add(findings_[i].strength);
    return tally.given();
  }
  /// Failing findings and points of the rules that the edit touches.
  struct Load {
    std::uint32_t failing_rules = 0;
    double points = 0;
  };
  [[nodiscard]] Load load(const Edit& edit) const {
    Load load;
    for (const std::size_t touched : edit.touched) {
      const Edit& other = edits_[touched];
      load.points += points_of(other);
      load.failing_rules +=
          std::any_of(other.own.begin(), other.own.end(), [&](std::uint32_t i) { return fails(i); })
              ? 1U
              : 0U;
    }
    return load;
  }

  /// Marks what the edit settles; returns what was not settled before.
  Indices mend(const Edit& edit) {
    Indices settled;
    for (const std::uint32_t i : edit.settled)
      if (!is_mended_[i]) settled.push_back(i);
    for (const std::uint32_t i : settled) is_mended_[i] = true;
    return settled;
  }
  void unmend(const Indices& findings) {
    for (const std::uint32_t i : findings) is_mended_[i] = false;
  }

  /// What doing the edit now would gain: rules that no longer fail the draft, and log-odds.
  [[nodiscard]] Load gain(const Edit& edit) {
    const Load before = load(edit);
    const Indices settled = mend(edit);
    const Load after = load(edit);
    unmend(settled);
    return {before.failing_rules - after.failing_rules, before.points - after.points};
  }

  /// The best of `edits`, or nothing when none helps. Of equals, the one with the lower id.
  const Edit* best_of(const std::vector<const Edit*>& edits, bool failing_first) {
    const Edit* best = nullptr;
    Load most;
    for (const Edit* edit : edits) {
      const Load now = gain(*edit);
      if (now.failing_rules == 0 && now.points < kNoEffect) continue;
      const auto by_failing = [](std::uint32_t a, std::uint32_t b) {
        return a == b ? 0 : a > b ? 1 : -1;
      };
      const auto by_points = [](double a, double b) {
        return std::abs(a - b) < kNoEffect ? 0 : a > b ? 1 : -1;
      };
      int order = failing_first ? by_failing(now.failing_rules, most.failing_rules)
                                : by_points(now.points, most.points);
      if (order == 0)
        order = failing_first ? by_points(now.points, most.points)
                              : by_failing(now.failing_rules, most.failing_rules);
      if (best == nullptr || order > 0 || (order == 0 && edit->rule->id < best->rule->id)) {
        best = edit;
        most = now;
      }
    }
    return best;
  }

  void choose() {
    std::vector<const Edit*> left;
    for (const Edit& edit : edits_) left.push_back(&edit);
    while (chosen_.size() < kMostFixSteps && !reaches_goal()) {
      const Edit* best = best_of(left, true);
      if (best == nullptr) return;
      mend(*best);
      chosen_.push_back(best);
      std::erase(left, best);
    }
  }

  /// A later edit may have settled what an earlier one was chosen for.
  void leave_out_needless() {
    for (std::size_t i = chosen_.size(); i-- > 0;) {
      is_mended_.assign(findings_.size(), false);
      for (std::size_t other = 0; other < chosen_.size(); ++other)
        if (other != i) mend(*chosen_[other]);
      if (reaches_goal()) chosen_.erase(chosen_.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  void write_steps(FixPlan& plan) {
    is_mended_.assign(findings_.size(), false);
    while (!chosen_.empty()) {
      const Edit* next = best_of(chosen_, false);
      if (next == nullptr) return;
      std::erase(chosen_, next);
      FixStep& step = plan.steps.emplace_back();
      step.rule = next->rule;
      step.findings = mend(*next);
      std::uint64_t places = 0;
      for (const std::uint32_t i : step.findings)
        if (findings_[i].rule == next->rule) places += findings_[i].places;
      step.action = action_for(*next->rule, places);
      step.risk_after = assess(findings_, weights_, is_mended_).risk;
    }
  }

  std::span<const Finding> findings_;
  const Weights& weights_;
  const Gate& gate_;
  std::vector<bool> is_accepted_;
  std::vector<bool> is_suppressed_;
  double goal_ = 0;
  std::vector<Edit> edits_;           // in the order of their first findings
  std::vector<std::size_t> edit_of_;  // by finding; of those that are accepted without meaning
  std::vector<bool> is_mended_;
  std::vector<const Edit*> chosen_;
};

}  // namespace

FixPlan plan_fixes(std::span<const Finding> findings, const Weights& weights, const Gate& gate,
                   const std::vector<bool>& is_accepted, const std::vector<bool>& is_suppressed) {
  return Planner(findings, weights, gate, is_accepted, is_suppressed).plan();
}

}  // namespace presend::score
