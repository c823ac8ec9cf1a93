#include "scanner/html/variables.h"

#include "scanner/css/keywords.h"

namespace presend::html {
namespace {

using css::Token;
using css::TokenKind;
using css::Tokens;

constexpr int kMostDepth = 16;             // of values in values; a cycle ends here
constexpr std::size_t kMostTokens = 2000;  // of one value
constexpr int kMostScopes = 200;           // elements asked for one name

class Substitution {
 public:
  bool append(Tokens tokens, const VariableScope* scope, int depth) {
    if (depth > kMostDepth) return false;
    std::size_t at = 0;
    while (at < tokens.size()) {
      const Token& token = tokens[at];
      const bool is_function = token.is(TokenKind::function);
      if (is_function && css::is_one_of(token.text, {"var"})) {
        if (!append_variable(css::inside(tokens, at), scope, depth)) return false;
        at = css::after(tokens, at);
      } else if (is_function && css::is_one_of(token.text, {"env"})) {
        // None of the values of a phone's screen is there.
        if (!append_fallback(css::inside(tokens, at), 1, scope, depth)) return false;
        at = css::after(tokens, at);
      } else {
        if (out_.size() == kMostTokens) return false;
        out_.push_back(tokens[at++]);
      }
    }
    return true;
  }

  std::vector<Token> take() {
    css::pair_brackets(out_);
    return std::move(out_);
  }

 private:
  bool append_variable(Tokens arguments, const VariableScope* scope, int depth) {
    if (--steps_left_ < 0) return false;
    std::size_t at = 0;
    css::skip_space(arguments, at);
    if (at == arguments.size() || !arguments[at].is(TokenKind::ident)) return false;
    const VariableScope* holder = nullptr;
    const Tokens* value = find(arguments[at].text, scope, holder);
    if (value != nullptr) {
      const std::size_t size = out_.size();
      if (append(*value, holder, depth + 1)) return true;
      out_.resize(size);  // a value that refers to nothing, or to itself, is as good as none
    }
    return append_fallback(arguments, at + 1, scope, depth);
  }

  bool append_fallback(Tokens arguments, std::size_t at, const VariableScope* scope, int depth) {
    while (at < arguments.size() && !arguments[at].is(TokenKind::comma)) ++at;
    if (at == arguments.size()) return false;
    return append(css::trim(arguments.subspan(at + 1)), scope, depth + 1);
  }

  /// The value, or nullptr when there is none.
  static const Tokens* find(std::string_view name, const VariableScope* scope,
                            const VariableScope*& holder) {
    for (int left = kMostScopes; scope != nullptr && left > 0; scope = scope->outer, --left)
      for (const auto& [known, value] : scope->values) {
        if (known != name) continue;
        const std::string_view word = css::single_word(value);
        if (css::is_one_of(word, {"inherit", "unset", "revert", "revert-layer"})) break;
        holder = scope;
        return css::is_one_of(word, {"initial"}) ? nullptr : &value;
      }
    return nullptr;
  }

  int steps_left_ = 1000;
  std::vector<Token> out_;
};

}  // namespace

std::optional<std::vector<Token>> substitute(Tokens tokens, const VariableScope* scope) {
  Substitution substitution;
  if (!substitution.append(tokens, scope, 0)) return std::nullopt;
  return substitution.take();
}

}  // namespace presend::html
