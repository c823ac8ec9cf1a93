#include <algorithm>
#include <iterator>
#include <optional>

#include "scanner/css/declarations.h"
#include "scanner/css/keywords.h"
#include "scanner/css/media_query.h"
#include "scanner/css/property_names.h"

namespace presend::css {
namespace {

constexpr int kMostDepth = 8;

/// Whether a standard property begins like that.
bool is_in_family(std::string_view name) {
  static constexpr std::string_view kFamilies[] = {"accent-color",
                                                   "align-",
                                                   "animation",
                                                   "appearance",
                                                   "aspect-ratio",
                                                   "backdrop-filter",
                                                   "background",
                                                   "border",
                                                   "box-",
                                                   "break-",
                                                   "caption-side",
                                                   "caret-color",
                                                   "clear",
                                                   "color-scheme",
                                                   "column",
                                                   "contain",
                                                   "content",
                                                   "counter-",
                                                   "cursor",
                                                   "direction",
                                                   "empty-",
                                                   "fill",
                                                   "filter",
                                                   "flex",
                                                   "font",
                                                   "gap",
                                                   "grid",
                                                   "hyphens",
                                                   "image-rendering",
                                                   "isolation",
                                                   "justify-",
                                                   "letter-spacing",
                                                   "list-style",
                                                   "mask",
                                                   "mix-blend-mode",
                                                   "object-",
                                                   "offset",
                                                   "order",
                                                   "orphans",
                                                   "outline",
                                                   "overflow",
                                                   "overscroll",
                                                   "page",
                                                   "perspective",
                                                   "place-",
                                                   "pointer-events",
                                                   "quotes",
                                                   "resize",
                                                   "rotate",
                                                   "row-gap",
                                                   "scroll",
                                                   "shape-",
                                                   "stroke",
                                                   "tab-size",
                                                   "table-layout",
                                                   "text-",
                                                   "touch-action",
                                                   "transform",
                                                   "transition",
                                                   "unicode-bidi",
                                                   "user-select",
                                                   "vertical-align",
                                                   "widows",
                                                   "will-change",
                                                   "word-",
                                                   "writing-mode",
                                                   "z-index",
                                                   "zoom"};
  return std::any_of(std::begin(kFamilies), std::end(kFamilies), [&](std::string_view family) {
    return starts_with_ignoring_case(name, family);
  });
}

/// Properties beyond those presend reads are taken for supported unless they are another
/// program's own.
bool knows_property(std::string_view name) {
  if (name.starts_with("--")) return true;
  for (const std::string_view foreign : {"-ms-", "-moz-", "mso-", "-o-", "-khtml-", "-apple-"})
    if (starts_with_ignoring_case(name, foreign)) return false;
  if (!name.starts_with("-") && !is_in_family(name)) return false;
  return !is_one_of(name, {"-webkit-overflow-scrolling", "-webkit-touch-callout",
                           "-webkit-marquee-repetition", "-webkit-marquee", "behavior", "zoom-x"});
}

bool knows_declaration(Tokens tokens) {
  if (tokens.empty() || !tokens[0].is(TokenKind::ident)) return false;
  std::size_t at = 1;
  skip_space(tokens, at);
  if (at == tokens.size() || !tokens[at].is(TokenKind::colon)) return false;
  const Tokens value = trim(tokens.subspan(at + 1));
  if (value.empty()) return false;
  if (find_property(tokens[0].text)) {
    std::vector<Declaration> declarations;
    read_declaration(tokens, {}, declarations);
    return !declarations.empty();
  }
  if (!knows_property(tokens[0].text)) return false;
  const std::string_view word = single_word(value);
  return !starts_with_ignoring_case(word, "-ms-") && !starts_with_ignoring_case(word, "-moz-");
}

std::optional<bool> condition(Tokens tokens, int depth);

std::optional<bool> operand(Tokens tokens, std::size_t& at, int depth) {
  if (at >= tokens.size()) return std::nullopt;
  const std::size_t here = at;
  at = after(tokens, at);
  const Token& token = tokens[here];
  const Tokens content = token.opens() ? trim(inside(tokens, here)) : Tokens();
  skip_space(tokens, at);
  if (token.is(TokenKind::function)) return is_one_of(token.text, {"selector"});
  if (!token.is(TokenKind::open_paren) || content.empty()) return std::nullopt;
  const bool is_nested = content[0].is(TokenKind::open_paren) ||
                         content[0].is(TokenKind::function) ||
                         (content[0].is(TokenKind::ident) && is_one_of(content[0].text, {"not"}));
  return is_nested ? condition(content, depth + 1) : knows_declaration(content);
}

std::optional<bool> condition(Tokens tokens, int depth) {
  if (tokens.empty() || depth > kMostDepth) return std::nullopt;
  std::size_t at = 0;
  if (tokens[0].is(TokenKind::ident)) {
    if (!is_one_of(tokens[0].text, {"not"})) return std::nullopt;
    at = 1;
    skip_space(tokens, at);
    const auto negated = operand(tokens, at, depth);
    if (!negated || at != tokens.size()) return std::nullopt;
    return !*negated;
  }
  auto result = operand(tokens, at, depth);
  while (result && at < tokens.size()) {
    if (!tokens[at].is(TokenKind::ident) || !is_one_of(tokens[at].text, {"and", "or"}))
      return std::nullopt;
    const bool is_or = is_one_of(tokens[at].text, {"or"});
    ++at;
    skip_space(tokens, at);
    const auto other = operand(tokens, at, depth);
    if (!other) return std::nullopt;
    result = is_or ? *result || *other : *result && *other;
  }
  return result;
}

}  // namespace

bool match_supports(Tokens tokens) { return condition(trim(tokens), 0).value_or(false); }

}  // namespace presend::css
