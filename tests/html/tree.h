#pragma once

#include <string>
#include <string_view>

#include "scanner/html/document.h"

namespace presend::html {

/// The nodes from `from` on as one line: "p[b['x'] 'y']", implied elements marked with '*'.
inline std::string outline(const Document& document, NodeIndex from) {
  const Node& node = document.node(from);
  if (node.kind == NodeKind::text) return "'" + std::string(node.text) + "'";
  if (node.kind == NodeKind::comment) return "<!" + std::string(node.text) + ">";
  std::string out(node.name);
  if (node.is_implied) out += '*';
  if (node.first_child == kNoNode) return out;
  out += '[';
  for (NodeIndex child = node.first_child; child != kNoNode;
       child = document.node(child).next_sibling) {
    if (child != node.first_child) out += ' ';
    out += outline(document, child);
  }
  return out + ']';
}

/// The first element of a name, or kNoNode.
inline NodeIndex find(const Document& document, std::string_view name) {
  for (NodeIndex i = 0; i < document.nodes().size(); ++i)
    if (document.node(i).is(name)) return i;
  return kNoNode;
}

inline std::string body(const Document& document) {
  return outline(document, find(document, "body"));
}

/// The first text node that contains `text`, or kNoNode.
inline NodeIndex find_text(const Document& document, std::string_view text) {
  for (NodeIndex i = 0; i < document.nodes().size(); ++i)
    if (document.node(i).kind == NodeKind::text &&
        document.node(i).text.find(text) != std::string_view::npos)
      return i;
  return kNoNode;
}

inline std::string_view source_of(const Document& document, HtmlRange at) {
  return document.source().substr(at.begin, at.end - at.begin);
}

}  // namespace presend::html
