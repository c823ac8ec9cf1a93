#include "scanner/css/token.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"

namespace presend::css {
namespace {

constexpr bool starts_name(char c) { return is_ascii_alpha(c) || c == '_' || !is_ascii(c); }
constexpr bool continues_name(char c) { return starts_name(c) || is_ascii_digit(c) || c == '-'; }

class Tokenizer {
 public:
  Tokenizer(std::string_view text, TextPool& pool) : text_(text), pool_(pool) {}

  /// Takes the next token; false at the end.
  bool next(Token& token) {
    skip_comments();
    if (at_ >= text_.size()) return false;
    token = Token{};
    const char c = text_[at_];
    if (is_space(c)) {
      while (at_ < text_.size() && is_space(text_[at_])) ++at_;
      token.kind = TokenKind::whitespace;
    } else if (starts_number()) {
      number(token);
    } else if (text_.substr(at_, 3) == "-->") {
      at_ += 3;
      token.kind = TokenKind::cdc;
    } else if (starts_identifier(at_)) {
      identifier_like(token);
    } else if (c == '"' || c == '\'') {
      string(token, c);
    } else if (c == '#' && at_ + 1 < text_.size() &&
               (continues_name(text_[at_ + 1]) || is_escape(at_ + 1))) {
      ++at_;
      token.kind = TokenKind::hash;
      token.is_name = starts_identifier(at_);
      token.text = name();
    } else if (c == '@' && starts_identifier(at_ + 1)) {
      ++at_;
      token.kind = TokenKind::at_keyword;
      token.text = name();
    } else if (text_.substr(at_, 4) == "<!--") {
      at_ += 4;
      token.kind = TokenKind::cdo;
    } else {
      punctuation(token, c);
    }
    return true;
  }

 private:
  void skip_comments() {
    while (text_.substr(at_, 2) == "/*") {
      const std::size_t end = text_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
    }
  }

  [[nodiscard]] char peek(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  [[nodiscard]] bool is_digit_at(std::size_t at) const { return is_ascii_digit(peek(at)); }
  [[nodiscard]] bool is_escape(std::size_t at) const {
    return peek(at) == '\\' && at + 1 < text_.size() && text_[at + 1] != '\n';
  }
  [[nodiscard]] bool starts_identifier(std::size_t at) const {
    if (at >= text_.size()) return false;
    if (text_[at] != '-') return starts_name(text_[at]) || is_escape(at);
    return at + 1 < text_.size() &&
           (starts_name(text_[at + 1]) || text_[at + 1] == '-' || is_escape(at + 1));
  }
  [[nodiscard]] bool starts_number() const {
    std::size_t at = at_;
    if (peek(at) == '+' || peek(at) == '-') ++at;
    return is_digit_at(at) || (peek(at) == '.' && is_digit_at(at + 1));
  }

  void punctuation(Token& token, char c) {
    ++at_;
    switch (c) {
      case ':':
        token.kind = TokenKind::colon;
        return;
      case ';':
        token.kind = TokenKind::semicolon;
        return;
      case ',':
        token.kind = TokenKind::comma;
        return;
      case '[':
        token.kind = TokenKind::open_square;
        return;
      case ']':
        token.kind = TokenKind::close_square;
        return;
      case '(':
        token.kind = TokenKind::open_paren;
        return;
      case ')':
        token.kind = TokenKind::close_paren;
        return;
      case '{':
        token.kind = TokenKind::open_brace;
        return;
      case '}':
        token.kind = TokenKind::close_brace;
        return;
      default:
        token.kind = TokenKind::delim;
        token.delim = c;
    }
  }

  void append_escape(std::string& out) {
    ++at_;  // the backslash
    if (at_ >= text_.size()) {
      append_utf8(out, 0xFFFD);
      return;
    }
    if (hex_value(text_[at_]) < 0) {
      const CodePoint c = decode_utf8(text_, at_);
      out.append(text_.substr(at_, c.size));
      at_ += c.size;
      return;
    }
    char32_t value = 0;
    for (int digits = 0; digits < 6 && hex_value(peek(at_)) >= 0; ++digits, ++at_)
      value = value * 16 + static_cast<char32_t>(hex_value(text_[at_]));
    if (at_ < text_.size() && is_space(text_[at_])) ++at_;
    const bool is_scalar = value != 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    append_utf8(out, is_scalar ? value : 0xFFFD);
  }

  std::string_view name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && continues_name(text_[at_])) ++at_;
    if (!is_escape(at_)) return text_.substr(begin, at_ - begin);
    std::string out(text_.substr(begin, at_ - begin));
    while (at_ < text_.size()) {
      if (continues_name(text_[at_]))
        out += text_[at_++];
      else if (is_escape(at_))
        append_escape(out);
      else
        break;
    }
    return pool_.keep(out);
  }

