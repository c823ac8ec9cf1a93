#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace presend::lexicon {

/// Eight bytes as one number, the first byte the lowest on every machine.
inline std::uint64_t load_eight(const char* bytes) {
  std::uint64_t value;
  std::memcpy(&value, bytes, sizeof value);
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
  return value;
}

inline void store_eight(char* bytes, std::uint64_t value) {
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
  std::memcpy(bytes, &value, sizeof value);
}

/// The lowest `size` bytes of `eight`; size 0 to 8.
constexpr std::uint64_t low_bytes(std::uint64_t eight, std::size_t size) {
  return size >= 8 ? eight : eight & ~(~std::uint64_t{0} << (8 * size));
}

/// The first eight bytes of `text`, zeros behind its end.
constexpr std::uint64_t head_of(std::string_view text) {
  std::uint64_t head = 0;
  const std::size_t size = text.size() < 8 ? text.size() : 8;
  for (std::size_t i = 0; i < size; ++i)
    head |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << (8 * i);
  return head;
}

/// Words are hashed eight bytes at a time, so that most cost one multiplication.
class WordHash {
 public:
  constexpr void add(std::uint64_t eight) {
    state_ = (state_ ^ eight) * 0x9E3779B97F4A7C15;
    state_ ^= state_ >> 29;
  }
  [[nodiscard]] constexpr std::uint32_t value() const {
    return static_cast<std::uint32_t>(state_ >> 20);
  }

 private:
  std::uint64_t state_ = 0x811C9DC5;
};

constexpr std::uint32_t word_hash(std::string_view spelling) {
  WordHash hash;
  for (std::size_t at = 0; at < spelling.size(); at += 8) hash.add(head_of(spelling.substr(at)));
  return hash.value();
}

}  // namespace presend::lexicon
