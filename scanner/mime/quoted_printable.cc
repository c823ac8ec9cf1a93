#include <algorithm>
#include <cstring>

#include "scanner/base/ascii.h"
#include "scanner/mime/transfer.h"

namespace presend::mime {
namespace {

constexpr auto kNone = std::string_view::npos;

/// Keeps what is decoded, with its way back.
class Keeper {
 public:
  Keeper(std::string_view body, std::uint32_t offset, DecodeLimits limits)
      : body_(body),
        offset_(offset),
        limit_(limits.bytes == 0 ? kNone : limits.bytes),
        runs_(limits.runs) {
    decoded_.bytes.reserve(std::min(body.size(), limit_));
  }
  void literal(std::size_t begin, std::size_t end) {
    if (begin == end || is_full()) {
      decoded_.is_complete = decoded_.is_complete && begin == end;
      return;
    }
    const std::size_t count = std::min(end - begin, limit_ - decoded_.bytes.size());
    if (count < end - begin) decoded_.is_complete = false;
    if (runs_ > 0) decoded_.map.add(size(), offset_ + static_cast<std::uint32_t>(begin));
    decoded_.bytes.append(body_, begin, count);
  }
  void octet(std::size_t at, int value) {
    if (is_full()) {
      decoded_.is_complete = false;
      return;
    }
    if (runs_ > 0) decoded_.map.add(size(), offset_ + static_cast<std::uint32_t>(at), 1, 3);
    decoded_.bytes += static_cast<char>(value);
  }
  void bad(std::size_t at) {
    if (decoded_.is_malformed) return;
    decoded_.is_malformed = true;
    decoded_.first_bad = offset_ + static_cast<std::uint32_t>(at);
  }
  [[nodiscard]] bool is_full() const {
    return decoded_.bytes.size() >= limit_ || (runs_ > 0 && decoded_.map.run_count() >= runs_);
  }
  Decoded finish(std::size_t read) {
    if (read < body_.size()) decoded_.is_complete = false;
    if (decoded_.bytes.empty()) decoded_.map.add(0, offset_);
    decoded_.map.finish(size());
    return std::move(decoded_);
  }

 private:
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(decoded_.bytes.size());
  }

  std::string_view body_;
  std::uint32_t offset_;
  std::size_t limit_;
  std::size_t runs_;
  Decoded decoded_;
};

/// Counts what is decoded.
struct Counter {
  TransferCheck check;
  std::uint32_t offset = 0;

  void literal(std::size_t begin, std::size_t end) {
    if (begin < end) check.size += static_cast<std::uint32_t>(end - begin);
  }
  void octet(std::size_t, int) { ++check.size; }
  void bad(std::size_t at) {
    if (check.is_malformed) return;
    check.is_malformed = true;
    check.first_bad = offset + static_cast<std::uint32_t>(at);
  }
  [[nodiscard]] static bool is_full() { return false; }
};

/// Decodes [begin, end), a line without trailing blanks and without a soft line break at its end.
template <class Sink>
void decode_line(std::string_view body, std::size_t begin, std::size_t end, Sink& sink) {
  std::size_t pending = begin;  // literal text not handed on yet
  for (std::size_t at = begin; at < end;) {
    const void* found = std::memchr(body.data() + at, '=', end - at);
    if (found == nullptr) break;
    at = static_cast<std::size_t>(static_cast<const char*>(found) - body.data());
    const int high = at + 2 < end ? hex_value(body[at + 1]) : -1;
    const int low = high >= 0 ? hex_value(body[at + 2]) : -1;
    if (low >= 0) {
      sink.literal(pending, at);
      sink.octet(at, high * 16 + low);
      at += 3;
      pending = at;
    } else if (at + 1 < end && body[at + 1] == '\r') {  // soft line break at a bare CR
      sink.literal(pending, at);
      at += 2;
      pending = at;
    } else {
      sink.bad(at);
      ++at;
    }
  }
  sink.literal(pending, end);
}

/// Goes through the body line by line: that is how trailing blanks and soft line breaks show.
/// Returns how much of the body was read.
template <class Sink>
std::size_t walk(std::string_view body, Sink& sink) {
  std::size_t at = 0;
  while (at < body.size() && !sink.is_full()) {
    std::size_t end = body.find('\n', at);
    const std::size_t next = end == kNone ? body.size() : end + 1;
    if (end == kNone) end = body.size();
    if (end > at && next > end && body[end - 1] == '\r') --end;
    std::size_t content = end;
    while (content > at && (body[content - 1] == ' ' || body[content - 1] == '\t')) --content;
    if (content > at && body[content - 1] == '=') {
      decode_line(body, at, content - 1, sink);
    } else {
      decode_line(body, at, content, sink);
      sink.literal(end, next);
    }
    at = next;
  }
  return at;
}

}  // namespace

Decoded decode_quoted_printable(std::string_view body, std::uint32_t offset, DecodeLimits limits) {
  Keeper keeper(body, offset, limits);
  const std::size_t read = walk(body, keeper);
  return keeper.finish(read);
}

TransferCheck check_quoted_printable(std::string_view body, std::uint32_t offset) {
  Counter counter;
  counter.offset = offset;
  walk(body, counter);
  return counter.check;
}

}  // namespace presend::mime
