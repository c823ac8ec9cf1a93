#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "scanner/base/ascii.h"
#include "scanner/css/token.h"

namespace presend::css {

inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view other : words)
    if (equals_ignoring_case(word, other)) return true;
  return false;
}

/// The word when the tokens are a single identifier, else empty.
inline std::string_view single_word(Tokens tokens) {
  return tokens.size() == 1 && tokens[0].is(TokenKind::ident) ? tokens[0].text : std::string_view();
}

/// A word and what it stands for.
template <class Choice>
struct Word {
  std::string_view word;
  Choice choice;
};

template <class Choice, std::size_t N>
std::optional<Choice> find_word(const Word<Choice> (&words)[N], std::string_view word) {
  for (const Word<Choice>& entry : words)
    if (equals_ignoring_case(entry.word, word)) return entry.choice;
  return std::nullopt;
}

/// Whether a function of that name gives an image.
inline bool is_image_function(std::string_view name) {
  return is_one_of(name, {"url", "image-set", "-webkit-image-set", "image", "cross-fade",
                          "-webkit-cross-fade", "element", "paint"}) ||
         find_ignoring_case(name, "gradient") != std::string_view::npos;
}

inline void skip_space(Tokens tokens, std::size_t& at) {
  while (at < tokens.size() && tokens[at].is(TokenKind::whitespace)) ++at;
}

}  // namespace presend::css