  void number(Token& token) {
    token.has_sign = text_[at_] == '+' || text_[at_] == '-';
    const bool is_negative = text_[at_] == '-';
    if (token.has_sign) ++at_;
    double value = 0;
    for (; is_digit_at(at_); ++at_) value = value * 10 + (text_[at_] - '0');
    if (peek(at_) == '.' && is_digit_at(at_ + 1)) {
      double place = 0.1;
      for (++at_; is_digit_at(at_); ++at_, place /= 10) value += (text_[at_] - '0') * place;
    }
    if (const int exponent = take_exponent()) value *= std::pow(10.0, exponent);
    value = std::min(value, 1e9);  // also takes infinity away
    token.number = static_cast<float>(is_negative ? -value : value);
    token.kind = TokenKind::number;
    if (peek(at_) == '%') {
      ++at_;
      token.kind = TokenKind::percentage;
    } else if (starts_identifier(at_)) {
      token.kind = TokenKind::dimension;
      token.text = name();
    }
  }

  /// The power of ten behind a number; "1em" has none.
  int take_exponent() {
    if (ascii_lower(peek(at_)) != 'e') return 0;
    std::size_t at = at_ + 1;
    const bool is_negative = peek(at) == '-';
    if (is_negative || peek(at) == '+') ++at;
    if (!is_digit_at(at)) return 0;
    int exponent = 0;
    for (; is_digit_at(at); ++at) exponent = std::min(exponent * 10 + (text_[at] - '0'), 100);
    at_ = at;
    return is_negative ? -exponent : exponent;
  }

  void string(Token& token, char quote) {
    token.kind = TokenKind::string;
    const std::size_t begin = ++at_;
    while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\\' && text_[at_] != '\n')
      ++at_;
    token.text = text_.substr(begin, at_ - begin);
    if (peek(at_) == '\\' && at_ < text_.size()) {
      std::string out(token.text);
      while (at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n') {
        if (text_[at_] != '\\') {
          out += text_[at_++];
        } else if (peek(at_ + 1) == '\n') {
          at_ += 2;
        } else {
          append_escape(out);
        }
      }
      token.text = pool_.keep(out);
    }
    if (at_ >= text_.size()) return;  // the end of the sheet closes a string too
    if (text_[at_] == '\n')
      token.kind = TokenKind::bad_string;  // the line break stays for the next token
    else
      ++at_;
  }

  void identifier_like(Token& token) {
    token.text = name();
    token.kind = TokenKind::ident;
    if (peek(at_) != '(') return;
    ++at_;
    token.kind = TokenKind::function;
    if (!equals_ignoring_case(token.text, "url")) return;
    std::size_t at = at_;
    while (at < text_.size() && is_space(text_[at])) ++at;
    if (peek(at) == '"' || peek(at) == '\'') return;
    at_ = at;
    url(token);
  }

  void url(Token& token) {
    token.kind = TokenKind::url;
    const std::size_t begin = at_;
    std::size_t end = begin;
    for (; at_ < text_.size() && text_[at_] != ')'; ++at_) {
      const char c = text_[at_];
      if (c == '\\') ++at_;
      if (c == '"' || c == '\'' || c == '(') token.kind = TokenKind::bad_url;
      if (!is_space(c)) {
        if (end != at_ && end != begin && is_space(text_[at_ - 1])) token.kind = TokenKind::bad_url;
        end = at_ + 1;
      }
    }
    at_ = std::min(at_, text_.size());
    token.text = text_.substr(begin, std::min(end, text_.size()) - begin);
    if (at_ < text_.size()) ++at_;
  }

  std::string_view text_;
  TextPool& pool_;
  std::size_t at_ = 0;
};

TokenKind closing(TokenKind opening) {
  switch (opening) {
    case TokenKind::open_brace:
      return TokenKind::close_brace;
    case TokenKind::open_square:
      return TokenKind::close_square;
    default:
      return TokenKind::close_paren;
  }
}

}  // namespace

void tokenize(std::string_view text, TextPool& pool, std::vector<Token>& tokens) {
  Tokenizer tokenizer(text, pool);
  Token token;
  bool has_blocks = false;
  while (tokenizer.next(token)) {
    has_blocks |= token.opens();
    tokens.push_back(token);
  }
  if (has_blocks) pair_brackets(tokens);
}

void pair_brackets(std::span<Token> tokens) {
  std::vector<std::uint32_t> open;
  for (std::uint32_t index = 0; index < tokens.size(); ++index) {
    if (tokens[index].opens()) {
      open.push_back(index);
    } else if (!open.empty() && tokens[index].kind == closing(tokens[open.back()].kind)) {
      tokens[open.back()].inside = index - open.back() - 1;
      open.pop_back();
    }
  }
  for (const std::uint32_t index : open)  // the end closes what is left open
    tokens[index].inside = static_cast<std::uint32_t>(tokens.size()) - index - 1;
}

Tokens trim(Tokens tokens) {
  while (!tokens.empty() && tokens.front().is(TokenKind::whitespace)) tokens = tokens.subspan(1);
  while (!tokens.empty() && tokens.back().is(TokenKind::whitespace))
    tokens = tokens.first(tokens.size() - 1);
  return tokens;
}

Tokens inside(Tokens tokens, std::size_t at) {
  const Tokens rest = tokens.subspan(at + 1);
  return rest.first(std::min<std::size_t>(tokens[at].inside, rest.size()));
}

std::size_t after(Tokens tokens, std::size_t at) {
  if (!tokens[at].opens()) return at + 1;
  return std::min(at + std::size_t{tokens[at].inside} + 2, tokens.size());
}

}  // namespace presend::css
