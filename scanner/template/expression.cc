#include "scanner/template/expression.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"
#include "scanner/template/match.h"
#include "scanner/template/statement.h"

namespace presend::templates {
namespace {

constexpr auto npos = std::string_view::npos;

/// What stands between the delimiters.
std::string_view inside_of(const Tag& tag, std::string_view text) {
  std::string_view inside = tag.written(text);
  if (tag.syntax == Syntax::razor) return tag.name(text);
  const auto strip = [&](std::size_t before, std::size_t behind) {
    inside.remove_prefix(std::min(before, inside.size()));
    inside.remove_suffix(std::min(behind, inside.size()));
  };
  switch (tag.syntax) {
    case Syntax::php:
      strip(3, 2);
      break;
    case Syntax::freemarker:
    case Syntax::smarty:
    case Syntax::salesforce:
      strip(2, 1);
      break;
    case Syntax::single_braces:
    case Syntax::single_brackets:
    case Syntax::percent:
    case Syntax::hash:
      strip(1, 1);
      break;
    case Syntax::ampscript:
      if (inside.starts_with("%%="))
        strip(3, 3);
      else
        strip(2, 2);
      break;
    default:
      if (inside.starts_with("{{{"))
        strip(3, 3);
      else
        strip(2, 2);
      break;
  }
  inside = trim(inside);
  if (tag.syntax == Syntax::erb && !inside.empty() &&
      (inside.front() == '=' || inside.front() == '-'))
    inside.remove_prefix(1);
  if (!inside.empty() && inside.front() == '~') inside.remove_prefix(1);
  if (!inside.empty() && (inside.back() == '~' || inside.back() == '-')) inside.remove_suffix(1);
  return trim(inside);
}

/// The text between matching quotation marks that `text` consists of.
std::optional<std::string_view> quoted_text(std::string_view text) {
  text = trim(text);
  if (text.size() < 2 || (text.front() != '"' && text.front() != '\'')) return std::nullopt;
  const std::size_t end = text.find(text.front(), 1);
  if (end != text.size() - 1) return std::nullopt;
  return text.substr(1, text.size() - 2);
}

/// Takes `word` and the blanks around it off the front of `rest`.
bool take(std::string_view& rest, std::string_view word) {
  const std::string_view trimmed = trim(rest);
  if (!starts_with_ignoring_case(trimmed, word)) return false;
  rest = trim(trimmed.substr(word.size()));
  return true;
}

/// ": 'y'" and "('y')" behind "| default".
void read_filter_argument(std::string_view rest, Expression& expression) {
  expression.has_fallback = true;
  if (rest.starts_with(':'))
    rest.remove_prefix(1);
  else if (rest.starts_with('(') && rest.ends_with(')'))
    rest = rest.substr(1, rest.size() - 2);
  else
    return;
  expression.fallback = quoted_text(rest);
  expression.is_simple = expression.fallback.has_value();
}

/// What stands behind the name.
void read_rest(std::string_view rest, Syntax syntax, Expression& expression) {
  rest = trim(rest);
  // The braces of "{{${x}}}" are no part of the expression.
  while (rest.starts_with('}')) rest = trim(rest.substr(1));
  if (rest.empty()) {
    expression.is_simple = true;
    return;
  }
  if (take(rest, "|")) {
    if (take(rest, "default")) return read_filter_argument(rest, expression);
    if (take(rest, "safe") || take(rest, "raw")) {
      expression.is_raw = true;
      expression.is_simple = rest.empty();
      return;
    }
    if (take(rest, "|")) {
      expression.has_fallback = true;
      expression.fallback = quoted_text(rest);
    } else if (syntax == Syntax::tt2) {
      // SendGrid's "[%name | there%]"
      expression.has_fallback = true;
      expression.fallback = rest;
    }
    expression.is_simple = expression.fallback.has_value();
    return;
  }
  for (const std::string_view word : {":default=", ",default=", ",fallback="})
    if (take(rest, word)) {
      expression.has_fallback = expression.is_simple = true;
      expression.fallback = rest;
      return;
    }
  for (const std::string_view word : {"or ", "??", "?:", "!", ":", "\"default="})
    if (take(rest, word)) {
      expression.has_fallback = true;
      expression.fallback = quoted_text(word.front() == '"' ? trim(rest).substr(0, 0) : rest);
      expression.is_simple = expression.fallback.has_value();
      return;
    }
}

/// Signs of a fallback anywhere in an expression that is not simple.
bool mentions_fallback(std::string_view inside) {
  constexpr std::array<std::string_view, 9> kSigns = {
      "default", "fallback", "||", "??", "?:", " or ", "coalesce", "??", " else "};
  return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
    return find_ignoring_case(inside, sign) != npos;
  });
}

}  // namespace

Expression read_expression(const Tag& tag, std::string_view text) {
  Expression expression;
  const std::string_view written = tag.written(text);
  const std::string_view inside = inside_of(tag, text);
  expression.path = tag.name(text);
  expression.is_raw =
      written.starts_with("{{{") || written.starts_with("{{&") ||
      (tag.syntax != Syntax::curly && tag.syntax != Syntax::handlebars && tag.syntax != Syntax::go);
  if (tag.syntax == Syntax::mailchimp) {
    // "*|DATE:d/m/y|*" has an argument, and "*|LIST:ADDRESS|*" a name with a colon.
    expression.is_simple = true;
    return expression;
  }
  std::size_t end = 0;
  if (!expression.path.empty() && expression.path.data() >= inside.data())
    end = static_cast<std::size_t>(expression.path.data() + expression.path.size() - inside.data());
  if (tag.syntax == Syntax::curly) {
    // Marketo's names have blanks: "{{lead.First Name:default=there}}".
    const std::size_t colon = inside.find(":default=");
    const std::string_view name = trim(inside.substr(0, colon));
    const bool is_marketo =
        colon != npos || name.starts_with("lead.") || name.starts_with("company.");
    if (is_marketo && name.find_first_of("|(\"'") == npos) {
      expression.path = name;
      end = colon == npos ? inside.size() : colon;
    }
  }
  read_rest(inside.substr(std::min(end, inside.size())), tag.syntax, expression);
  if (!expression.has_fallback) expression.has_fallback = mentions_fallback(inside);
  return expression;
}

bool can_have_fallback(Syntax syntax) {
  switch (syntax) {
    case Syntax::curly:
    case Syntax::handlebars:
    case Syntax::liquid:
    case Syntax::go:
    case Syntax::freemarker:
    case Syntax::tt2:
    case Syntax::double_brackets:
    case Syntax::single_brackets:
    case Syntax::erb:
    case Syntax::php:
      return true;
    default:
      return false;
  }
}

}  // namespace presend::templates
