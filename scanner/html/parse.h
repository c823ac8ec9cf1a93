#pragma once

#include <span>
#include <string>
#include <string_view>

#include "scanner/html/document.h"
#include "scanner/template/tags.h"

namespace presend::html {

struct ParseOptions {
  Limits limits;
  /// Time left for parsing, in milliseconds; limits.html_time_ms unless other documents of the same
  /// message have used some of it.
  std::uint32_t time_ms = Limits{}.html_time_ms;
  /// Tags of `source` to blank out (same length) before parsing; names, values and texts still show
  /// them.
  std::span<const templates::Tag> masked_tags;
};

/// Parses UTF-8 `source` as browsers do (HTML Living Standard, through Gumbo). Never fails: markup
/// beyond the limits falls back to a plain scan. The source must outlive the Document.
[[nodiscard]] Document parse(std::string_view source, const ParseOptions& options = {});
Document parse(std::string&&, const ParseOptions& = {}) = delete;

/// Reads the tags, comments and texts of `source` as one flat list, as parse() does beyond the
/// limits. O(n), for markup of which only the attributes matter. The source must outlive the
/// Document.
[[nodiscard]] Document parse_plainly(std::string_view source, const Limits& limits);
Document parse_plainly(std::string&&, const Limits&) = delete;

}  // namespace presend::html
