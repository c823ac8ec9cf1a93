#include "scanner/css/style_sheet.h"

#include <algorithm>
#include <string>

#include "scanner/css/keywords.h"
#include "scanner/css/media_query.h"

namespace presend::css {
namespace {

constexpr int kMostDepth = 16;
constexpr std::size_t kMostLayers = 1000;

/// The next token from `at` on that is of one of the kinds, outside of any block but for the one it
/// opens itself; the end when there is none.
std::size_t find(Tokens tokens, std::size_t at, TokenKind kind, TokenKind other) {
  while (at < tokens.size() && !tokens[at].is(kind) && !tokens[at].is(other))
    at = after(tokens, at);
  return at;
}

}  // namespace

void StyleSheets::add(std::string_view text, std::string_view media) {
  if (!media.empty()) {
    const MediaResult result = match_media(keep_tokens(media), context_.view);
    depends_on_view_ |= result.depends_on_view;
    if (!result.matches) return;
  }
  read_rules(keep_tokens(text), {});
}

Tokens StyleSheets::keep_tokens(std::string_view text) {
  tokens_.emplace_back().reserve(text.size() / 4);
  tokenize(text, pool_, tokens_.back());
  return tokens_.back();
}

void StyleSheets::read_rules(Tokens tokens, const Scope& scope) {
  std::size_t at = 0;
  while (at < tokens.size()) {
    const Token& token = tokens[at];
    if (token.is(TokenKind::whitespace) || token.is(TokenKind::cdo) || token.is(TokenKind::cdc))
      ++at;
    else if (token.is(TokenKind::at_keyword))
      at = read_at_rule(tokens, at, scope);
    else
      at = read_qualified_rule(tokens, at, scope);
  }
}

std::size_t StyleSheets::read_at_rule(Tokens tokens, std::size_t at, const Scope& scope) {
  const std::string_view name = tokens[at].text;
  const std::size_t begin = at + 1;
  const std::size_t end = find(tokens, begin, TokenKind::semicolon, TokenKind::open_brace);
  const Tokens prelude = trim(tokens.subspan(begin, end - begin));
  if (end < tokens.size() && tokens[end].is(TokenKind::open_brace)) {
    if (scope.depth < kMostDepth) read_block_at_rule(name, prelude, inside(tokens, end), scope);
    return after(tokens, end);
  }
  if (is_one_of(name, {"layer"})) {  // "@layer a, b;" sets their order
    std::size_t first = 0;
    while (first < prelude.size()) {
      const std::size_t comma = find(prelude, first, TokenKind::comma, TokenKind::comma);
      std::string_view full_name;
      layer_called(trim(prelude.subspan(first, comma - first)), scope, full_name);
      first = comma + 1;
    }
  }
  return end + 1;
}

void StyleSheets::read_block_at_rule(std::string_view name, Tokens prelude, Tokens block,
                                     const Scope& scope) {
  Scope inner = scope;
  ++inner.depth;
  if (is_one_of(name, {"media"})) {
    const MediaResult result = match_media(prelude, context_.view);
    depends_on_view_ |= result.depends_on_view;
    if (!result.matches) return;
  } else if (is_one_of(name, {"supports"})) {
    if (!match_supports(prelude)) return;
  } else if (is_one_of(name, {"layer"})) {
    inner.layer = layer_called(prelude, scope, inner.layer_name);
  } else if (is_one_of(name, {"scope"})) {
    if (prelude.empty() || !prelude[0].is(TokenKind::open_paren)) return;
    inner.parent = read_selectors(trim(inside(prelude, 0)), scope.parent, context_.is_quirks, pool_,
                                  selectors_);
    if (inner.parent == kNoList) return;
  } else if (is_one_of(name, {"property"})) {
    register_property(prelude, block);
    return;
  } else if (is_one_of(name, {"-moz-document"})) {
    depends_on_view_ = true;
    if (!context_.view.honours_client_hacks) return;
  } else {
    return;  // @font-face, @keyframes, @page, @container …
  }
  if (inner.parent == kNoList)
    read_rules(block, inner);
  else
    read_block(block, inner);
}

/// "@property --name { initial-value: … }" (CSS Properties and Values 1).
void StyleSheets::register_property(Tokens prelude, Tokens block) {
  constexpr std::size_t kMostProperties = 1000;
  const std::string_view name = single_word(prelude);
  if (!name.starts_with("--") || initial_values_.size() == kMostProperties) return;
  std::size_t at = 0;
  while (at < block.size()) {
    const std::size_t end = find(block, at, TokenKind::semicolon, TokenKind::semicolon);
    const Tokens item = trim(block.subspan(at, end - at));
    at = end + 1;
    if (item.empty() || !item[0].is(TokenKind::ident) ||
        !is_one_of(item[0].text, {"initial-value"}))
      continue;
    std::size_t colon = 1;
    skip_space(item, colon);
    if (colon < item.size() && item[colon].is(TokenKind::colon))
      initial_values_.emplace_back(name, trim(item.subspan(colon + 1)));
  }
}

std::uint32_t StyleSheets::layer_called(Tokens name, const Scope& scope,
                                        std::string_view& full_name) {
  std::string text(scope.layer_name);
  if (!text.empty()) text += '.';
  if (name.empty()) text += "anonymous " + std::to_string(layers_.size());
  for (const Token& token : name)
    text += token.is(TokenKind::ident) ? std::string(token.text) : std::string(1, token.delim);
  const auto known = std::find(layers_.begin(), layers_.end(), text);
  full_name = known != layers_.end() ? *known : pool_.keep(text);
  if (known == layers_.end() && layers_.size() < kMostLayers) layers_.push_back(full_name);
  return static_cast<std::uint32_t>(std::find(layers_.begin(), layers_.end(), full_name) -
                                    layers_.begin());
}

std::size_t StyleSheets::read_qualified_rule(Tokens tokens, std::size_t at, const Scope& scope) {
  const std::size_t open = find(tokens, at, TokenKind::open_brace, TokenKind::open_brace);
  if (open == tokens.size()) return open;
  const std::uint32_t list = read_selectors(trim(tokens.subspan(at, open - at)), scope.parent,
                                            context_.is_quirks, pool_, selectors_);
  if (list != kNoList) {
    Scope inner = scope;
    inner.parent = list;
    ++inner.depth;
    read_block(inside(tokens, open), inner);
  }
  return after(tokens, open);
}

/// The contents of a rule: declarations, and rules nested in it (CSS Nesting 1).
void StyleSheets::read_block(Tokens tokens, const Scope& scope) {
  std::size_t first = declarations_.size();
  std::size_t at = 0;
  while (at < tokens.size()) {
    const Token& token = tokens[at];
    if (token.is(TokenKind::whitespace) || token.is(TokenKind::semicolon)) {
      ++at;
      continue;
    }
    const std::size_t end = find(tokens, at, TokenKind::semicolon, TokenKind::open_brace);
    const bool has_block = end < tokens.size() && tokens[end].is(TokenKind::open_brace);
    const bool is_custom = token.is(TokenKind::ident) && token.text.starts_with("--");
    if (token.is(TokenKind::at_keyword)) {
      end_rule(scope, first);
      at = read_at_rule(tokens, at, scope);
      first = declarations_.size();
    } else if (has_block && !is_custom && scope.depth < kMostDepth) {
      end_rule(scope, first);
      at = read_qualified_rule(tokens, at, scope);
      first = declarations_.size();
    } else {
      const std::size_t stop = find(tokens, at, TokenKind::semicolon, TokenKind::semicolon);
      read_declaration(tokens.subspan(at, stop - at), context_, declarations_);
      at = stop;
    }
  }
  end_rule(scope, first);
}

void StyleSheets::end_rule(const Scope& scope, std::size_t first_declaration) {
  if (declarations_.size() == first_declaration) return;
  rules_.push_back({.selectors = scope.parent,
                    .first = static_cast<std::uint32_t>(first_declaration),
                    .count = static_cast<std::uint32_t>(declarations_.size() - first_declaration),
                    .layer = scope.layer});
}

}  // namespace presend::css
