#pragma once

#include <optional>

#include "scanner/css/token.h"
#include "scanner/css/view.h"

namespace presend::css {

/// A length as written: the sum of its parts, since calc() can mix them. Absolute and viewport
/// units are px already.
struct Length {
  float px = 0;
  float em = 0;
  float rem = 0;
  float percent = 0;
  bool has_percent = false;  ///< also of 0 %, which means nothing where 100 % are not known

  static constexpr Length of_percent(float percent) {
    return {.percent = percent, .has_percent = true};
  }
  [[nodiscard]] bool is_px() const { return em == 0 && rem == 0 && !has_percent; }
};

/// What relative lengths refer to.
struct LengthBase {
  float em_px = 16;
  float rem_px = 16;
  float percent_px = 0;  ///< what 100 % are
};
[[nodiscard]] float to_px(const Length& length, const LengthBase& base);

/// What it takes to read a value.
struct ValueContext {
  View view;
  bool is_quirks = false;            ///< numbers without a unit and colours without "#" count
  const LengthBase* base = nullptr;  ///< for min(), max() and clamp() over unlike units, if known
  int depth = 0;                     ///< of functions around the value
};

/// Reads a length, percentage or math function at tokens[at] and moves behind it. Nothing, and `at`
/// where it was, when there is none, also for comparisons that need a base and have none.
[[nodiscard]] std::optional<Length> read_length(Tokens tokens, std::size_t& at,
                                                const ValueContext& context);
/// Reads a number or a math function of numbers in the same way.
[[nodiscard]] std::optional<float> read_number(Tokens tokens, std::size_t& at,
                                               const ValueContext& context);
/// Whether some min(), max() or clamp() in it may need a base.
[[nodiscard]] bool has_comparison(Tokens tokens);

}  // namespace presend::css
