#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/source_map.h"
#include "scanner/base/source_range.h"

namespace presend::mime {

/// A text from which pieces were taken out, with its way back to what the whole text came from.
struct PiecedText {
  std::string text;
  SourceMap map;
};

/// Joins the pieces of `text` given by `kept` (ordered offsets into `text`); `map` leads from
/// `text` to its source.
[[nodiscard]] PiecedText join_pieces(std::string_view text, const SourceMap& map,
                                     const std::vector<SourceRange>& kept);

/// What [0, size) holds beside `taken` (ordered, disjoint).
[[nodiscard]] std::vector<SourceRange> pieces_beside(std::uint32_t size,
                                                     const std::vector<SourceRange>& taken);

}  // namespace presend::mime
