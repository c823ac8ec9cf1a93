#include "scanner/preview/node_finder.h"

#include <algorithm>

namespace presend::preview {

void NodeFinder::sort() {
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.at.begin < b.at.begin; });
}

void NodeFinder::find(SourceRange at, std::vector<Spot>& out) const {
  // Tags and texts hardly ever overlap, so that only the one before can reach into the place.
  auto first = std::partition_point(entries_.begin(), entries_.end(),
                                    [&](const Entry& entry) { return entry.at.begin < at.begin; });
  if (first != entries_.begin() && std::prev(first)->at.end > at.begin) --first;
  const std::uint32_t end = std::max(at.end, at.begin + 1);
  const auto last = std::partition_point(first, entries_.end(),
                                         [&](const Entry& entry) { return entry.at.begin < end; });
  for (const bool wants_text : {true, false})
    for (auto entry = first; entry != last && out.size() < kMostSpots; ++entry)
      if (entry->is_text == wants_text &&
          std::find(out.begin(), out.end(), entry->spot) == out.end())
        out.push_back(entry->spot);
}

}  // namespace presend::preview
