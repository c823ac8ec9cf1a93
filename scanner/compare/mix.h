#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "scanner/score/score.h"

namespace presend::compare {

struct Variant;

/// A piece of a draft that can be taken over into another one.
enum class Component : std::uint8_t {
  subject,
  sender,  ///< From, Sender, Reply-To
  fields,  ///< the other header fields
  body,    ///< up to the footer, and whatever is about the draft as a whole
  footer,  ///< the block around the link that unsubscribes, and what follows it
};
inline constexpr std::size_t kComponents = 5;
/// "subject" and so on.
std::string_view name(Component component);

/// A draft put together from pieces of the variants.
struct Mix {
  std::uint32_t base = 0;  ///< the variant that gives the body, and all that is not in `taken`
  struct Piece {
    Component component = Component::body;
    std::uint32_t variant = 0;
  };
  std::vector<Piece> taken;
  double risk = 0;       ///< 0..100, foreseen from the findings of the pieces
  double best_risk = 0;  ///< of the best variant as it is
};

/// The mix with the lowest risk foreseen, when that is clearly lower than the one of each variant.
/// Tells nothing about what the pieces would cause together.
[[nodiscard]] std::optional<Mix> best_mix(std::span<const Variant> variants,
                                          const score::Weights& weights);

}  // namespace presend::compare
