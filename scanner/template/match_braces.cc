#include <string_view>

#include "scanner/template/match.h"
#include "scanner/template/statement.h"

namespace presend::templates::match {
namespace {

constexpr auto npos = std::string_view::npos;

/// Whether braces inside a tag pair up; `open` is left at the number still open at the end.
bool are_braces_paired(std::string_view inside, int& open) {
  open = 0;
  for (const char c : inside) {
    if (c == '{') ++open;
    if (c == '}' && --open < 0) return false;
  }
  return true;
}

/// A Handlebars comment, which may hold whole tags: "{{!-- {{x}} --}}".
Match match_block_comment(std::string_view text, std::size_t at) {
  constexpr std::string_view kOpener = "{{!--";
  const auto inside = content(text, at + kOpener.size(), kOpener, "--}}", kMostCodeBytes);
  if (!inside) return std::nullopt;
  return Found{at + kOpener.size() + inside->size() + 4, Syntax::handlebars, Role::comment, {}};
}

/// {{x}}, {{{x}}}, {{#if x}}, {{! }}, and Braze's {{${x}}}.
Match match_mustache(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("{{!--")) return match_block_comment(text, at);
  if (rest.starts_with("{{{")) {
    const auto inside = content(text, at + 3, "{{", "}}}");
    int open = 0;
    if (!inside || inside->starts_with('{')) return std::nullopt;
    if (trim(*inside).empty() || !are_braces_paired(*inside, open) || open != 0)
      return std::nullopt;
    return Found{at + inside->size() + 6, Syntax::handlebars, Role::output, output_name(*inside)};
  }
  const auto inside = content(text, at + 2, "{{", "}}");
  int open = 0;
  if (!inside || trim(*inside).empty() || !are_braces_paired(*inside, open)) return std::nullopt;
  std::size_t end = at + inside->size() + 4;
  if (open > 0) {
    // "{{${x}}}": the first of the three braces belongs to the inner pair.
    if (open > 1 || end == text.size() || text[end] != '}') return std::nullopt;
    ++end;
  }
  const Statement statement = curly_statement(*inside);
  return Found{end, statement.syntax, statement.role, statement.name};
}

/// {% if x %} and {# a comment, over several lines too #}.
Match match_block(std::string_view text, std::size_t at) {
  const std::string_view opener = text.substr(at, 2);
  const auto inside = content(text, at + 2, opener, opener == "{%" ? "%}" : "#}", kMostCodeBytes);
  if (!inside) return std::nullopt;
  const bool is_statement = opener == "{%";
  // Liquid's comments within a line: "{% # note %}", "{%- # note -%}".
  const std::size_t sign = inside->find_first_not_of("- \t");
  if (is_statement && sign != npos && (*inside)[sign] == '#')
    return Found{at + inside->size() + 4, Syntax::liquid, Role::comment, {}};
  if (is_statement && first_word(*inside).empty()) return std::nullopt;
  if (!is_statement && trim(*inside).empty()) return std::nullopt;
  const std::size_t end = at + inside->size() + 4;
  if (!is_statement) return Found{end, Syntax::liquid, Role::comment, {}};
  const Statement statement = liquid_statement(*inside);
  return Found{end, Syntax::liquid, statement.role, statement.name};
}

/// {$name}, {$order->total|escape} of Smarty and MailerLite; not "{$n < 0}" of a script.
Match match_smarty(std::string_view text, std::size_t at) {
  const auto inside = content(text, at + 2, "{", "}");
  if (!inside || inside->empty() || !is_identifier_start(inside->front())) return std::nullopt;
  if (has_line_break(*inside) || inside->find(';') != npos || *inside == "_") return std::nullopt;
  std::size_t name = 1;
  while (name < inside->size() && is_identifier((*inside)[name])) ++name;
  const std::string_view rest = trim(inside->substr(name));
  const bool is_tag = rest.empty() || rest.starts_with("->") || rest[0] == '.' || rest[0] == '|' ||
                      rest[0] == '[' || rest[0] == ':';
  if (!is_tag) return std::nullopt;
  return Found{at + inside->size() + 3, Syntax::smarty, Role::output, output_name(*inside)};
}

/// {!Contact.FirstName} of Salesforce.
Match match_salesforce(std::string_view text, std::size_t at) {
  const auto inside = content(text, at + 2, "{", "}");
  if (!inside || inside->find('.') == npos || inside->ends_with('.')) return std::nullopt;
  bool is_start = true;
  for (const char c : *inside) {
    if (is_start ? !is_identifier_start(c) && c != '$' : !is_identifier(c) && c != '.')
      return std::nullopt;
    is_start = c == '.';
  }
  return Found{at + inside->size() + 3, Syntax::salesforce, Role::output, *inside};
}

}  // namespace

/// ${user.name!"there"} of FreeMarker and others; not "$5" and not a shell's "${#x}".
Match match_dollar(std::string_view text, std::size_t at) {
  const auto inside = content(text, at + 2, "${", "}");
  if (!inside || has_line_break(*inside)) return std::nullopt;
  const std::string_view expression = trim(*inside);
  if (expression.empty()) return std::nullopt;
  const char first =
      expression.front() == '.' && expression.size() > 1 ? expression[1] : expression.front();
  if (!is_identifier_start(first) || inside->find('{') != npos) return std::nullopt;
  return Found{at + inside->size() + 3, Syntax::freemarker, Role::output, output_name(*inside)};
}

Match match_brace(std::string_view text, std::size_t at) {
  switch (at + 1 < text.size() ? text[at + 1] : '\0') {
    case '{':
      return match_mustache(text, at);
    case '%':
    case '#':
      return match_block(text, at);
    case '$':
      return match_smarty(text, at);
    case '!':
      return match_salesforce(text, at);
    default:
      return std::nullopt;
  }
}

}  // namespace presend::templates::match
