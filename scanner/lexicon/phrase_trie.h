#pragma once

#include <cstdint>
#include <vector>

#include "scanner/lexicon/vocabulary.h"

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
/// could not follow gaps and second readings of a word.
class PhraseTrie {
 public:
  using Node = std::uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = ~Node{0};
  static constexpr std::uint32_t kNoEntry = ~std::uint32_t{0};

  PhraseTrie();

  Node add_step(Node from, WordId id);
  /// Marks that an entry ends at `node`; false when an entry of the same list does already.
  bool add_end(Node node, std::uint32_t entry, std::uint32_t list);

  [[nodiscard]] Node step(Node from, WordId id) const;
  [[nodiscard]] bool is_start(WordId id) const { return id < roots_.size() && roots_[id] != kNone; }
  /// Bit `1 << gap` for each gap that may follow.
  [[nodiscard]] std::uint8_t gaps(Node node) const { return nodes_[node].gaps; }

  struct End {
    std::uint32_t entry;
    std::uint32_t list;
    std::uint32_t next;  ///< index of another End of the same node, or kNoEntry
  };
  /// The first End of `node`, or nullptr.
  [[nodiscard]] const End* first_end(Node node) const { return end_at(nodes_[node].end); }
  [[nodiscard]] const End* next_end(const End& end) const { return end_at(end.next); }
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

 private:
  struct NodeData {
    std::uint32_t end = kNoEntry;
    std::uint8_t gaps = 0;
  };
  struct Edge {
    Node from = kNone;  ///< kNone: free
    WordId id = 0;
    Node to = 0;
  };
  [[nodiscard]] const End* end_at(std::uint32_t index) const {
    return index == kNoEntry ? nullptr : &ends_[index];
  }
  [[nodiscard]] std::size_t slot_of(Node from, WordId id) const;
  void grow();

  std::vector<NodeData> nodes_;
  std::vector<Edge> edges_;  ///< open addressing
  std::vector<Node> roots_;  ///< by word: its child of the root, so that most words cost one look
  std::vector<End> ends_;
};

}  // namespace presend::lexicon
