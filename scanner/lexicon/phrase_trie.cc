#include "scanner/lexicon/phrase_trie.h"

namespace presend::lexicon {

namespace {
constexpr std::size_t kFirstEdges = 65536;
}

PhraseTrie::PhraseTrie() : nodes_(1), edges_(kFirstEdges) {}

std::size_t PhraseTrie::slot_of(Node from, WordId id) const {
  const std::size_t mask = edges_.size() - 1;
  const std::uint64_t mixed = (std::uint64_t{from} << 32 | id) * std::uint64_t{0x9E3779B97F4A7C15};
  std::size_t slot = (mixed >> 32) & mask;
  while (edges_[slot].from != kNone && (edges_[slot].from != from || edges_[slot].id != id))
    slot = (slot + 1) & mask;
  return slot;
}

void PhraseTrie::grow() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  for (const Edge& edge : old)
    if (edge.from != kNone) edges_[slot_of(edge.from, edge.id)] = edge;
}

PhraseTrie::Node PhraseTrie::add_step(Node from, WordId id) {
  if (from == kRoot) {
    if (id >= roots_.size()) roots_.resize(id + id / 2 + 1, kNone);
    if (roots_[id] != kNone) return roots_[id];
  } else {
    const Edge& edge = edges_[slot_of(from, id)];
    if (edge.from != kNone) return edge.to;
  }
  const auto to = static_cast<Node>(nodes_.size());
  nodes_.emplace_back();
  if (id < kFirstWord) nodes_[from].gaps |= static_cast<std::uint8_t>(1U << id);
  if (from == kRoot) {
    roots_[id] = to;
    return to;
  }
  if (nodes_.size() * 2 > edges_.size()) grow();
  edges_[slot_of(from, id)] = {from, id, to};
  return to;
}

bool PhraseTrie::add_end(Node node, std::uint32_t entry, std::uint32_t list) {
  std::uint32_t* link = &nodes_[node].end;
  while (*link != kNoEntry) {
    if (ends_[*link].list == list) return false;
    link = &ends_[*link].next;
  }
  *link = static_cast<std::uint32_t>(ends_.size());
  ends_.push_back({entry, list, kNoEntry});
  return true;
}

PhraseTrie::Node PhraseTrie::step(Node from, WordId id) const {
  if (from == kRoot) return id < roots_.size() ? roots_[id] : kNone;
  const Edge& edge = edges_[slot_of(from, id)];
  return edge.from == kNone ? kNone : edge.to;
}

}  // namespace presend::lexicon
