// Tags whose delimiters can be plain text, and which therefore must be declared.
#include "scanner/template/match.h"

namespace presend::templates::match {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::size_t kMostNameBytes = 120;

/// The end of a name of letters, digits and `also` from `from` on; `from` when there is none.
std::size_t name_end(std::string_view text, std::size_t from, std::string_view also) {
  if (from >= text.size() || !is_identifier_start(text[from])) return from;
  std::size_t end = from;
  while (end < text.size() && end < from + kMostNameBytes &&
         (is_identifier(text[end]) || also.find(text[end]) != npos))
    ++end;
  return end;
}

/// {name}, {first name}, {order.total|escape}
Match match_single_brace(std::string_view text, std::size_t at) {
  const std::size_t end = name_end(text, at + 1, ".- ");
  if (end == at + 1 || end >= text.size()) return std::nullopt;
  const std::string_view name = text.substr(at + 1, end - at - 1);
  if (text[end] == '}') return Found{end + 1, Syntax::single_braces, Role::output, trim(name)};
  if (text[end] != '|' && text[end] != ',') return std::nullopt;
  const auto inside = content(text, at + 1, "{", "}", kMostNameBytes);
  if (!inside || has_line_break(*inside)) return std::nullopt;
  return Found{at + inside->size() + 2, Syntax::single_braces, Role::output, trim(name)};
}

/// [NAME], [firstname,fallback=there]; not "[if mso]" and "[endif]".
Match match_single_bracket(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == '!') return std::nullopt;
  if (at > 2 && text.substr(at - 3, 3) == "!--") return std::nullopt;
  const std::size_t end = name_end(text, at + 1, ".- ");
  if (end == at + 1 || end >= text.size()) return std::nullopt;
  const std::string_view name = trim(text.substr(at + 1, end - at - 1));
  if (text[end] == ']') return Found{end + 1, Syntax::single_brackets, Role::output, name};
  if (std::string_view(",|:=").find(text[end]) == npos) return std::nullopt;
  const auto inside = content(text, at + 1, "[", "]", kMostNameBytes);
  if (!inside || has_line_break(*inside)) return std::nullopt;
  return Found{at + inside->size() + 2, Syntax::single_brackets, Role::output, name};
}

bool is_escape(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && hex_value(text[at]) >= 0 && hex_value(text[at + 1]) >= 0;
}

/// %FIRSTNAME%, %IF x%, %/IF%; not "100%ABC%" and not the percent escapes of an address.
Match match_percent(std::string_view text, std::size_t at) {
  if (at > 0 && is_ascii_digit(text[at - 1])) return std::nullopt;
  const bool is_close = text.substr(at + 1).starts_with('/');
  const std::size_t begin = at + 1 + (is_close ? 1 : 0);
  const std::size_t end = name_end(text, begin, "-");
  if (end < begin + 2 || end >= text.size()) return std::nullopt;
  const std::string_view name = text.substr(begin, end - begin);
  if (name == "IF" || name == "ELSEIF") {
    const auto inside = content(text, at + 1, "%", "%");
    if (!inside || has_line_break(*inside)) return std::nullopt;
    const Role role = is_close ? Role::close : name == "IF" ? Role::open : Role::branch;
    return Found{at + inside->size() + 2, Syntax::percent, role, name};
  }
  if (text[end] != '%') return std::nullopt;
  if (name == "ELSE") return Found{end + 1, Syntax::percent, Role::branch, name};
  if (is_escape(text, begin) && is_escape(text, end + 1)) return std::nullopt;
  if (is_close) return std::nullopt;
  return Found{end + 1, Syntax::percent, Role::output, name};
}

Match match_hash(std::string_view text, std::size_t at) {
  const std::size_t end = name_end(text, at + 1, ".-");
  if (end < at + 2 || end >= text.size() || text[end] != '#') return std::nullopt;
  return Found{end + 1, Syntax::hash, Role::output, text.substr(at + 1, end - at - 1)};
}

/// @Model.Order.Total, @ViewBag.Title, @(Model.Name); not the middle of an address.
Match match_razor(std::string_view text, std::size_t at) {
  if (at > 0 && is_identifier(text[at - 1])) return std::nullopt;
  const std::string_view rest = text.substr(at + 1);
  if (rest.starts_with('(')) {
    const auto inside = content(text, at + 2, "(", ")");
    if (!inside || has_line_break(*inside) || trim(*inside).empty()) return std::nullopt;
    return Found{at + inside->size() + 3, Syntax::razor, Role::output, trim(*inside)};
  }
  if (!rest.starts_with("Model.") && !rest.starts_with("ViewBag.") &&
      !rest.starts_with("ViewData."))
    return std::nullopt;
  std::size_t end = name_end(text, at + 1, ".");
  while (text[end - 1] == '.') --end;
  return Found{end, Syntax::razor, Role::output, text.substr(at + 1, end - at - 1)};
}

}  // namespace

Match match_declared(std::string_view text, std::size_t at, SyntaxSet declared) {
  switch (text[at]) {
    case '{':
      return declared.has(Syntax::single_braces) ? match_single_brace(text, at) : std::nullopt;
    case '[':
      return declared.has(Syntax::single_brackets) ? match_single_bracket(text, at) : std::nullopt;
    case '%':
      return declared.has(Syntax::percent) ? match_percent(text, at) : std::nullopt;
    case '#':
      return declared.has(Syntax::hash) ? match_hash(text, at) : std::nullopt;
    case '@':
      return declared.has(Syntax::razor) ? match_razor(text, at) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace presend::templates::match
