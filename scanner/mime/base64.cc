#include <algorithm>
#include <array>

#include "scanner/mime/transfer.h"

namespace presend::mime {
namespace {

constexpr std::int8_t kSpace = -1;
constexpr std::int8_t kPadding = -2;
constexpr std::int8_t kOther = -3;

constexpr std::array<std::int8_t, 256> make_values() {
  std::array<std::int8_t, 256> values{};
  for (auto& value : values) value = kOther;
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < kAlphabet.size(); ++i)
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::int8_t>(i);
  for (const char c : {' ', '\t', '\r', '\n'}) values[static_cast<unsigned char>(c)] = kSpace;
  values[static_cast<unsigned char>('=')] = kPadding;
  return values;
}
constexpr std::array<std::int8_t, 256> kValues = make_values();

int value_of(char c) { return kValues[static_cast<unsigned char>(c)]; }

/// Up to four characters of the alphabet and where they stand.
struct Group {
  std::array<std::uint32_t, 4> at{};
  std::uint32_t bits = 0;
  std::uint32_t count = 0;

  void add(std::uint32_t where, int value) {
    at[count++] = where;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
  }
};

/// What came out of going through a body.
struct Walk : TransferCheck {
  bool is_stopped = false;  ///< the sink was full before the end
};

class Keeper {
 public:
  Keeper(std::size_t body_size, std::uint32_t offset, DecodeLimits limits)
      : offset_(offset),
        limit_(limits.bytes == 0 ? ~std::size_t{0} : limits.bytes),
        runs_(limits.runs) {
    decoded_.bytes.reserve(std::min(body_size / 4 * 3, limit_) + 3);
  }
  /// Four characters in a row at `at`.
  void quad(std::uint32_t at, std::uint32_t bits) {
    if (runs_ > 0) decoded_.map.add(size(), offset_ + at, 3, 4);
    append(bits, 3);
  }
  /// Any other group: every byte has its own way back, since line ends lie between.
  void group(const Group& group) {
    const std::uint32_t bytes = group.count - 1;
    const std::uint32_t first = size();
    append(group.bits << 6 * (4 - group.count), bytes);
    if (runs_ == 0) return;
    if (group.at[bytes] - group.at[0] == bytes) {
      decoded_.map.add(first, offset_ + group.at[0], static_cast<std::uint16_t>(bytes),
                       static_cast<std::uint16_t>(bytes + 1));
      return;
    }
    for (std::uint32_t i = 0; i < bytes; ++i) {
      const std::uint32_t span = group.at[i + 1] - group.at[i] + 1;
      decoded_.map.add(first + i, offset_ + group.at[i], 1,
                       static_cast<std::uint16_t>(std::min(span, 0xFFFFU)));
    }
  }
  [[nodiscard]] bool is_full() const {
    return decoded_.bytes.size() >= limit_ || (runs_ > 0 && decoded_.map.run_count() >= runs_);
  }
  Decoded finish(const Walk& check) {
    decoded_.is_complete = !check.is_stopped && decoded_.bytes.size() <= limit_;
    if (decoded_.bytes.size() > limit_) decoded_.bytes.resize(limit_);
    if (decoded_.bytes.empty()) decoded_.map.add(0, offset_);
    decoded_.map.finish(size());
    decoded_.is_malformed = check.is_malformed;
    decoded_.first_bad = check.first_bad;
    return std::move(decoded_);
  }

 private:
  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(decoded_.bytes.size());
  }
  void append(std::uint32_t bits, std::uint32_t bytes) {
    const std::array<char, 3> octets = {static_cast<char>(bits >> 16), static_cast<char>(bits >> 8),
                                        static_cast<char>(bits)};
    decoded_.bytes.append(octets.data(), bytes);
  }

  std::uint32_t offset_;
  std::size_t limit_;
  std::size_t runs_;
  Decoded decoded_;
};

struct Counter {
  std::uint32_t size = 0;

