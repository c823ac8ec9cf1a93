#pragma once

#include <cstdint>
#include <vector>

#include "scanner/base/source_range.h"
#include "scanner/preview/preview.h"

namespace presend::preview {

/// Finds what is shown of a place in the file.
class NodeFinder {
 public:
  /// `is_text`: its letters, not a tag.
  void add(Spot spot, SourceRange at, bool is_text) {
    if (!at.empty()) entries_.push_back({at, spot, is_text});
  }
  /// Call once, between add() and find().
  void sort();

  /// Appends the spots that the place touches, texts before elements, up to kMostSpots in all.
  void find(SourceRange at, std::vector<Spot>& out) const;

 private:
  struct Entry {
    SourceRange at;
    Spot spot;
    bool is_text = false;
  };
  std::vector<Entry> entries_;  // by `at.begin`
};

}  // namespace presend::preview
