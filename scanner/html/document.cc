#include "scanner/html/document.h"

#include <algorithm>

#include "scanner/html/alignment.h"
#include "scanner/html/builder.h"

namespace presend::html {
namespace {

HtmlRange join(HtmlRange a, HtmlRange b) {
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace

const Attribute* Document::attribute(NodeIndex index, std::string_view name) const {
  for (const Attribute& attribute : attributes(index))
    if (attribute.name == name) return &attribute;
  return nullptr;
}

std::string_view Document::attribute_value(NodeIndex index, std::string_view name) const {
  const Attribute* found = attribute(index, name);
  return found == nullptr ? std::string_view() : found->value;
}

HtmlRange Document::text_place(NodeIndex text_node, std::uint32_t begin, std::uint32_t end) const {
  const Node& node = nodes_[text_node];
  if (node.kind != NodeKind::text) return node.at;
  const auto size = static_cast<std::uint32_t>(node.text.size());
  end = std::min(end, size);
  begin = std::min(begin, end);
  const TextRule rule = text_rule(nodes_[node.parent]);
  const auto place_of = [&](std::string_view text, HtmlRange at, std::uint32_t from,
                            std::uint32_t to) {
    return place_in(Alignment(text, source_, parsed_, at, rule), at, from, to);
  };
  auto segment = std::lower_bound(segments_.begin(), segments_.end(), text_node,
                                  [](const TextSegment& s, NodeIndex n) { return s.node < n; });
  if (segment == segments_.end() || segment->node != text_node)
    return place_of(node.text, node.at, begin, end);
  HtmlRange place;
  bool is_begun = false;
  for (; segment != segments_.end() && segment->node == text_node; ++segment) {
    const auto following = segment + 1;
    const bool is_last = following == segments_.end() || following->node != text_node;
    const std::uint32_t to = is_last ? size : following->text_begin;
    const std::uint32_t from = segment->text_begin;
    const bool is_inside = begin < to && (end > from || (begin == end && begin >= from));
    if (!is_inside && !(is_last && !is_begun)) continue;
    const HtmlRange part =
        place_of(node.text.substr(from, to - from), segment->at, std::max(begin, from) - from,
                 std::max(std::min(end, to), std::max(begin, from)) - from);
    place = is_begun ? join(place, part) : part;
    is_begun = true;
  }
  return place;
}

HtmlRange Document::value_place(const Attribute& attribute, std::uint32_t begin,
                                std::uint32_t end) const {
  end = std::min(end, static_cast<std::uint32_t>(attribute.value.size()));
  begin = std::min(begin, end);
  return place_in(
      Alignment(attribute.value, source_, parsed_, attribute.value_at, TextRule::attribute),
      attribute.value_at, begin, end);
}

}  // namespace presend::html
