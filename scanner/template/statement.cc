#include "scanner/template/statement.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"
#include "scanner/template/match.h"

namespace presend::templates {
namespace {

using match::first_word;
using match::is_identifier;
using match::is_identifier_start;

constexpr auto npos = std::string_view::npos;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

template <std::size_t N>
bool is_one_of_any_case(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view one) { return equals_ignoring_case(word, one); });
}

/// Without blanks and the signs that control white space: "{%- if x -%}", "{{~x~}}".
std::string_view trim_control(std::string_view inside) {
  constexpr std::string_view kDropped = " \t\r\n\f~-+";
  const std::size_t begin = inside.find_first_not_of(kDropped);
  if (begin == npos) return {};
  return inside.substr(begin, inside.find_last_not_of(kDropped) + 1 - begin);
}

std::string_view behind(std::string_view text, std::string_view word) {
  return trim(text.substr(static_cast<std::size_t>(word.data() + word.size() - text.data())));
}

/// A run of anything but blanks and parentheses: names of Handlebars blocks may be paths.
std::string_view block_name(std::string_view text) {
  text = trim(text);
  return text.substr(0, text.find_first_of(" \t\r\n\f(~}"));
}

Statement handlebars(Role role, std::string_view name = {}) {
  return {role, name, Syntax::handlebars};
}

/// {{#if x}}, {{^x}}, {{/if}}, {{> x}}, {{! }}: `inside` begins with one of these signs.
Statement sigil_statement(std::string_view inside) {
  std::string_view rest = inside.substr(1);
  switch (inside.front()) {
    case '#':
      while (!rest.empty() && (rest.front() == '>' || rest.front() == '*')) rest.remove_prefix(1);
      return handlebars(Role::open, block_name(rest));
    case '^':
      return trim(rest).empty() ? handlebars(Role::branch)
                                : handlebars(Role::open, block_name(rest));
    case '/':
      if (rest.starts_with('*')) return {Role::comment, {}, Syntax::go};
      return handlebars(Role::close, block_name(rest));
    case '!':
      return handlebars(Role::comment);
    case '&':
      return handlebars(Role::output, output_name(rest));
    default:
      return handlebars(Role::other, block_name(rest));
  }
}

}  // namespace

std::string_view output_name(std::string_view inside) {
  std::string_view text = trim_control(inside);
  while (!text.empty() && std::string_view("&=.$").find(text.front()) != npos)
    text.remove_prefix(1);
  text = trim(text);
  if (text.starts_with('{')) text.remove_prefix(1);
  text = trim(text);
  std::size_t end = 0;
  while (end < text.size() &&
         (is_identifier(text[end]) || !is_ascii(text[end]) || text[end] == '.' ||
          text[end] == '@' || text[end] == '$' ||
          (text[end] == '-' && end + 1 < text.size() && is_identifier(text[end + 1]))))
    ++end;
  return text.substr(0, end);
}

Statement curly_statement(std::string_view inside) {
  const std::string_view text = trim_control(inside);
  if (text.empty()) return {Role::other};
  if (std::string_view("#^/!&>").find(text.front()) != npos) return sigil_statement(text);
  const std::string_view word = first_word(text);
  const std::string_view rest =
      word.empty() ? text
                   : text.substr(static_cast<std::size_t>(word.data() - text.data()) + word.size());
  const bool is_word = word.data() == text.data() && (rest.empty() || is_space(rest.front()));
  if (is_word) {
    constexpr std::array<std::string_view, 4> kBranches = {"else", "elseif", "elsif", "elif"};
    if (is_one_of_any_case(word, kBranches)) return {Role::branch, word};
    if (equals_ignoring_case(word, "end") && rest.empty()) return {Role::close, {}, Syntax::go};
    if (equals_ignoring_case(word, "endif") && rest.empty())
      return {Role::close, word.substr(3), Syntax::curly};
    constexpr std::array<std::string_view, 5> kBlocks = {"if", "range", "with", "block", "define"};
    if (!trim(rest).empty()) {
      // GetResponse writes {{IF "(…)"}}, Go {{if .X}}.
      if (is_one_of_any_case(word, kBlocks))
        return {Role::open, word, word.front() >= 'a' ? Syntax::go : Syntax::curly};
      constexpr std::array<std::string_view, 4> kOthers = {"template", "include", "set", "switch"};
      if (is_one_of_any_case(word, kOthers)) return {Role::other, word};
    }
  }
  const bool is_go = text.size() > 1 && (text.front() == '.' || text.front() == '$') &&
                     (is_identifier_start(text[1]) || text[1] == ' ');
  if (is_go) return {Role::output, output_name(text), Syntax::go};
  const bool has_filter = text.find('|') != npos && text.find("||") == npos;
  const bool is_liquid = has_filter || text.find("${") != npos;
  return {Role::output, output_name(text), is_liquid ? Syntax::liquid : Syntax::curly};
}

