#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/lexicon/normalize.h"

namespace presend::lexicon {

using WordId = std::uint32_t;
inline constexpr WordId kNoWord = 0;
/// Smaller numbers stand for gaps.
inline constexpr WordId kFirstWord = 16;

/// All words of the phrase lists, numbered.
class Vocabulary {
 public:
  Vocabulary();

  /// The number of `spelling` (normalised), which is added if it is new.
  WordId add(std::string_view spelling, std::uint32_t hash);
  /// Call once, when all words are there; the searches below need it.
  void finish();

  [[nodiscard]] WordId find(std::string_view spelling, std::uint32_t hash) const;
  /// The word that `written` stands for when digits and symbols are read as letters ("v1agra"), "l"
  /// and "i" being the same where `written` has a "1", "!" or "|" or `swaps_i` allows it. The text
  /// is normalised but for symbols, which stand as leet_letter() gives them in upper case.
  [[nodiscard]] WordId find_leet(std::string_view written, bool swaps_i) const;
  /// Whether a word may begin with these three letters; keeps a search for "f r e e" short.
  [[nodiscard]] bool may_begin(std::string_view three) const { return starts_.test(start(three)); }

  [[nodiscard]] std::string_view spelling(WordId id) const;
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    std::uint32_t text;
    std::uint32_t next_leet;  ///< another word with the same leet hash
    std::uint16_t size;
  };
  /// Holds the hash too, so that a word that is not listed costs one look at memory.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  ///< 1 + index; 0: free
  };
  [[nodiscard]] std::size_t slot_of(std::string_view spelling, std::uint32_t hash) const;
  static std::size_t start(std::string_view three);
  void grow();

  std::string text_;
  std::vector<Entry> entries_;
  std::vector<Slot> slots_;  ///< open addressing
  std::vector<std::uint32_t> leet_slots_;
  std::bitset<32768> starts_;
};

}  // namespace presend::lexicon
