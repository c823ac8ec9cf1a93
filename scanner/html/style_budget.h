#pragma once

#include <algorithm>
#include <cstdint>

namespace presend::html {

/// What computing the styles of one document may still cost, in steps of some ten nanoseconds. A
/// hostile sheet can ask each element about each ancestor and sibling, or repeat long values in
/// each of them; whatever can grow faster than the text of the document takes its steps from here.
class StyleBudget {
 public:
  explicit StyleBudget(std::uint32_t steps) : left_(steps) {}
  StyleBudget(const StyleBudget&) = delete;
  StyleBudget& operator=(const StyleBudget&) = delete;

  /// False when nothing was left before.
  bool spend(std::size_t steps = 1) {
    const bool had_some = left_ > 0;
    left_ -= static_cast<std::uint32_t>(std::min<std::size_t>(left_, steps));
    return had_some;
  }
  [[nodiscard]] bool is_exhausted() const { return left_ == 0; }
  [[nodiscard]] std::uint32_t left() const { return left_; }

 private:
  std::uint32_t left_;
};

}  // namespace presend::html
