#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace presend::lexicon {

using WordId = std::uint32_t;
inline constexpr WordId kNoWord = 0;
/// Smaller numbers stand for gaps.
inline constexpr WordId kFirstWord = 16;

/// The phrase lists as flat arrays, made once by PhraseLoader: at build time for the lists of the
/// source tree, so that they are constant data and cost nothing at start, or at run time for a
/// user's own. Offsets instead of pointers, as pointers would have to be relocated at start.
struct PhraseTables {
  // The words, by index (WordId less kFirstWord).
  std::string_view spellings;                  ///< one behind the other
  std::span<const std::uint32_t> word_begins;  ///< offset in `spellings`, one more at the end
  std::span<const std::uint32_t> next_leet;    ///< 1 + another word of the same leet hash, or 0
  /// Open addressing by word_hash(): head_of() the word, then size << 32 | 1 + index (0: free).
  std::span<const std::uint64_t> slots;
  std::span<const std::uint32_t> leet_slots;  ///< 1 + a word with this leet hash, or 0
  std::span<const std::uint64_t> filter;      ///< 65,536 bits by hash: whether a word may have it
  std::span<const std::uint64_t> starts;      ///< 32,768 bits by the first three letters

  // The phrases as a tree over words; nodes numbered so that the children of one lie side by side.
  std::span<const std::uint32_t> node_words;   ///< the WordId or gap that leads to the node
  std::span<const std::uint32_t> first_child;  ///< one more at the end
  std::span<const std::uint32_t> first_end;    ///< in `ends`, one more at the end
  std::span<const std::uint32_t> ends;         ///< entries
  std::span<const std::uint32_t> start_nodes;  ///< by WordId: its child of the root, or 0
  std::span<const std::uint64_t> step_filter;  ///< bits by node and WordId: whether a step may be

  // What phrases belong to. Texts as offset and size in `names`.
  std::string_view names;
  std::span<const std::uint32_t> lists;    ///< five each: category, language, number of category
  std::span<const std::uint32_t> entries;  ///< three each: phrase, list
  std::uint32_t form_count = 0;
};

inline constexpr std::uint32_t kFilterBits = 65536;
inline constexpr std::uint32_t kStartBits = 32768;
inline constexpr std::uint32_t kStepBits = 262144;
/// In `start_nodes`: a phrase may go on, or end, whatever word comes next.
inline constexpr std::uint32_t kGoesOnAnyway = std::uint32_t{1} << 31;

/// Owns what PhraseTables shows.
struct PhraseStore {
  std::string spellings, names;
  std::vector<std::uint32_t> word_begins, next_leet, leet_slots;
  std::vector<std::uint64_t> slots, filter, starts;
  std::vector<std::uint32_t> node_words, first_child, first_end, ends, start_nodes;
  std::vector<std::uint64_t> step_filter;
  std::vector<std::uint32_t> lists, entries;
  std::uint32_t form_count = 0;

  [[nodiscard]] PhraseTables tables() const;
};

/// The lists compiled into the program.
[[nodiscard]] PhraseTables embedded_phrases();

constexpr bool has_bit(std::span<const std::uint64_t> bits, std::uint32_t bit) {
  return (bits[bit >> 6] >> (bit & 63) & 1) != 0;
}
inline void set_bit(std::vector<std::uint64_t>& bits, std::uint32_t bit) {
  bits[bit >> 6] |= std::uint64_t{1} << (bit & 63);
}

}  // namespace presend::lexicon
