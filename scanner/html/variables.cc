#include "scanner/html/variables.h"

#include <algorithm>
#include <iterator>

#include "scanner/css/keywords.h"

namespace presend::html {
namespace {

using css::Token;
using css::TokenKind;
using css::Tokens;

constexpr std::size_t kMostDepth = 16;     // of values in values, and of fallbacks in fallbacks
constexpr std::size_t kMostTokens = 2000;  // of one value

class Substitution {
 public:
  explicit Substitution(StyleBudget& budget) : budget_(budget) {}

  bool append(Tokens tokens, const VariableScope* scope, std::size_t depth) {
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
        if (out_.size() == kMostTokens || !budget_.spend()) return false;
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
  /// A variable whose value is being put in.
  struct Entered {
    std::string_view name;
    const VariableScope* holder;
  };

  bool append_variable(Tokens arguments, const VariableScope* scope, std::size_t depth) {
    std::size_t at = 0;
    css::skip_space(arguments, at);
    if (at == arguments.size() || !arguments[at].is(TokenKind::ident)) return false;
    const VariableScope* holder = nullptr;
    if (const Tokens* value = find(arguments[at].text, scope, holder)) {
      const auto known = std::find_if(entered_.begin(), entered_.end(), [&](const Entered& e) {
        return e.holder == holder && e.name == arguments[at].text;
      });
      if (known != entered_.end()) {
        cycle_ = std::min(cycle_, static_cast<std::size_t>(known - entered_.begin()));
        return false;
      }
      const std::size_t size = out_.size();
      entered_.push_back({arguments[at].text, holder});
      const bool is_done = append(*value, holder, depth + 1);
      entered_.pop_back();
      if (is_done) return true;
      out_.resize(size);
      // Whatever stands in a cycle is invalid, with all of its fallbacks; only from outside of it
      // does a fallback help.
      if (cycle_ < entered_.size()) return false;
      cycle_ = kNoCycle;
    }
    return append_fallback(arguments, at + 1, scope, depth);
  }

  bool append_fallback(Tokens arguments, std::size_t at, const VariableScope* scope,
                       std::size_t depth) {
    while (at < arguments.size() && !arguments[at].is(TokenKind::comma))
      at = css::after(arguments, at);
    if (at >= arguments.size()) return false;
    return append(css::trim(arguments.subspan(at + 1)), scope, depth + 1);
  }

  /// The value, or nullptr when there is none.
  const Tokens* find(std::string_view name, const VariableScope* scope,
                     const VariableScope*& holder) {
    for (; scope != nullptr && budget_.spend(4); scope = scope->outer) {
      const Tokens* value = scope->table->find(name);
      if (value == nullptr) continue;
      const std::string_view word = css::single_word(*value);
      if (css::is_one_of(word, {"inherit", "unset", "revert", "revert-layer"})) continue;
      holder = scope;
      return css::is_one_of(word, {"initial"}) ? nullptr : value;
    }
    return nullptr;
  }

  static constexpr std::size_t kNoCycle = ~std::size_t{0};

  StyleBudget& budget_;
  std::vector<Entered> entered_;
  std::size_t cycle_ = kNoCycle;  // index in entered_ of the outermost variable of a cycle found
  std::vector<Token> out_;
};

}  // namespace

VariableTable::VariableTable(std::vector<Variable> variables) : sorted_(std::move(variables)) {
  std::stable_sort(sorted_.begin(), sorted_.end(),
                   [](const Variable& a, const Variable& b) { return a.name < b.name; });
  // Read backwards, unique() keeps the last of each name.
  const auto kept =
      std::unique(sorted_.rbegin(), sorted_.rend(),
                  [](const Variable& a, const Variable& b) { return a.name == b.name; });
  sorted_.erase(sorted_.begin(), kept.base());
}

const Tokens* VariableTable::find(std::string_view name) const {
  const auto at =
      std::lower_bound(sorted_.begin(), sorted_.end(), name,
                       [](const Variable& v, std::string_view wanted) { return v.name < wanted; });
  return at != sorted_.end() && at->name == name ? &at->value : nullptr;
}

std::optional<std::vector<Token>> substitute(Tokens tokens, const VariableScope* scope,
                                             StyleBudget& budget) {
  Substitution substitution(budget);
  if (!substitution.append(tokens, scope, 0)) return std::nullopt;
  return substitution.take();
}

}  // namespace presend::html
