#include "scanner/email/measured_text.h"

#include <algorithm>
#include <span>

namespace presend::email {
namespace {

using templates::Tag;

/// The tags of the body that stand in the node of the text.
std::span<const Tag> tags_of_node(const Body& body, const Text& text) {
  if (text.node == html::kNoNode || body.document == nullptr) return {};
  const html::HtmlRange at = body.document->node(text.node).at;
  const auto begins_before = [](const Tag& tag, std::uint32_t offset) {
    return tag.begin < offset;
  };
  const auto first = std::lower_bound(body.tags.begin(), body.tags.end(), at.begin, begins_before);
  const auto last = std::lower_bound(first, body.tags.end(), at.end, begins_before);
  return {first, last};
}

}  // namespace

std::string_view measured_text(const Email& email, const Body& body, const Text& text,
                               std::string& buffer) {
  if (body.tags.empty()) return text.text;
  const std::vector<Tag> tags = templates::find_tags(text.text, email.declared);
  if (tags.empty()) return text.is_in_later_branch ? std::string_view() : text.text;
  // The same tags, in the text as a reader sees it and in the source; where entities or moved
  // pieces make them differ, the branch that the text begins in stands for all of it.
  std::span<const Tag> in_source = tags_of_node(body, text);
  if (in_source.size() != tags.size()) in_source = {};
  const mime::Part& part = email.message.parts[body.part];
  buffer.clear();
  bool is_dropped = text.is_in_later_branch;
  std::uint32_t done = 0;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (!is_dropped) {
      buffer += text.text.substr(done, tags[i].begin - done);
      if (tags[i].prints()) buffer += tags[i].written(text.text);
    }
    done = tags[i].end;
    if (!in_source.empty() && tags[i].is_in_block_structure())
      is_dropped = body.blocks.is_in_later_branch(part.map.source(in_source[i].end));
  }
  if (!is_dropped) buffer += text.text.substr(done);
  return buffer;
}

}  // namespace presend::email
