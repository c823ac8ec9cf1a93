#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace presend {

/// Half-open range of byte offsets, [begin, end), into the bytes of one message as given.
struct SourceRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  friend bool operator==(const SourceRange&, const SourceRange&) = default;
};

/// A place as people count: both 1-based, columns in bytes.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

/// Line starts of a text. LF, CRLF and bare CR each end a line, as in editors.
class LineIndex {
 public:
  LineIndex() = default;
  /// Reads `text` once and keeps nothing of it. `first_line` is the number of its first line, for
  /// a message inside an mbox.
  explicit LineIndex(std::string_view text, std::uint32_t first_line = 1);

  /// Where `offset` lies; offsets past the end count as the end. O(log lines).
  [[nodiscard]] Position position(std::uint32_t offset) const;
  /// The range of the line (without its line end) that holds `offset`.
  [[nodiscard]] SourceRange line_at(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t line_count() const {
    return static_cast<std::uint32_t>(starts_.size());
  }

 private:
  std::vector<std::uint32_t> starts_{0};
  std::vector<std::uint32_t> ends_{0};  // without the line end
  std::uint32_t first_line_ = 1;
};

}  // namespace presend
