#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "heuristics/context.h"

namespace presend::heuristics {

/// Where something stands: an offset into Message::bytes and its part.
struct BranchPlace {
  mime::PartIndex part = 0;
  std::uint32_t at = 0;
};

/// Adds both ends of a text, which may reach from one branch into another: one of them is enough.
void add_ends(std::vector<BranchPlace>& places, const email::Text& text);

/// A conditional of a template whose other branches lack what one of them has.
struct LeavingOut {
  mime::PartIndex part = 0;
  SourceRange at;              ///< of the tag that begins it
  std::string_view condition;  ///< that tag
  std::uint32_t line = 0;
};

/// The conditional that leaves some readers without any of `places`; nothing when every reader gets
/// one of them, in whichever part their program shows. `is_guard` tells of a conditional that it
/// asks for the very thing ("{% if unsubscribe_link %}"), which is as good as none.
[[nodiscard]] std::optional<LeavingOut> leaves_out(const Context& context,
                                                   const std::vector<BranchPlace>& places,
                                                   bool (*is_guard)(std::string_view condition));

}  // namespace presend::heuristics
