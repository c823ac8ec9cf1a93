#include "scanner/template/match.h"

#include <algorithm>
#include <array>

#include "scanner/template/statement.h"

namespace presend::templates::match {
namespace {

constexpr auto npos = std::string_view::npos;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [word](std::string_view one) { return equals_ignoring_case(word, one); });
}

}  // namespace

bool has_line_break(std::string_view text) { return text.find_first_of("\r\n") != npos; }

std::optional<std::string_view> content(std::string_view text, std::size_t from,
                                        std::string_view opener, std::string_view closer,
                                        std::size_t most) {
  const std::size_t end = std::min(text.size(), from - opener.size() + most);
  for (std::size_t at = from; at + closer.size() <= end; ++at) {
    if (text[at] == closer[0] && text.substr(at, closer.size()) == closer)
      return text.substr(from, at - from);
    if (text[at] == opener[0] && text.substr(at, opener.size()) == opener) return std::nullopt;
  }
  return std::nullopt;
}

std::string_view first_word(std::string_view inside) {
  const std::size_t begin = inside.find_first_not_of(" \t\r\n~-+");
  if (begin == npos) return {};
  std::size_t end = begin;
  while (end < inside.size() && is_identifier(inside[end])) ++end;
  return inside.substr(begin, end - begin);
}

namespace {

Found found(std::size_t end, Syntax syntax, const Statement& statement) {
  return {end, syntax, statement.role, statement.name};
}

/// <%= x %>, <% if x %>, <%- x %>, <%# a comment %>, SendGrid's <%name%>.
Match match_percent_angle(std::string_view text, std::size_t at) {
  const auto inside = content(text, at + 2, "<%", "%>", kMostCodeBytes);
  if (!inside) return std::nullopt;
  const std::size_t end = at + inside->size() + 4;
  const std::string_view trimmed = trim(*inside);
  if (trimmed.empty()) return std::nullopt;
  if (trimmed.front() == '#' || trimmed.starts_with("--"))
    return Found{end, Syntax::erb, Role::comment, {}};
  // "<%@ page %>" of JSP; "<% @items.each do |i| %>" is Ruby.
  if (inside->starts_with('@')) return Found{end, Syntax::erb, Role::other, {}};
  const std::string_view word = first_word(*inside);
  const bool prints = trimmed.front() == '=' || trimmed.front() == '-';
  const Statement statement = code_statement(prints ? trimmed.substr(1) : trimmed);
  if (trimmed.front() == '=' || trimmed.starts_with("${")) {
    // "<%= form_for x do |f| %>" prints and begins a block.
    if (statement.role == Role::open) return found(end, Syntax::erb, statement);
    return Found{end, Syntax::erb, Role::output, output_name(trimmed)};
  }
  // "<%-" prints in EJS and only trims white space in ERB.
  if (trimmed.front() == '-' && statement.role == Role::other)
    return Found{end, Syntax::erb, Role::output, output_name(trimmed)};
  const bool is_name = word == trimmed && !word.empty() && statement.role == Role::other;
  // SendGrid also takes "<% body %>" and "<% subject %>".
  if (is_name && (inside->size() == trimmed.size() || word == "body" || word == "subject"))
    return Found{end, Syntax::sendgrid, Role::output, word};
  return found(end, Syntax::erb, statement);
}

/// <#if x>, </#if>, <#-- a comment --> of FreeMarker.
Match match_freemarker(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 29> kDirectives{
      "if",      "else",    "elseif",  "list",     "assign",      "include", "import",   "macro",
      "local",   "break",   "global",  "function", "return",      "switch",  "case",     "default",
      "sep",     "items",   "noparse", "compress", "setting",     "escape",  "noescape", "attempt",
      "recover", "autoesc", "nested",  "continue", "outputformat"};
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("<#--")) {
    const auto comment = content(text, at + 4, "<#--", "-->", kMostCodeBytes);
    if (!comment) return std::nullopt;
    return Found{at + comment->size() + 7, Syntax::freemarker, Role::comment, {}};
  }
  const std::string_view opener = rest.starts_with("</#") ? "</#" : "<#";
  const auto inside = content(text, at + opener.size(), opener, ">");
  if (!inside || inside->empty() || !is_ascii_alpha(inside->front())) return std::nullopt;
  if (!is_one_of(first_word(*inside), kDirectives)) return std::nullopt;
  const std::size_t end = at + opener.size() + inside->size() + 1;
  if (opener.size() == 3) return Found{end, Syntax::freemarker, Role::close, first_word(*inside)};
  return found(end, Syntax::freemarker, freemarker_statement(*inside));
}

