#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/source_range.h"

namespace presend::fix {

/// Bytes that make way for others.
struct Edit {
  SourceRange at;  ///< in the bytes it is applied to; empty: an insertion
  std::string replacement;
  std::vector<std::uint32_t> fixes = {};  ///< indices of Plan::fixes that it belongs to, ascending
};

/// Sorts by place, insertions at the same place as they came. False when two of them overlap.
[[nodiscard]] bool put_in_order(std::vector<Edit>& edits);

/// `bytes` with the edits done, which must be in order and inside.
[[nodiscard]] std::string apply(std::string_view bytes, std::span<const Edit> edits);

}  // namespace presend::fix
