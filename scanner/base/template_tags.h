#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace presend {

/// What a template tag does to the text around it.
enum class TagKind : std::uint8_t {
  output,   ///< leaves text: {{name}}, <%= x %>, *|FNAME|*
  control,  ///< leaves nothing: {% if %}, {{#each}}, <% %>, comments
};

/// A template tag in a text, [begin, end).
struct TemplateTag {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TagKind kind = TagKind::output;
};

/// Finds template tags of the syntaxes whose delimiters cannot be anything else: {{ }}, {{{ }}},
/// {% %}, {# #}, <% %>, [% %], *| |*, %%[ ]%%, %%name%%, [[ ]], ${ }, {$ }, {!X.Y}, <?= ?>, <#if>.
/// CSS braces, "100%", percent escapes and MSO conditional comments are not tags. Ordered, not
/// overlapping; a tag spans at most 2,000 bytes. O(n).
[[nodiscard]] std::vector<TemplateTag> find_template_tags(std::string_view text);

}  // namespace presend
