#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "scanner/template/syntax.h"

namespace presend::templates {

/// What a tag does.
enum class Role : std::uint8_t {
  output,   ///< leaves text: {{name}}, <%= x %>, *|FNAME|*
  open,     ///< begins a block: {% if x %}, {{#each x}}, *|IF:X|*
  branch,   ///< begins the next branch of one: {{else}}, {% elsif x %}, *|ELSE:|*
  close,    ///< ends one: {% endif %}, {{/each}}, <% end %>
  comment,  ///< {# #}, {{! }}, <%# %>
  other,    ///< any other statement: {% assign %}, {{> footer}}, {% unsubscribe %}
  several,  ///< code that begins or ends more than one block at once
};

/// A template tag in a text, [begin, end).
struct Tag {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  /// What an output is called, as "customer.first_name", or the word of a statement: "if" of both
  /// {% if x %} and {% endif %}. Empty for "<% end %>", which ends any block.
  std::uint32_t name_begin = 0;
  std::uint32_t name_end = 0;
  Syntax syntax = Syntax::curly;
  Role role = Role::output;

  [[nodiscard]] bool prints() const { return role == Role::output; }
  [[nodiscard]] bool is_in_block_structure() const {
    return role == Role::open || role == Role::branch || role == Role::close;
  }
  /// Of `text`, in which the tag was found.
  [[nodiscard]] std::string_view written(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  [[nodiscard]] std::string_view name(std::string_view text) const {
    return text.substr(name_begin, name_end - name_begin);
  }
};

/// Finds template tags. Those of the syntaxes whose delimiters cannot be anything else: {{ }},
/// {{{ }}}, {% %}, {# #}, <% %>, [% %], *| |*, %%[ ]%%, %%name%%, [[ ]], ${ }, {$ }, {!X.Y}, <?=
/// ?>,
/// <#if>; and those of ambiguous syntaxes that are declared, outside <style>. CSS braces, "100%",
/// percent escapes and MSO conditional comments are not tags. Ordered, not overlapping; an output
/// spans at most 2,000 bytes, a statement or comment 64 KB. O(n).
[[nodiscard]] std::vector<Tag> find_tags(std::string_view text, SyntaxSet declared = {});

}  // namespace presend::templates
