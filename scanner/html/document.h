#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "scanner/base/limits.h"
#include "scanner/base/source_map.h"
#include "scanner/base/text_pool.h"

namespace presend::html {

/// Index into Document::nodes(). Nodes stand in document order, so the descendants of node n are
/// exactly n + 1 … node(n).end - 1.
using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = ~NodeIndex{0};

enum class NodeKind : std::uint8_t { document, element, text, comment };

/// Half-open range of byte offsets into Document::source().
struct HtmlRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Attribute {
  std::string_view name;   ///< lower case
  std::string_view value;  ///< entities decoded
  HtmlRange name_at;
  HtmlRange value_at;  ///< as written, without quotes; empty without a value
};

struct Node {
  NodeKind kind = NodeKind::element;
  bool is_implied = false;  ///< the parser supplied it; at is then where it took effect
  bool is_foreign = false;  ///< SVG or MathML
  std::string_view name;    ///< element name, lower case; empty otherwise
  std::string_view text;    ///< text or comment content, entities decoded
  NodeIndex parent = kNoNode;
  NodeIndex first_child = kNoNode;
  NodeIndex next_sibling = kNoNode;
  NodeIndex end = 0;  ///< one past the last descendant
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
  HtmlRange at;       ///< element: its start tag; text, comment: all of it
  HtmlRange end_tag;  ///< empty when implied

  [[nodiscard]] bool is(std::string_view element_name) const {
    return kind == NodeKind::element && name == element_name;
  }
};

/// A piece of a text node that was put together from several places, as text between table cells
/// is.
struct TextSegment {
  NodeIndex node = kNoNode;
  std::uint32_t text_begin = 0;  ///< where in the text of the node it begins
  HtmlRange at;
};

/// A parsed HTML text. Owns everything but the source, which must outlive it. Movable.
class Document {
 public:
  [[nodiscard]] std::string_view source() const { return source_; }
  [[nodiscard]] std::span<const Node> nodes() const { return nodes_; }
  [[nodiscard]] const Node& node(NodeIndex index) const { return nodes_[index]; }
  [[nodiscard]] std::span<const Attribute> attributes(NodeIndex index) const {
    const Node& n = nodes_[index];
    return std::span(attributes_).subspan(n.first_attribute, n.attribute_count);
  }
  /// The attribute, or nullptr; `name` in lower case.
  [[nodiscard]] const Attribute* attribute(NodeIndex index, std::string_view name) const;
  /// Its value, or empty.
  [[nodiscard]] std::string_view attribute_value(NodeIndex index, std::string_view name) const;

  /// No doctype, or one that makes browsers take the old box model (HTML 13.2.6.4.1).
  [[nodiscard]] bool is_quirks() const { return is_quirks_; }
  /// Whether a limit was reached: then the nodes are what a plain scan for tags and text found.
  [[nodiscard]] bool is_fallback() const { return is_fallback_; }
  /// Why, one clause; empty unless is_fallback().
  [[nodiscard]] std::string_view fallback_reason() const { return fallback_reason_; }

  /// The part of the source that shows as text[begin, end) of a text node, through entities and
  /// dropped markup. O(size of the node): see places.h for many of one node.
  [[nodiscard]] HtmlRange text_place(NodeIndex text_node, std::uint32_t begin,
                                     std::uint32_t end) const;
  /// The same for the value of an attribute.
  [[nodiscard]] HtmlRange value_place(const Attribute& attribute, std::uint32_t begin,
                                      std::uint32_t end) const;

 private:
  friend class Builder;
  friend class TextPlaces;
  friend class ValuePlaces;
  std::string_view source_;
  std::string_view parsed_;  // the same, or a copy in pool_ with template tags masked
  TextPool pool_;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<TextSegment> segments_;  // by node; only of nodes with more than one
  bool is_quirks_ = true;
  bool is_fallback_ = false;
  std::string_view fallback_reason_;
};

}  // namespace presend::html
