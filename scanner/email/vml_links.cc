#include "scanner/email/vml_links.h"

#include "scanner/html/parse.h"

namespace presend::email {

std::vector<VmlLink> vml_links(std::string_view comment, const Limits& limits) {
  std::vector<VmlLink> links;
  const std::size_t inner = comment.find('>', comment.find("[if"));
  if (inner == std::string_view::npos) return links;
  // Thousands of comments would each be allowed a parser's worst case; shapes need no tree.
  const html::Document shapes = html::parse_plainly(comment.substr(inner + 1), limits);
  const auto shift = static_cast<std::uint32_t>(inner + 1);
  for (html::NodeIndex index = 0; index < shapes.nodes().size(); ++index) {
    if (!shapes.node(index).name.starts_with("v:")) continue;
    for (const html::Attribute& attribute : shapes.attributes(index)) {
      if (attribute.name != "href" && attribute.name != "src") continue;
      links.push_back({attribute.name == "href" ? LinkElement::vml : LinkElement::background,
                       std::string(attribute.value),
                       {attribute.value_at.begin + shift, attribute.value_at.end + shift}});
    }
  }
  return links;
}

}  // namespace presend::email
