#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scanner/base/outcome.h"

namespace presend::io {

/// Whether `line` (without its line end) separates messages as mbox writers do: "From ", a sender,
/// and a date with month, time and year ("From a@b.example Thu Jan  1 00:00:00 2026"). Prose that
/// begins with "From " is not.
[[nodiscard]] bool is_mbox_separator(std::string_view line);

/// A message of an mbox.
struct MboxMessage {
  std::uint32_t index = 0;       ///< 0-based
  std::uint32_t first_line = 1;  ///< of its bytes in the file
  std::string bytes;             ///< verbatim; without the "From " line and the blank line after it
  bool is_too_large = false;     ///< beyond the limit; bytes are dropped
};

/// Splits an mbox (RFC 4155) while reading it, so that memory holds one message at a time.
class MboxReader {
 public:
  /// Reads from `fd`, which stays the caller's; `head` are bytes that were read from it already. A
  /// message may have `limit` bytes. With `is_certain` the file is an mbox by its name; otherwise a
  /// single "From " line does not make one, and the whole file comes as message 0 of line 1.
  MboxReader(int fd, std::string head, std::uint64_t limit, bool is_certain);

  /// The next message, nothing at the end; the Error of a failed read names no file.
  [[nodiscard]] Outcome<std::optional<MboxMessage>> next();

  /// Whether more than one separator was seen so far.
  [[nodiscard]] bool is_mbox() const { return is_certain_ || index_ > 1; }

 private:
  /// A piece of the file: a whole line, or a part of a line longer than the buffer.
  struct Piece {
    std::string_view bytes;
    bool starts_line = false;
    bool ends_line = false;
  };
  bool take_piece(Piece& piece);
  bool fill();
  bool is_separator(const Piece& piece, bool is_after_blank) const;

  int fd_;
  std::uint64_t limit_;
  bool is_certain_;
  bool is_strict_ = true;  ///< separators must carry a date, because the first one does
  std::string buffer_;
  std::size_t at_ = 0;
  bool is_at_end_ = false;
  bool is_at_line_start_ = true;
  int error_ = 0;
  std::uint32_t line_ = 1;       ///< of the next piece
  std::uint32_t index_ = 0;      ///< of the next message
  std::string first_separator_;  ///< with its line end, kept while the file may be a single message
  bool is_finished_ = false;
};

}  // namespace presend::io
