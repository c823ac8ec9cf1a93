#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "scanner/lexicon/normalize.h"
#include "scanner/lexicon/word_hash.h"

namespace presend::lexicon {

constexpr std::uint64_t each(unsigned char c) { return c * std::uint64_t{0x0101010101010101}; }
inline constexpr std::uint64_t kHighBits = each(0x80);

/// The high bit of each byte of `bytes` (none above 127) that is `first` to `last`.
constexpr std::uint64_t in_range(std::uint64_t bytes, unsigned char first, unsigned char last) {
  return (bytes + each(static_cast<unsigned char>(0x80 - first))) &
         ~(bytes + each(static_cast<unsigned char>(0x7F - last))) & kHighBits;
}

/// Eight bytes of a text at once; where a claim holds for a byte, its high bit is set.
struct Eight {
  std::uint64_t lower;  ///< with small letters for capitals
  std::uint64_t capitals, letters, digits;

  explicit constexpr Eight(std::uint64_t bytes) {
    const std::uint64_t low = bytes & ~kHighBits;
    capitals = in_range(low, 'A', 'Z') & ~bytes;
    lower = bytes | capitals >> 2;
    letters = in_range(lower & ~kHighBits, 'a', 'z') & ~bytes;
    digits = in_range(low, '0', '9') & ~bytes;
  }
  /// How many bytes from the first on are letters and digits.
  [[nodiscard]] constexpr std::size_t word_size() const {
    return static_cast<std::size_t>(std::countr_zero(others())) / 8;
  }
  /// All bits of those bytes.
  [[nodiscard]] constexpr std::uint64_t word_bytes() const {
    const std::uint64_t first = others() & (~others() + 1);
    return (first >> 7) - 1;
  }

 private:
  [[nodiscard]] constexpr std::uint64_t others() const { return ~(letters | digits) & kHighBits; }
};

/// ASCII letters and digits read eight at a time, and what they are.
struct AsciiRun {
  WordHash hash;
  std::uint64_t lower = 0, capitals = 0, digits = 0, capital_i = 0;
  std::size_t size = 0;

  /// Takes in the word bytes of `eight`, of whose capitals only `counted` tell anything; gives them
  /// in lower case, zeros behind.
  constexpr std::uint64_t add(const Eight& eight, std::uint64_t counted) {
    const std::uint64_t word = eight.word_bytes();
    const std::uint64_t text = eight.lower & word;
    hash.add(text);
    lower |= eight.letters & ~eight.capitals & word;
    capitals |= eight.capitals & word;
    digits |= eight.digits & word;
    if ((counted & word) != 0) capital_i |= in_range(text, 'i', 'i') & counted & word;
    size += eight.word_size();
    return text;
  }
  [[nodiscard]] constexpr Traits traits() const {
    return static_cast<Traits>((lower | capitals) != 0 ? trait::letters : 0) |
           static_cast<Traits>(digits != 0 ? trait::digits : 0) |
           static_cast<Traits>(capital_i != 0 && lower != 0 ? trait::capital_i : 0);
  }
};

}  // namespace presend::lexicon
