#pragma once

#include <cstdint>
#include <string_view>

#include "scanner/html/markup_scan.h"

namespace presend::heuristics {

/// Walks an HTML source piece by piece, without a tree: a tree shows what browsers made of the
/// source, this shows what was written. O(n) in all.
class MarkupWalk {
 public:
  explicit MarkupWalk(std::string_view source) : source_(source) {}

  /// Steps to the next piece of markup; false at the end of the source. What style sheets, scripts
  /// and the like hold is skipped and no text either.
  bool next();

  [[nodiscard]] const html::Markup& markup() const { return markup_; }
  /// The name of the tag, as written.
  [[nodiscard]] std::string_view name() const { return html::slice(source_, markup_.name); }
  /// The text in front of the markup; behind the last piece, what is left.
  [[nodiscard]] html::HtmlRange text_before() const { return text_; }

 private:
  std::string_view source_;
  html::Markup markup_;
  html::HtmlRange text_;
  std::uint32_t at_ = 0;
};

}  // namespace presend::heuristics
