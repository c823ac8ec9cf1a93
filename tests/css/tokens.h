#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scanner/css/token.h"

namespace presend::css {

/// The tokens of a text and what they point to.
class Tokenized {
 public:
  explicit Tokenized(std::string_view text) : text_(text) { tokenize(text_, pool_, tokens_); }
  Tokenized(const Tokenized&) = delete;
  Tokenized& operator=(const Tokenized&) = delete;

  [[nodiscard]] Tokens all() const { return tokens_; }
  [[nodiscard]] const Token& operator[](std::size_t at) const { return tokens_[at]; }
  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  TextPool& pool() { return pool_; }

 private:
  std::string text_;
  TextPool pool_;
  std::vector<Token> tokens_;
};

/// `middle` in `depth` functions.
inline std::string nested(std::string_view open, std::size_t depth, std::string_view middle,
                          std::string_view close = ")") {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += open;
  text += middle;
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

}  // namespace presend::css
