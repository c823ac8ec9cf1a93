#include "scanner/io/mbox.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "scanner/base/ascii.h"
#include "scanner/io/file.h"

namespace presend::io {
namespace {

constexpr std::size_t kBuffer = std::size_t{256} << 10;

bool is_four_digits(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return false;
  for (std::size_t i = at; i < at + 4; ++i)
    if (!is_ascii_digit(text[i])) return false;
  const bool is_alone = (at == 0 || text[at - 1] == ' ') &&
                        (at + 4 == text.size() || text[at + 4] == ' ' || text[at + 4] == '\t');
  return is_alone && (text[at] == '1' || text[at] == '2');
}

bool has_month(std::string_view line) {
  constexpr std::string_view kMonths = " Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";
  for (std::size_t at = 4; at + 5 <= line.size(); ++at)
    if (line[at] == ' ' && line[at + 4] == ' ' &&
        kMonths.find(line.substr(at, 5)) != std::string_view::npos)
      return true;
  return false;
}

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// Drops the blank line that mbox writers put between a message and the next separator.
void drop_last_blank_line(std::string& bytes) {
  std::string_view rest = bytes;
  if (!rest.ends_with('\n')) return;
  rest = without_line_end(rest);
  if (rest.empty() || rest.ends_with('\n')) bytes.resize(rest.size());
}

}  // namespace

bool is_mbox_separator(std::string_view line) {
  if (!line.starts_with("From ") || line.size() > 1000) return false;
  bool has_time = false;
  bool has_year = false;
  for (std::size_t at = 5; at < line.size(); ++at) {
    if (line[at] == ':' && at + 2 < line.size() && is_ascii_digit(line[at - 1]) &&
        is_ascii_digit(line[at + 1]) && is_ascii_digit(line[at + 2]))
      has_time = true;
    if (is_four_digits(line, at)) has_year = true;
  }
  return has_time && has_year && has_month(line);
}

MboxReader::MboxReader(int fd, std::string head, std::uint64_t limit, bool is_certain)
    : fd_(fd), limit_(limit), is_certain_(is_certain), buffer_(std::move(head)) {}

bool MboxReader::fill() {
  if (is_at_end_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t stand = buffer_.size();
  buffer_.resize(stand + kBuffer);
  const ssize_t got = read_fully(fd_, buffer_.data() + stand, kBuffer);
  if (got < 0) error_ = errno;
  buffer_.resize(stand + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  if (got < static_cast<ssize_t>(kBuffer)) is_at_end_ = true;
  return got > 0;
}

bool MboxReader::take_piece(Piece& piece) {
  std::size_t end = buffer_.find('\n', at_);
  while (end == std::string::npos && buffer_.size() - at_ < kBuffer && fill())
    end = buffer_.find('\n', at_);
  if (at_ == buffer_.size()) return false;
  const std::size_t stop = end == std::string::npos ? buffer_.size() : end + 1;
  piece.bytes = std::string_view(buffer_).substr(at_, stop - at_);
  piece.starts_line = is_at_line_start_;
  piece.ends_line = end != std::string::npos;
  is_at_line_start_ = piece.ends_line;
  at_ = stop;
  if (piece.ends_line) ++line_;
  return true;
}

bool MboxReader::is_separator(const Piece& piece, bool is_after_blank) const {
  if (!is_after_blank || !piece.starts_line || !piece.bytes.starts_with("From ")) return false;
  return !is_strict_ || is_mbox_separator(without_line_end(piece.bytes));
}

Outcome<std::optional<MboxMessage>> MboxReader::next() {
  if (is_finished_) return std::optional<MboxMessage>();
  Piece piece;
  if (index_ == 0 && first_separator_.empty()) {
    if (take_piece(piece)) {
      first_separator_ = piece.bytes;
      is_strict_ = is_mbox_separator(without_line_end(piece.bytes));
    }
  }
  MboxMessage message{.index = index_, .first_line = line_};
  bool is_after_blank = false;
  bool has_next = false;
  while (take_piece(piece)) {
    if (is_separator(piece, is_after_blank)) {
      has_next = true;
      break;
    }
    is_after_blank = piece.starts_line && piece.ends_line && without_line_end(piece.bytes).empty();
    if (message.is_too_large) continue;
    message.is_too_large = message.bytes.size() + piece.bytes.size() > limit_;
    if (message.is_too_large)
      message.bytes = {};
    else
      message.bytes += piece.bytes;
  }
  if (error_ != 0) {
    is_finished_ = true;
    return system_error("", error_);
  }
  ++index_;
  is_finished_ = !has_next;
  if (has_next || is_mbox()) {
    drop_last_blank_line(message.bytes);
  } else {
    message.is_too_large =
        message.is_too_large || message.bytes.size() + first_separator_.size() > limit_;
    message.bytes.insert(0, first_separator_);
    message.first_line = 1;
  }
  return std::optional(std::move(message));
}

}  // namespace presend::io
