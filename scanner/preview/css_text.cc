#include "scanner/preview/css_text.h"

#include <charconv>
#include <cmath>

#include "scanner/base/ascii.h"

namespace presend::preview {
namespace {

using css::Token;
using css::TokenKind;

void append_escape(std::string& out, char c) {
  char digits[4];
  const auto end = std::to_chars(digits, digits + sizeof digits,
                                 static_cast<unsigned>(static_cast<unsigned char>(c)), 16);
  out += '\\';
  out.append(digits, end.ptr);
  out += ' ';
}

/// `is_start`: where a digit would make it a number.
void append_name(std::string& out, std::string_view name, bool is_start) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool is_first = is_start && (i == 0 || (i == 1 && name[0] == '-'));
    const bool is_plain = !is_ascii(c) || is_ascii_alpha(c) || c == '_' ||
                          (c == '-' && !(is_start && name.size() == 1)) ||
                          (is_ascii_digit(c) && !is_first);
    if (is_plain)
      out += c;
    else
      append_escape(out, c);
  }
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text)
    if (c == '"' || c == '\\' || c == '<' || c == '&' || is_control(c))
      append_escape(out, c);
    else
      out += c;
  out += '"';
}

bool has_plus(const Token& token) { return token.has_sign && !std::signbit(token.number); }

void append_number(std::string& out, const Token& token) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, token.number);
  if (has_plus(token)) out += '+';
  out.append(digits, end.ptr);
}

bool is_number(const Token& token) {
  return token.is(TokenKind::number) || token.is(TokenKind::percentage) ||
         token.is(TokenKind::dimension);
}

/// Whether more letters behind it would become part of it.
bool ends_open(const Token& token) {
  return token.is(TokenKind::ident) || token.is(TokenKind::at_keyword) ||
         token.is(TokenKind::hash) || token.is(TokenKind::number) || token.is(TokenKind::dimension);
}

/// Whether it could become part of what stands before it.
bool begins_open(const Token& token) {
  return token.is(TokenKind::ident) || token.is(TokenKind::function) || token.is(TokenKind::url) ||
         (is_number(token) && !has_plus(token)) || token.is(TokenKind::open_paren) ||
         token.is_delim('-') || token.is_delim('%') || token.is_delim('\\');
}

bool run_together(const Token& left, const Token& right) {
  if (ends_open(left)) return begins_open(right);
  if (!left.is(TokenKind::delim)) return false;
  switch (left.delim) {
    case '#':
    case '@':
    case '-':
    case '+':
    case '\\':
      return begins_open(right);
    case '.':
      return is_number(right);
    case '/':
      return right.is_delim('*');
    default:
      return false;
  }
}

}  // namespace

void CssText::keep_apart(const Token& token) {
  if (run_together(last_, token)) out_ += "/**/";
  last_ = token;
}

void CssText::add_word(std::string_view word) {
  Token token;
  token.kind = TokenKind::ident;
  keep_apart(token);
  out_ += word;
}

void CssText::add_block(std::string_view block) {
  out_ += block;
  last_ = Token{};
  last_.kind = TokenKind::close_square;
}

void CssText::add(const Token& token) {
  keep_apart(token);
  switch (token.kind) {
    case TokenKind::ident:
      append_name(out_, token.text, true);
      return;
    case TokenKind::function:
      append_name(out_, token.text, true);
      out_ += '(';
      return;
    case TokenKind::at_keyword:
      out_ += '@';
      append_name(out_, token.text, true);
      return;
    case TokenKind::hash:
      out_ += '#';
      append_name(out_, token.text, token.is_name);
      return;
    case TokenKind::string:
      append_string(out_, token.text);
      return;
    case TokenKind::number:
      append_number(out_, token);
      return;
    case TokenKind::percentage:
      append_number(out_, token);
      out_ += '%';
      return;
    case TokenKind::dimension:
      append_number(out_, token);
      // "1" and the unit "e3" are not the number 1e3.
      if (!token.text.empty() && ascii_lower(token.text[0]) == 'e' && token.text.size() > 1 &&
          !is_ascii_alpha(token.text[1])) {
        append_escape(out_, token.text[0]);
        append_name(out_, token.text.substr(1), false);
      } else {
        append_name(out_, token.text, true);
      }
      return;
    case TokenKind::delim:
      out_ += token.delim;
      // Apart from what follows: "</" would end the sheet.
      if (token.delim == '<') out_ += ' ';
      return;
    case TokenKind::whitespace:
      out_ += ' ';
      return;
    case TokenKind::colon:
      out_ += ':';
      return;
    case TokenKind::semicolon:
      out_ += ';';
      return;
    case TokenKind::comma:
      out_ += ',';
      return;
    case TokenKind::open_square:
      out_ += '[';
      return;
    case TokenKind::close_square:
      out_ += ']';
      return;
    case TokenKind::open_paren:
      out_ += '(';
      return;
    case TokenKind::close_paren:
      out_ += ')';
      return;
    case TokenKind::open_brace:
      out_ += '{';
      return;
    case TokenKind::close_brace:
      out_ += '}';
      return;
    // An address may be fetched and is never written from here; the others mean nothing.
    case TokenKind::url:
    case TokenKind::bad_url:
    case TokenKind::bad_string:
    case TokenKind::cdo:
    case TokenKind::cdc:
      return;
  }
}

}  // namespace presend::preview
