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

/// What the findings of some pieces come to.
struct Outlook {
  double risk = 0;  ///< 0..100
  /// Places that findings tell of.
  std::uint32_t errors = 0, warnings = 0;
};

/// A draft put together from pieces of the variants.
struct Mix {
  std::uint32_t base = 0;  ///< the variant that gives the body, and all that is not in `taken`
  struct Piece {
    Component component = Component::body;
    std::uint32_t variant = 0;
  };
  std::vector<Piece> taken;
  Outlook outlook;         ///< foreseen from the findings of the pieces
  std::uint32_t best = 0;  ///< the best variant as it is
  Outlook best_outlook;
};

/// The mix with the best outlook, when that is clearly better than the one of each variant: a lower
/// risk, or fewer errors.
/// Tells nothing about what the pieces would cause together.
[[nodiscard]] std::optional<Mix> best_mix(std::span<const Variant> variants,
                                          const score::Weights& weights);

}  // namespace presend::compare
