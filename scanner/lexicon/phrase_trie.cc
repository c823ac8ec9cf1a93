#include "scanner/lexicon/phrase_trie.h"

#include <algorithm>

namespace presend::lexicon {

PhraseTrie::Node PhraseTrie::step(Node from, WordId id) const {
  if (from == kRoot) return start(id) & ~kGoesOnAnyway;
  if (!has_bit(tables_.step_filter, step_bit(from, id))) return kNone;
  const std::uint32_t first = tables_.first_child[from];
  const auto children = tables_.node_words.subspan(first, tables_.first_child[from + 1] - first);
  const auto found = std::lower_bound(children.begin(), children.end(), id);
  if (found == children.end() || *found != id) return kNone;
  return first + static_cast<Node>(found - children.begin());
}

std::uint8_t PhraseTrie::gaps(Node node) const {
  std::uint8_t found = 0;
  const std::uint32_t end = tables_.first_child[node + 1];
  for (std::uint32_t child = tables_.first_child[node]; child < end; ++child) {
    if (tables_.node_words[child] >= kFirstWord) break;  // gaps have the smallest numbers
    found |= static_cast<std::uint8_t>(1U << tables_.node_words[child]);
  }
  return found;
}

}  // namespace presend::lexicon
