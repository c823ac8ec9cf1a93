#include "scanner/html/document.h"

#include "scanner/html/places.h"

namespace presend::html {

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
  return TextPlaces(*this, text_node).place(begin, end);
}

HtmlRange Document::value_place(const Attribute& attribute, std::uint32_t begin,
                                std::uint32_t end) const {
  return ValuePlaces(*this, attribute).place(begin, end);
}

}  // namespace presend::html
