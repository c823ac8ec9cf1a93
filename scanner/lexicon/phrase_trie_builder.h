#pragma once

#include <cstdint>
#include <vector>

#include "scanner/lexicon/phrase_trie.h"

namespace presend::lexicon {

/// Grows the tree of phrases step by step.
class PhraseTrieBuilder {
 public:
  using Node = PhraseTrie::Node;

  PhraseTrieBuilder();
  Node add_step(Node from, WordId id);
  /// Marks that an entry ends at `node`; false when an entry of the same list does already.
  bool add_end(Node node, std::uint32_t entry, std::uint32_t list);
  /// Writes the tables that PhraseTrie reads; words are numbered below `words`.
  void finish(PhraseStore& store, WordId words) &&;

 private:
  static constexpr std::uint32_t kNoEnd = ~std::uint32_t{0};
  struct Edge {
    Node from = 0;
    WordId id = 0;
    Node to = 0;  ///< 0: free
  };
  struct End {
    std::uint32_t entry;
    std::uint32_t list;
    std::uint32_t next;  ///< index of another End of the same node, or kNoEnd
  };
  [[nodiscard]] std::size_t slot_of(Node from, WordId id) const;
  void grow();

  std::vector<Edge> edges_;               ///< open addressing
  std::vector<std::uint32_t> first_end_;  ///< by node
  std::vector<End> ends_;
};

}  // namespace presend::lexicon