/// <?= x ?> and <?php … ?>; "<?xml" is none.
Match match_php(std::string_view text, std::size_t at) {
  const bool is_output = text.substr(at).starts_with("<?=");
  const std::string_view opener = is_output ? "<?=" : "<?php";
  if (!starts_with_ignoring_case(text.substr(at), opener)) return std::nullopt;
  const auto inside = content(text, at + opener.size(), "<?", "?>", kMostCodeBytes);
  if (!inside || trim(*inside).empty()) return std::nullopt;
  const std::size_t end = at + opener.size() + inside->size() + 2;
  if (is_output) return Found{end, Syntax::php, Role::output, output_name(*inside)};
  return found(end, Syntax::php, code_statement(*inside));
}

}  // namespace

Match match_angle(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("<%")) return match_percent_angle(text, at);
  if (rest.starts_with("<#") || rest.starts_with("</#")) return match_freemarker(text, at);
  if (rest.starts_with("<?")) return match_php(text, at);
  return std::nullopt;
}

namespace {

/// [[firstname]], [[data:name:"friend"]], [[firstname "friend" ucfw]]: one line that starts with
/// a name; two plain words ("[[Main Page]]") are a wiki's.
Match match_double_bracket(std::string_view text, std::size_t at) {
  const auto inside = content(text, at + 2, "[", "]]");
  if (!inside || has_line_break(*inside) || inside->find(']') != npos) return std::nullopt;
  const std::string_view expression = trim(*inside);
  if (expression.empty() || !is_identifier_start(expression.front())) return std::nullopt;
  std::size_t name = 1;
  while (name < expression.size() &&
         (is_identifier(expression[name]) || expression[name] == '.' || expression[name] == '-'))
    ++name;
  const std::string_view rest = expression.substr(name);
  const bool is_tag = rest.empty() || rest[0] == ':' || rest[0] == '|' || rest[0] == '=' ||
                      (rest[0] == ' ' && rest.find_first_of("\"'=|") != npos);
  if (!is_tag) return std::nullopt;
  return Found{at + inside->size() + 4, Syntax::double_brackets, Role::output,
               expression.substr(0, name)};
}

/// [% name | default %] of SendGrid, [% IF x %] of the Template Toolkit.
Match match_percent_bracket(std::string_view text, std::size_t at) {
  const auto inside = content(text, at + 2, "[%", "%]", kMostCodeBytes);
  if (!inside) return std::nullopt;
  const std::size_t end = at + inside->size() + 4;
  const Statement statement = toolkit_statement(*inside);
  if (statement.role != Role::comment && first_word(*inside).empty()) return std::nullopt;
  return found(end, Syntax::tt2, statement);
}

}  // namespace

Match match_bracket(std::string_view text, std::size_t at) {
  switch (at + 1 < text.size() ? text[at + 1] : '\0') {
    case '[':
      return match_double_bracket(text, at);
    case '%':
      return match_percent_bracket(text, at);
    default:
      return std::nullopt;
  }
}

/// *|FNAME|*, *|LIST:ADDRESS|*, *|IF:X|* of Mailchimp.
Match match_mailchimp(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || text[at + 1] != '|') return std::nullopt;
  const auto inside = content(text, at + 2, "*|", "|*");
  if (!inside || inside->empty() || !is_identifier(inside->front())) return std::nullopt;
  if (has_line_break(*inside) || inside->find('|') != npos) return std::nullopt;
  const std::size_t end = at + inside->size() + 4;
  return found(end, Syntax::mailchimp, mailchimp_statement(*inside));
}

/// %%attribute%%, %%=v(@x)=%% and %%[ set @x = 1 ]%% of AMPscript.
Match match_double_percent(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (!rest.starts_with("%%") || rest.size() < 5) return std::nullopt;
  if (rest[2] == '[') {
    const auto block = content(text, at + 3, "%%[", "]%%", kMostCodeBytes);
    if (!block) return std::nullopt;
    return found(at + block->size() + 6, Syntax::ampscript, ampscript_statement(*block));
  }
  if (rest[2] == '=') {
    const auto call = content(text, at + 3, "%%=", "=%%");
    if (!call || trim(*call).empty()) return std::nullopt;
    return Found{at + call->size() + 6, Syntax::ampscript, Role::output, output_name(*call)};
  }
  // "100%%": a percent sign, doubled by mistake.
  if (at > 0 && is_ascii_digit(text[at - 1])) return std::nullopt;
  constexpr std::size_t kMaxName = 128;
  std::size_t size = 2;
  while (size < rest.size() && size < kMaxName &&
         (is_identifier(rest[size]) || rest[size] == ' ' || rest[size] == '.' ||
          rest[size] == ':' || rest[size] == '-'))
    ++size;
  const std::string_view name = rest.substr(2, size - 2);
  if (name.empty() || !is_identifier_start(name.front()) || name.ends_with(' '))
    return std::nullopt;
  if (!rest.substr(size).starts_with("%%")) return std::nullopt;
  return Found{at + size + 2, Syntax::ampscript, Role::output, name};
}

}  // namespace presend::templates::match
