#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "scanner/html/alignment.h"
#include "scanner/html/document.h"

namespace presend::html {

// Where pieces of one text or value stand in the source, asked for from front to back: no piece may
// begin before the end of the one before. Ten thousand addresses in one paragraph would cost ten
// thousand walks over it with Document::text_place(). The document must outlive these.

/// Pieces of a text node.
class TextPlaces {
 public:
  TextPlaces(const Document& document, NodeIndex text_node);
  TextPlaces(const TextPlaces&) = delete;
  TextPlaces& operator=(const TextPlaces&) = delete;

  /// The part of the source that shows as text[begin, end).
  HtmlRange place(std::uint32_t begin, std::uint32_t end);

 private:
  [[nodiscard]] AlignedPlaces open_segment() const;
  [[nodiscard]] std::uint32_t segment_begin() const { return segments_[segment_].text_begin; }
  [[nodiscard]] std::uint32_t segment_end() const;
  [[nodiscard]] bool is_last_segment() const { return segment_ + 1 == segments_.size(); }

  const Document& document_;
  const Node& node_;
  TextSegment whole_;  // what segments_ shows when the document keeps none for the node
  std::span<const TextSegment> segments_;
  std::size_t segment_ = 0;
  std::optional<AlignedPlaces> in_segment_;  // opened when the first piece of the segment is asked
};

/// Pieces of the value of an attribute.
class ValuePlaces {
 public:
  ValuePlaces(const Document& document, const Attribute& attribute);

  /// The part of the source that means value[begin, end).
  HtmlRange place(std::uint32_t begin, std::uint32_t end);

 private:
  std::uint32_t size_;
  AlignedPlaces places_;
};

}  // namespace presend::html
