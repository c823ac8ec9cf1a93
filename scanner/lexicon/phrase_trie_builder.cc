#include "scanner/lexicon/phrase_trie_builder.h"

#include <algorithm>
#include <utility>

namespace presend::lexicon {

namespace {
constexpr std::size_t kFirstEdges = 65536;
}

PhraseTrieBuilder::PhraseTrieBuilder() : edges_(kFirstEdges), first_end_(1, kNoEnd) {}

std::size_t PhraseTrieBuilder::slot_of(Node from, WordId id) const {
  const std::size_t mask = edges_.size() - 1;
  const std::uint64_t mixed = (std::uint64_t{from} << 32 | id) * std::uint64_t{0x9E3779B97F4A7C15};
  std::size_t slot = (mixed >> 32) & mask;
  while (edges_[slot].to != 0 && (edges_[slot].from != from || edges_[slot].id != id))
    slot = (slot + 1) & mask;
  return slot;
}

void PhraseTrieBuilder::grow() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  for (const Edge& edge : old)
    if (edge.to != 0) edges_[slot_of(edge.from, edge.id)] = edge;
}

PhraseTrieBuilder::Node PhraseTrieBuilder::add_step(Node from, WordId id) {
  std::size_t slot = slot_of(from, id);
  if (edges_[slot].to != 0) return edges_[slot].to;
  const auto to = static_cast<Node>(first_end_.size());
  first_end_.push_back(kNoEnd);
  edges_[slot] = {from, id, to};
  if (first_end_.size() * 2 > edges_.size()) grow();
  return to;
}

bool PhraseTrieBuilder::add_end(Node node, std::uint32_t entry, std::uint32_t list) {
  std::uint32_t* link = &first_end_[node];
  while (*link != kNoEnd) {
    if (ends_[*link].list == list) return false;
    link = &ends_[*link].next;
  }
  *link = static_cast<std::uint32_t>(ends_.size());
  ends_.push_back({entry, list, kNoEnd});
  return true;
}

void PhraseTrieBuilder::finish(PhraseStore& store, WordId words) && {
  std::erase_if(edges_, [](const Edge& edge) { return edge.to == 0; });
  std::sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) {
    return a.from != b.from ? a.from < b.from : a.id < b.id;
  });
  std::vector<std::uint32_t> first_edge(first_end_.size() + 1);
  for (const Edge& edge : edges_) ++first_edge[edge.from + 1];
  for (std::size_t i = 1; i < first_edge.size(); ++i) first_edge[i] += first_edge[i - 1];
  store.step_filter.assign(kStepBits / 64, 0);
  store.start_nodes.assign(words, 0);
  store.node_words.push_back(0);
  std::vector<Node> old_of{PhraseTrie::kRoot};  // by new number, breadth first
  for (Node node = 0; node < old_of.size(); ++node) {
    const Node old = old_of[node];
    store.first_child.push_back(static_cast<std::uint32_t>(old_of.size()));
    store.first_end.push_back(static_cast<std::uint32_t>(store.ends.size()));
    for (std::uint32_t i = first_edge[old]; i < first_edge[old + 1]; ++i) {
      const auto child = static_cast<Node>(old_of.size());
      if (node == PhraseTrie::kRoot) {
        const bool has_gap = first_edge[edges_[i].to] < first_edge[edges_[i].to + 1] &&
                             edges_[first_edge[edges_[i].to]].id < kFirstWord;
        const bool goes_on = has_gap || first_end_[edges_[i].to] != kNoEnd;
        store.start_nodes[edges_[i].id] = child | (goes_on ? kGoesOnAnyway : 0);
      }
      set_bit(store.step_filter, PhraseTrie::step_bit(node, edges_[i].id));
      old_of.push_back(edges_[i].to);
      store.node_words.push_back(edges_[i].id);
    }
    for (std::uint32_t end = first_end_[old]; end != kNoEnd; end = ends_[end].next)
      store.ends.push_back(ends_[end].entry);
  }
  store.first_child.push_back(static_cast<std::uint32_t>(old_of.size()));
  store.first_end.push_back(static_cast<std::uint32_t>(store.ends.size()));
}

}  // namespace presend::lexicon
