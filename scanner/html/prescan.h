#pragma once

#include <cstdint>
#include <string_view>

#include "scanner/base/limits.h"

namespace presend::html {

/// What one pass over the tags tells before anything is parsed.
struct Prescan {
  std::string_view excess;  ///< the limit that is broken, one clause; empty when none is
  std::uint32_t tags = 0;   ///< start tags and end tags
  std::uint32_t start_tags = 0;
  std::uint32_t depth = 0;       ///< most elements open at once, judged by their tags alone
  std::uint32_t attributes = 0;  ///< most attributes of one tag
  std::uint64_t work = 0;        ///< open elements, added up over all tags
};

/// Counts what makes a tree builder slow. This, not a clock, decides whether a document is parsed,
/// so that the same draft always gives the same findings. O(n).
Prescan prescan(std::string_view source, const Limits& limits);

}  // namespace presend::html
