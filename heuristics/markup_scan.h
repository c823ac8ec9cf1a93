#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace presend::heuristics {

/// Where documents begin and end in an HTML source, tags inside comments (and so in conditional
/// comments for Outlook) left out. Parsers merge all of it into one tree, so only the source tells.
struct DocumentMarks {
  std::vector<std::uint32_t> html_starts;  ///< offsets of "<html" tags
  std::uint32_t last_end = 0;              ///< offset behind the last "</html>"; 0 without one
};
[[nodiscard]] DocumentMarks find_document_marks(std::string_view source);

/// Offset of the first letter or digit at or behind `from` that is no part of a tag, comment, style
/// sheet or script; npos when there is none.
[[nodiscard]] std::size_t find_text_outside_tags(std::string_view source, std::size_t from);

}  // namespace presend::heuristics