  void quad(std::uint32_t, std::uint32_t) { size += 3; }
  void group(const Group& group) { size += group.count - 1; }
  [[nodiscard]] static bool is_full() { return false; }
};

/// Whether what stands behind padding is a further block: nothing but letters of the alphabet and
/// white space at line ends up to the next padding or the end, and whole groups. A footer that a
/// mailing list appended is none.
bool is_further_block(std::string_view rest) {
  std::size_t letters = 0;
  std::size_t padding = 0;
  for (const char c : rest) {
    const int value = value_of(c);
    if (value == kOther || c == ' ' || c == '\t') return false;
    if (value >= 0) {
      if (padding > 0) break;
      ++letters;
    }
    padding += value == kPadding;
  }
  return letters > 0 && (letters + padding) % 4 == 0;
}

template <class Sink>
class Walker {
 public:
  Walker(std::string_view body, std::uint32_t offset, Sink& sink)
      : body_(body), offset_(offset), sink_(sink) {}

  Walk run() {
    while (at_ < body_.size() && !sink_.is_full() && !is_done_) step();
    check_.is_stopped = at_ < body_.size() && !is_done_;
    if (at_ >= body_.size() && group_.count > 0) {
      check_.ends_inside_group = true;
      bad(group_.at[0]);
      flush();
    }
    return check_;
  }

 private:
  void step() {
    if (group_.count == 0 && take_quads()) return;
    const int value = value_of(body_[at_]);
    if (value >= 0) {
      group_.add(static_cast<std::uint32_t>(at_), value);
      if (group_.count == 4) flush();
    } else if (value == kPadding) {
      take_padding();
      return;
    } else if (value == kOther) {
      bad(at_);
    }
    ++at_;
  }

  /// The fast path: groups of four without anything between, as within a line.
  bool take_quads() {
    const std::size_t begin = at_;
    while (at_ + 4 <= body_.size() && !sink_.is_full()) {
      const int a = value_of(body_[at_]);
      const int b = value_of(body_[at_ + 1]);
      const int c = value_of(body_[at_ + 2]);
      const int d = value_of(body_[at_ + 3]);
      if ((a | b | c | d) < 0) break;
      sink_.quad(static_cast<std::uint32_t>(at_),
                 static_cast<std::uint32_t>(a << 18 | b << 12 | c << 6 | d));
      at_ += 4;
    }
    return at_ > begin;
  }

  void take_padding() {
    const std::size_t first = at_;
    std::size_t padding = 0;
    for (; at_ < body_.size() && value_of(body_[at_]) <= kSpace && value_of(body_[at_]) != kOther;
         ++at_)
      padding += value_of(body_[at_]) == kPadding;
    if (group_.count < 2 || padding != 4 - group_.count) bad(first);
    flush();
    if (at_ == body_.size()) return;
    bad(at_);
    is_done_ = !is_further_block(body_.substr(at_));
  }

  void flush() {
    if (group_.count >= 2) sink_.group(group_);
    group_ = {};
  }

  void bad(std::size_t at) {
    if (check_.is_malformed) return;
    check_.is_malformed = true;
    check_.first_bad = offset_ + static_cast<std::uint32_t>(at);
  }

  std::string_view body_;
  std::uint32_t offset_;
  Sink& sink_;
  std::size_t at_ = 0;
  Group group_;
  Walk check_;
  bool is_done_ = false;
};

}  // namespace

Decoded decode_base64(std::string_view body, std::uint32_t offset, DecodeLimits limits) {
  Keeper keeper(body.size(), offset, limits);
  const Walk check = Walker(body, offset, keeper).run();
  return keeper.finish(check);
}

TransferCheck check_base64(std::string_view body, std::uint32_t offset) {
  Counter counter;
  TransferCheck check = Walker(body, offset, counter).run();
  check.size = counter.size;
  return check;
}

std::uint32_t base64_size(std::string_view body) { return check_base64(body, 0).size; }

}  // namespace presend::mime
