#pragma once

#include <string_view>

#include "scanner/template/tags.h"

// What the inside of a tag says, a function for each language.

namespace presend::templates {

struct Statement {
  Role role = Role::other;
  std::string_view name = {};
  Syntax syntax = Syntax::curly;
};

Statement curly_statement(std::string_view inside);       ///< of {{ … }}
Statement liquid_statement(std::string_view inside);      ///< of {% … %}
Statement code_statement(std::string_view inside);        ///< of <% … %> and <?php … ?>
Statement toolkit_statement(std::string_view inside);     ///< of [% … %]
Statement ampscript_statement(std::string_view inside);   ///< of %%[ … ]%%
Statement freemarker_statement(std::string_view inside);  ///< of <#…>, without the "/" of </#…>
Statement mailchimp_statement(std::string_view inside);   ///< of *|…|*

/// What an output prints by name: "x.y" of "x.y | upper", "${x}" and "& x".
std::string_view output_name(std::string_view inside);

/// Whether the word of a block says that only some readers see it: "if", "unless", "case".
bool is_condition_word(std::string_view word);
/// Whether a branch is for everybody else: {{else}}, {{^}}, *|ELSE:|*; not {{else if x}}.
bool is_last_resort(std::string_view tag_text);

}  // namespace presend::templates