Statement liquid_statement(std::string_view inside) {
  const std::string_view text = trim_control(inside);
  std::string_view word = first_word(text);
  const std::string_view rest = word.empty() ? text : behind(text, word);
  const auto liquid = [](Role role, std::string_view name) {
    return Statement{role, name, Syntax::liquid};
  };
  if (word == "end") return liquid(Role::close, {});
  if (word.starts_with("end")) {
    word.remove_prefix(word.starts_with("end_") ? 4 : 3);
    return liquid(Role::close, word);
  }
  constexpr std::array<std::string_view, 8> kBranches = {"else", "elsif",  "elif",  "elseif",
                                                         "when", "plural", "empty", "otherwise"};
  if (is_one_of(word, kBranches)) return liquid(Role::branch, word);
  constexpr std::array<std::string_view, 38> kBlocks = {
      "if",         "unless",       "for",          "case",       "capture",
      "comment",    "raw",          "tablerow",     "paginate",   "macro",
      "filter",     "autoescape",   "call",         "blocktrans", "blocktranslate",
      "spaceless",  "verbatim",     "ifequal",      "ifnotequal", "ifchanged",
      "apply",      "embed",        "sandbox",      "schema",     "stylesheet",
      "javascript", "dnd_area",     "dnd_section",  "dnd_column", "dnd_row",
      "dnd_module", "module_block", "widget_block", "scope_css",  "localize",
      "while",      "try",          "style"};
  if (is_one_of(word, kBlocks)) return liquid(Role::open, word);
  // {% set x %}…{% endset %} is a block, {% set x = 1 %} is none; likewise the others.
  if (word == "set") return liquid(rest.find('=') == npos ? Role::open : Role::other, word);
  if (word == "block") return liquid(rest.find(' ') == npos ? Role::open : Role::other, word);
  return liquid(Role::other, word);
}

Statement toolkit_statement(std::string_view inside) {
  const std::string_view text = trim_control(inside);
  const auto toolkit = [](Role role, std::string_view name) {
    return Statement{role, name, Syntax::tt2};
  };
  if (text.starts_with('#')) return toolkit(Role::comment, {});
  const std::string_view word = first_word(text);
  if (word == "END") return toolkit(Role::close, {});
  constexpr std::array<std::string_view, 5> kBranches = {"ELSE", "ELSIF", "CASE", "CATCH", "FINAL"};
  if (is_one_of(word, kBranches)) return toolkit(Role::branch, word);
  constexpr std::array<std::string_view, 10> kBlocks = {
      "IF", "UNLESS", "FOREACH", "FOR", "WHILE", "SWITCH", "WRAPPER", "FILTER", "TRY", "BLOCK"};
  if (is_one_of(word, kBlocks))
    return toolkit(text.ends_with("END") ? Role::other : Role::open, word);
  constexpr std::array<std::string_view, 15> kOthers = {
      "SET",   "CALL",   "INCLUDE", "PROCESS", "INSERT", "USE",   "DEFAULT", "META",
      "MACRO", "RETURN", "STOP",    "NEXT",    "LAST",   "CLEAR", "PERL"};
  constexpr std::array<std::string_view, 6> kSmall = {"if", "else", "elsif", "end", "endif", "for"};
  if (is_one_of(word, kOthers) || is_one_of(word, kSmall)) return toolkit(Role::other, word);
  return toolkit(Role::output, output_name(text));
}

Statement freemarker_statement(std::string_view inside) {
  const std::string_view word = first_word(inside);
  const auto freemarker = [&](Role role) { return Statement{role, word, Syntax::freemarker}; };
  constexpr std::array<std::string_view, 5> kBranches = {"else", "elseif", "case", "default",
                                                         "recover"};
  if (is_one_of(word, kBranches)) return freemarker(Role::branch);
  constexpr std::array<std::string_view, 13> kBlocks = {
      "if",       "list",    "macro",   "function", "switch",  "escape",      "noescape",
      "compress", "attempt", "noparse", "items",    "autoesc", "outputformat"};
  if (is_one_of(word, kBlocks)) return freemarker(Role::open);
  constexpr std::array<std::string_view, 3> kAssignments = {"assign", "local", "global"};
  if (is_one_of(word, kAssignments) && inside.find('=') == npos) return freemarker(Role::open);
  return freemarker(Role::other);
}

Statement mailchimp_statement(std::string_view inside) {
  const std::size_t colon = inside.find(':');
  const std::string_view word = inside.substr(0, colon);
  const auto mailchimp = [](Role role, std::string_view name) {
    return Statement{role, name, Syntax::mailchimp};
  };
  if (equals_ignoring_case(word, "IF") || equals_ignoring_case(word, "IFNOT"))
    return mailchimp(Role::open, word.substr(0, 2));
  if (equals_ignoring_case(word, "ELSE") || equals_ignoring_case(word, "ELSEIF"))
    return mailchimp(Role::branch, word);
  if (equals_ignoring_case(word, "END"))
    return mailchimp(Role::close, colon == npos ? std::string_view() : inside.substr(colon + 1));
  if (equals_ignoring_case(word, "ENDIF")) return mailchimp(Role::close, word.substr(3));
  constexpr std::array<std::string_view, 2> kBlocks = {"INTERESTED", "RSSITEMS"};
  if (is_one_of_any_case(word, kBlocks)) return mailchimp(Role::open, word);
  return mailchimp(Role::output, inside);
}

bool is_condition_word(std::string_view word) {
  constexpr std::array<std::string_view, 9> kWords = {"if",         "unless",   "case",
                                                      "switch",     "ifequal",  "ifnotequal",
                                                      "interested", "insertif", "equals"};
  return is_one_of_any_case(word, kWords);
}

bool is_last_resort(std::string_view tag_text) {
  if (tag_text.starts_with("{{") && tag_text.find('^') != npos) return true;
  const std::size_t at = find_ignoring_case(tag_text, "else");
  if (at == npos) return find_ignoring_case(tag_text, "default") != npos;
  const std::string_view rest = tag_text.substr(at + 4);
  if (!rest.empty() && is_identifier(rest.front())) return false;
  const std::string_view next = first_word(rest);
  return next.empty() || !(equals_ignoring_case(next, "if") || next == "unless");
}

}  // namespace presend::templates
