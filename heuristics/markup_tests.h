#pragma once

#include <string_view>

#include "heuristics/context.h"
#include "scanner/html/document.h"

// What several rules about HTML elements ask.

namespace presend::heuristics {

/// An element with what is needed to speak about it.
struct ElementUse {
  const email::Body& body;
  html::NodeIndex index;

  [[nodiscard]] const html::Document& document() const { return *body.document; }
  [[nodiscard]] const html::Node& node() const { return document().node(index); }
  [[nodiscard]] const html::Attribute* attribute(std::string_view name) const {
    return document().attribute(index, name);
  }
  [[nodiscard]] std::string_view value(std::string_view name) const {
    return document().attribute_value(index, name);
  }
  /// The start tag as it stands in the source, for quotes.
  [[nodiscard]] std::string_view start_tag() const {
    const html::HtmlRange at = node().at;
    return document().source().substr(at.begin, at.end - at.begin);
  }
  /// Where the start tag, or another range of the document's source, lies in the message.
  [[nodiscard]] SourceRange place(const Context& context) const {
    return place(context, node().at);
  }
  [[nodiscard]] SourceRange place(const Context& context, html::HtmlRange range) const {
    return context.message().parts[body.part].place(range.begin, range.end);
  }
};

/// Calls `visit(const ElementUse&)` for each element that the source holds, HTML parts in order.
/// What stands in comments, and so in conditional comments for Outlook, is no element.
template <class Visit>
void for_each_element(const Context& context, Visit visit) {
  for (const email::Body& body : context.email.bodies) {
    if (body.document == nullptr) continue;
    const auto nodes = body.document->nodes();
    for (html::NodeIndex index = 0; index < nodes.size(); ++index)
      if (nodes[index].kind == html::NodeKind::element && !nodes[index].is_implied)
        visit(ElementUse{body, index});
  }
}

}  // namespace presend::heuristics
