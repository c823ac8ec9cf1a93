#pragma once

#include <cstdint>
#include <span>

#include "scanner/lexicon/phrase_tables.h"

namespace presend::lexicon {

/// Gaps of the phrase syntax, numbered where words are.
namespace gap {
inline constexpr WordId number = 1;
inline constexpr WordId amount = 2;
inline constexpr WordId percent = 3;
inline constexpr WordId word = 4;
inline constexpr WordId time = 5;
/// Stands for one to three times `word`; never in the trie.
inline constexpr WordId name = 6;
}  // namespace gap

/// The phrases as a tree over words. Searching begins anew at each word of a text: few words begin
/// a phrase and phrases are short, so this is as fast as an automaton with failure links, which
/// could not follow gaps and second readings of a word. A view of PhraseTables.
class PhraseTrie {
 public:
  using Node = std::uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = 0;  ///< no step leads to the root

  PhraseTrie() = default;
  explicit PhraseTrie(const PhraseTables& tables) : tables_(tables) {}

  [[nodiscard]] bool is_empty() const { return tables_.node_words.empty(); }
  [[nodiscard]] Node step(Node from, WordId id) const;
  /// Whether a phrase may begin with `first` and then `second`; a cheap look that errs seldom.
  [[nodiscard]] bool may_begin(WordId first, WordId second) const {
    const Node node = start(first);
    // No branch at whether it is a start, as nearly every second word is one.
    const bool may_step = has_bit(tables_.step_filter, step_bit(node, second));
    return ((node & kGoesOnAnyway) != 0) | ((node != kNone) & may_step);
  }
  [[nodiscard]] bool is_start(WordId first) const { return start(first) != kNone; }
  /// Bit `1 << gap` for each gap that may follow.
  [[nodiscard]] std::uint8_t gaps(Node node) const;

  /// The entries that end at `node`.
  [[nodiscard]] std::span<const std::uint32_t> ends(Node node) const {
    const std::uint32_t first = tables_.first_end[node];
    return tables_.ends.subspan(first, tables_.first_end[node + 1] - first);
  }
  [[nodiscard]] std::size_t size() const { return tables_.node_words.size(); }

  static constexpr std::uint32_t step_bit(Node from, WordId id) {
    return (from * 0x9E3779B1U ^ id * 0x85EBCA6BU) >> 14;
  }

 private:
  [[nodiscard]] Node start(WordId id) const {
    return id < tables_.start_nodes.size() ? tables_.start_nodes[id] : kNone;
  }

  PhraseTables tables_;
};

}  // namespace presend::lexicon
