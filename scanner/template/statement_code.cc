// What code inside tags begins and ends: Ruby, JavaScript, PHP and AMPscript.
#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"
#include "scanner/template/match.h"
#include "scanner/template/statement.h"

namespace presend::templates {
namespace {

using match::first_word;
using match::is_identifier;
using match::is_identifier_start;

constexpr auto npos = std::string_view::npos;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view one) { return equals_ignoring_case(word, one); });
}

/// Calls `take` with every word and sign of the code outside its strings and comments.
template <class Take>
void each_token(std::string_view code, Take take) {
  for (std::size_t at = 0; at < code.size();) {
    const char c = code[at];
    if (c == '"' || c == '\'') {
      std::size_t end = at + 1;
      while (end < code.size() && code[end] != c) end += code[end] == '\\' ? 2 : 1;
      at = std::min(end, code.size() - 1) + 1;
    } else if (code.substr(at, 2) == "/*") {
      const std::size_t end = code.find("*/", at + 2);
      at = end == npos ? code.size() : end + 2;
    } else if (code.substr(at, 2) == "//") {
      const std::size_t end = code.find('\n', at);
      at = end == npos ? code.size() : end;
    } else if (is_identifier_start(c)) {
      std::size_t end = at + 1;
      while (end < code.size() && is_identifier(code[end])) ++end;
      take(code.substr(at, end - at));
      at = end;
    } else {
      if (!is_space(c)) take(code.substr(at, 1));
      ++at;
    }
  }
}

/// How deep a piece of code leaves the blocks it found.
struct Depth {
  int now = 0;
  int lowest = 0;
  bool has_outer_branch = false;
  std::string_view opener, closer;

  void open(std::string_view word) {
    ++now;
    opener = word;
  }
  void close(std::string_view word) {
    --now;
    lowest = std::min(lowest, now);
    closer = word;
  }
};

Role role_of(const Depth& depth) {
  if (depth.now == 1 && depth.lowest == 0 && !depth.has_outer_branch) return Role::open;
  if (depth.now == -1 && depth.lowest == -1 && !depth.has_outer_branch) return Role::close;
  if (depth.now == 0 && depth.lowest == 0)
    return depth.has_outer_branch ? Role::branch : Role::other;
  // "} else {" ends one block and begins the next.
  if (depth.now == 0 && depth.lowest == -1 && !depth.has_outer_branch) return Role::branch;
  return Role::several;
}

/// "x.each do |y|", "loop do"
bool ends_with_do(std::string_view code) {
  if (code.ends_with('|')) {
    const std::size_t bar = code.rfind('|', code.size() - 2);
    if (bar == npos) return false;
    code = trim(code.substr(0, bar));
  }
  return code.ends_with("do") && (code.size() == 2 || !is_identifier(code[code.size() - 3]));
}

/// Ruby and the colon form of PHP, whose blocks end in a word.
Statement worded_statement(std::string_view code, std::string_view word) {
  if (word == "end") return {Role::close};
  if (is_one_of(word, {"endif", "endforeach", "endfor", "endwhile", "endswitch"}))
    return {Role::close, word.substr(3)};
  if (is_one_of(word, {"else", "elsif", "elseif", "elif", "when", "rescue", "ensure"}))
    return {Role::branch, word};
  if (ends_with_do(code)) return {Role::open, word};
  if (is_one_of(word, {"if", "unless", "case", "while", "until", "for", "begin", "foreach",
                       "switch", "InsertIf", "InsertElse"})) {
    const bool is_whole = code.ends_with(';') || (code.ends_with("end") && code.size() > 3 &&
                                                  !is_identifier(code[code.size() - 4]));
    return {is_whole ? Role::other : Role::open, word};
  }
  return {Role::other, word};
}

}  // namespace

Statement code_statement(std::string_view inside) {
  std::string_view code = trim(inside);
  if (code.starts_with('-')) code = trim(code.substr(1));
  if (code.ends_with('-')) code = trim(code.substr(0, code.size() - 1));
  if (code.empty()) return {Role::other};
  if (code.front() == '/') return {Role::close, first_word(code.substr(1))};
  const std::string_view word = first_word(code);
  Depth braces;
  each_token(code, [&](std::string_view token) {
    if (token == "{") braces.open(word);
    if (token == "}") braces.close({});
  });
  if (braces.now == 0 && braces.lowest == 0) return worded_statement(code, word);
  const Role role = role_of(braces);
  return {role, role == Role::open || role == Role::branch ? word : std::string_view()};
}

Statement ampscript_statement(std::string_view inside) {
  Depth depth;
  each_token(inside, [&](std::string_view token) {
    if (is_one_of(token, {"if", "for"}))
      depth.open(token);
    else if (is_one_of(token, {"endif", "next"}))
      depth.close(is_one_of(token, {"next"}) ? std::string_view("for") : token.substr(3));
    else if (is_one_of(token, {"else", "elseif"}) && depth.now == depth.lowest)
      depth.has_outer_branch = true;
  });
  const Role role = role_of(depth);
  if (role == Role::open) return {role, depth.opener, Syntax::ampscript};
  // NEXT has no place in the text that says "for", so it ends any block.
  if (role == Role::close)
    return {role, depth.closer == "for" ? std::string_view() : depth.closer, Syntax::ampscript};
  return {role, {}, Syntax::ampscript};
}

}  // namespace presend::templates
