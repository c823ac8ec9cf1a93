// Any text as HTML. Ranges stay inside the source, nodes nest, texts lead back to it.
#include <cstdlib>
#include <string_view>

#include "scanner/html/parse.h"
#include "scanner/html/visibility.h"
#include "scanner/template/tags.h"

using namespace presend::html;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(bytes), size);
  const std::vector<presend::templates::Tag> tags = presend::templates::find_tags(source);
  ParseOptions options;
  if (size % 2 == 1) options.masked_tags = tags;
  const Document document = parse(source, options);
  const Visibility visibility = compute_visibility(document);
  for (NodeIndex index = 0; index < document.nodes().size(); ++index) {
    const Node& node = document.node(index);
    if (node.end <= index || node.end > document.nodes().size()) std::abort();
    if (node.at.begin > node.at.end || node.at.end > size) std::abort();
    static_cast<void>(visibility.is_visible(index));
    if (node.kind == NodeKind::text && !node.text.empty()) {
      const HtmlRange place =
          document.text_place(index, 0, static_cast<std::uint32_t>(node.text.size()));
      if (place.begin > place.end || place.end > size) std::abort();
    }
    for (const Attribute& attribute : document.attributes(index))
      if (attribute.value_at.begin > attribute.value_at.end || attribute.value_at.end > size)
        std::abort();
  }
  return 0;
}
