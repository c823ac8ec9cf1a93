#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace presend::templates {

/// Template languages by the look of their tags.
enum class Syntax : std::uint8_t {
  curly,            ///< {{x}}, which Handlebars, Liquid, Jinja, Go and others share
  handlebars,       ///< {{#if}} {{/if}} {{> x}} {{{x}}}, Mustache too
  liquid,           ///< {% %} {# #} {{ x | filter }}: Liquid, Jinja, Django, Twig, HubSpot
  go,               ///< {{ .Name }} {{if .X}} {{end}}
  mailchimp,        ///< *|FNAME|*
  erb,              ///< <% %>: ERB, EJS, Mapp
  sendgrid,         ///< <%name%>, of SendGrid's old templates
  ampscript,        ///< %%name%% %%[ ]%% %%=v(@x)=%%
  salesforce,       ///< {!Contact.FirstName}
  smarty,           ///< {$name}: Smarty, MailerLite
  double_brackets,  ///< [[name]]: GetResponse, Mailjet
  freemarker,       ///< ${x} <#if>
  php,              ///< <?= ?> <?php ?>
  tt2,              ///< [% %]: Template Toolkit
  // Delimiters that can be plain text, and count only when they are declared:
  single_braces,    ///< {name}
  single_brackets,  ///< [NAME], [firstname,fallback=x]
  percent,          ///< %NAME%
  hash,             ///< #name#
  razor,            ///< @Model.Name
};
inline constexpr std::size_t kSyntaxes = 19;

/// Which of them.
class SyntaxSet {
 public:
  constexpr SyntaxSet() = default;
  constexpr SyntaxSet(std::initializer_list<Syntax> syntaxes) {
    for (const Syntax syntax : syntaxes) add(syntax);
  }
  constexpr void add(Syntax syntax) { bits_ |= bit(syntax); }
  [[nodiscard]] constexpr bool has(Syntax syntax) const { return (bits_ & bit(syntax)) != 0; }
  /// Whether any has delimiters that can be plain text.
  [[nodiscard]] constexpr bool has_ambiguous() const { return bits_ >= bit(Syntax::single_braces); }
  friend constexpr bool operator==(SyntaxSet, SyntaxSet) = default;

 private:
  static constexpr std::uint32_t bit(Syntax syntax) {
    return std::uint32_t{1} << static_cast<unsigned>(syntax);
  }
  std::uint32_t bits_ = 0;
};

/// What people call the language: "Handlebars", "Liquid or Jinja".
[[nodiscard]] std::string_view in_words(Syntax syntax);

/// A name that `[templates] syntax` knows, and a tag of that syntax.
struct SyntaxName {
  std::string_view name;
  Syntax syntax;
  std::string_view example;
};
/// All of them: first those with delimiters that must be declared, then those that are always
/// known and may be declared too, each part by name.
[[nodiscard]] std::span<const SyntaxName> syntax_names();
/// The syntax of a name, letters of any case; nothing for an unknown one.
[[nodiscard]] std::optional<Syntax> syntax_by_name(std::string_view name);

}  // namespace presend::templates
