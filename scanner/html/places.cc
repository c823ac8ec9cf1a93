#include "scanner/html/places.h"

#include <algorithm>

#include "scanner/html/builder.h"

namespace presend::html {
namespace {

HtmlRange join(HtmlRange a, HtmlRange b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

struct ByNode {
  bool operator()(const TextSegment& segment, NodeIndex node) const { return segment.node < node; }
  bool operator()(NodeIndex node, const TextSegment& segment) const { return node < segment.node; }
};

std::span<const TextSegment> segments_of(const std::vector<TextSegment>& all, NodeIndex node) {
  const auto [first, last] = std::equal_range(all.begin(), all.end(), node, ByNode{});
  return {first, last};
}

}  // namespace

TextPlaces::TextPlaces(const Document& document, NodeIndex text_node)
    : document_(document),
      node_(document.node(text_node)),
      whole_{text_node, 0, node_.at},
      segments_(segments_of(document.segments_, text_node)) {
  if (segments_.empty()) segments_ = {&whole_, 1};
}

std::uint32_t TextPlaces::segment_end() const {
  return is_last_segment() ? static_cast<std::uint32_t>(node_.text.size())
                           : segments_[segment_ + 1].text_begin;
}

AlignedPlaces TextPlaces::open_segment() const {
  const std::string_view text = node_.text.substr(segment_begin(), segment_end() - segment_begin());
  const HtmlRange at = segments_[segment_].at;
  const TextRule rule = text_rule(document_.node(node_.parent));
  return {Alignment(text, document_.source_, document_.parsed_, at, rule), at};
}

HtmlRange TextPlaces::place(std::uint32_t begin, std::uint32_t end) {
  if (node_.kind != NodeKind::text) return node_.at;
  end = std::min(end, static_cast<std::uint32_t>(node_.text.size()));
  begin = std::min(begin, end);
  HtmlRange place;
  bool is_begun = false;
  for (;;) {
    const std::uint32_t from = segment_begin();
    const std::uint32_t to = segment_end();
    const bool is_inside = begin < to && (end > from || (begin == end && begin >= from));
    if (is_inside || (is_last_segment() && !is_begun)) {
      const std::uint32_t first = std::max(begin, from);
      if (!in_segment_) in_segment_ = open_segment();
      const HtmlRange piece =
          in_segment_->find(first - from, std::max(std::min(end, to), first) - from);
      place = is_begun ? join(place, piece) : piece;
      is_begun = true;
    }
    if (is_last_segment() || end < to || (end == to && is_begun)) return place;
    ++segment_;
    in_segment_.reset();
  }
}

ValuePlaces::ValuePlaces(const Document& document, const Attribute& attribute)
    : size_(static_cast<std::uint32_t>(attribute.value.size())),
      places_(Alignment(attribute.value, document.source_, document.parsed_, attribute.value_at,
                        TextRule::attribute),
              attribute.value_at) {}

HtmlRange ValuePlaces::place(std::uint32_t begin, std::uint32_t end) {
  end = std::min(end, size_);
  begin = std::min(begin, end);
  return places_.find(begin, end);
}

}  // namespace presend::html
