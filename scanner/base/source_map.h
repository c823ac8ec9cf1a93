#pragma once

#include <cstdint>
#include <vector>

#include "scanner/base/source_range.h"

namespace presend {

/// Leads from offsets of a derived text back to offsets of the text it was derived from.
///
/// The map is a list of runs. Within a run, every `unit` bytes of the derived text come from
/// `source_unit` bytes of the source: 1 and 1 for text copied as it is, 1 and 3 for
/// quoted-printable octets, 3 and 4 for base64, 2 and 1 for windows-1252 letters as UTF-8. So a
/// run costs twelve bytes however long it is. A unit of 0 means the whole run: all of it stems from
/// the same `source_unit` bytes, as the value of a template tag does from the tag. Source text that yields nothing (soft line breaks,
/// folding) simply lies between two runs.
///
///     derived   H e l l o   é e
///     source    H e l = \n l o   = C 3 = A 9 e
///     runs      {0,0,1,1} {3,5,1,1} {6,8,1,3} {8,14,1,1}
class SourceMap {
 public:
  /// Appends a run: from `derived` (>= the last run's) on, each `unit` bytes stem from
  /// `source_unit` bytes starting at `source`. A run that continues the last one is merged into it.
  void add(std::uint32_t derived, std::uint32_t source, std::uint16_t unit = 1,
           std::uint16_t source_unit = 1);

  /// Appends the runs of `of` that cover its derived range [begin, end), so that `derived` leads
  /// where `begin` leads in `of`. For a text made of pieces of another one.
  void add_slice(std::uint32_t derived, const SourceMap& of, std::uint32_t begin,
                 std::uint32_t end);

  /// The length of the derived text; needed so that its end maps too. Call once, after add().
  void finish(std::uint32_t derived_size) { size_ = derived_size; }

  /// Where the byte at derived offset `at` begins in the source. Offsets at or past the end give
  /// the end of the last byte's source. An empty map is the identity. O(log runs).
  [[nodiscard]] std::uint32_t source(std::uint32_t at) const;

  /// The source range of derived range [begin, end): from the beginning of its first byte to the
  /// end of its last. An empty range gives an empty range.
  [[nodiscard]] SourceRange range(std::uint32_t begin, std::uint32_t end) const;

  [[nodiscard]] bool is_identity() const { return runs_.empty(); }
  [[nodiscard]] std::size_t run_count() const { return runs_.size(); }

 private:
  struct Run {
    std::uint32_t derived;
    std::uint32_t source;
    std::uint16_t unit;
    std::uint16_t source_unit;
  };
  [[nodiscard]] const Run& run_at(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t source_end(std::uint32_t last) const;

  std::vector<Run> runs_;
  std::uint32_t size_ = 0;
};

/// The maps of a text that was derived in two steps, transfer decoding and charset conversion.
struct LayeredMap {
  SourceMap charset;   ///< UTF-8 text -> decoded bytes
  SourceMap transfer;  ///< decoded bytes -> bytes of the message

  [[nodiscard]] std::uint32_t source(std::uint32_t at) const {
    return transfer.source(charset.source(at));
  }
  [[nodiscard]] SourceRange range(std::uint32_t begin, std::uint32_t end) const {
    const SourceRange bytes = charset.range(begin, end);
    return transfer.range(bytes.begin, bytes.end);
  }
};

}  // namespace presend
