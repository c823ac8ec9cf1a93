#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "scanner/base/text_pool.h"

namespace presend::css {

/// The tokens of CSS Syntax 3, section 4. Comments are none.
enum class TokenKind : std::uint8_t {
  ident,
  function,  ///< text is the name; the "(" belongs to it
  at_keyword,
  hash,
  string,
  bad_string,
  url,  ///< url(…) without quotes
  bad_url,
  delim,
  number,
  percentage,
  dimension,  ///< text is the unit
  whitespace,
  cdo,
  cdc,
  colon,
  semicolon,
  comma,
  open_square,
  close_square,
  open_paren,
  close_paren,
  open_brace,
  close_brace,
};

struct Token {
  std::string_view text;  ///< name, string or unit; escapes resolved
  float number = 0;
  std::uint32_t inside = 0;  ///< of an opening token: how many stand between it and its closing one
  TokenKind kind = TokenKind::whitespace;
  char delim = 0;
  bool has_sign = false;  ///< the number was written with + or -
  bool is_name = false;   ///< of a hash: it could be an identifier, so that it can name an id

  [[nodiscard]] bool is(TokenKind other) const { return kind == other; }
  [[nodiscard]] bool is_delim(char c) const { return kind == TokenKind::delim && delim == c; }
  /// Whether it opens a block: a function or a bracket of any kind.
  [[nodiscard]] bool opens() const {
    return kind == TokenKind::function || kind == TokenKind::open_paren ||
           kind == TokenKind::open_square || kind == TokenKind::open_brace;
  }
};

using Tokens = std::span<const Token>;

/// Appends the tokens of `text` to the empty `tokens`, brackets paired. Views point into `text` or
/// `pool`. Linear.
void tokenize(std::string_view text, TextPool& pool, std::vector<Token>& tokens);

/// Pairs the brackets: what closes nothing, or not the innermost bracket, pairs with none (CSS
/// Syntax 3, 5.4.8).
void pair_brackets(std::span<Token> tokens);

/// The tokens without white space at either end.
[[nodiscard]] Tokens trim(Tokens tokens);
/// What stands inside the block that tokens[at] opens.
[[nodiscard]] Tokens inside(Tokens tokens, std::size_t at);
/// One past the token at `at`, or past the whole block when it opens one.
[[nodiscard]] std::size_t after(Tokens tokens, std::size_t at);

}  // namespace presend::css
