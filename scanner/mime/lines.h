#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "scanner/base/source_range.h"

namespace presend::mime {

/// One line of a text, as offsets.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;   ///< without the line end
  std::uint32_t next = 0;  ///< where the next line begins; equals `end` only at the end of the text

  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] SourceRange range() const { return {begin, end}; }
};

/// Cuts a text into lines. LF and CRLF end a line; a bare CR does when the text holds any, which is
/// looked for once, so that usual mail is searched for one character only.
class Lines {
 public:
  explicit Lines(std::string_view text);

  /// The line that begins at `begin` (<= text size).
  [[nodiscard]] Line at(std::uint32_t begin) const;
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(const Line& line) const {
    return text_.substr(line.begin, line.end - line.begin);
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  /// `end` moved in front of the line end that stands before it, but not before `begin`.
  [[nodiscard]] std::uint32_t before_line_end(std::uint32_t begin, std::uint32_t end) const;

 private:
  [[nodiscard]] Line at_with_bare_cr(std::uint32_t begin) const;

  std::string_view text_;
  bool has_bare_cr_;
};

/// Where the first line end stands that differs from the one of the first line, if any does.
[[nodiscard]] std::optional<SourceRange> first_odd_line_end(std::string_view text);

}  // namespace presend::mime
