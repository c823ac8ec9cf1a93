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
  [[nodiscard]] std::uint32_t line_count() const { return line_count_; }

 private:
  /// What is known at the beginning of every kBlock bytes of the text.
  struct Block {
    std::uint32_t lines_before = 0;  ///< lines that begin in front of the block
    std::uint32_t last_begin = 0;    ///< where the last of them begins
    std::uint32_t next_end = 0;      ///< the first line end in or behind the block
  };
  [[nodiscard]] std::uint32_t begin_of_line(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t end_of_line(std::uint32_t begin) const;

  // One bit a byte, not one number a line: a file of nothing but line ends would take ten times
  // its size. The text itself is not kept.
  std::vector<std::uint64_t> begins_{1};  // a line begins here
  std::vector<std::uint64_t> ends_{1};    // a line ends here, line end not included
  std::vector<Block> blocks_{Block{}};
  std::uint32_t size_ = 0;
  std::uint32_t line_count_ = 1;
  std::uint32_t first_line_ = 1;
};

}  // namespace presend
