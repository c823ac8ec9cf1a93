#include "scanner/preview/css_clean.h"

#include <algorithm>
#include <array>

#include "scanner/base/ascii.h"
#include "scanner/css/token.h"
#include "scanner/preview/css_text.h"

namespace presend::preview {
namespace {

using css::Token;
using css::TokenKind;

template <std::size_t N>
bool is_among(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view known) { return equals_ignoring_case(name, known); });
}

/// What neither fetches nor lets anything else fetch. src(), image-set(), element() and whatever
/// comes next are not in it.
bool is_harmless_function(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {// values
       "abs", "acos", "asin", "atan", "atan2", "calc", "clamp", "color", "color-mix", "cos",
       "counter", "counters", "cubic-bezier", "env", "exp", "fit-content", "hsl", "hsla", "hwb",
       "hypot", "lab", "lch", "light-dark", "log", "max", "min", "minmax", "mod", "oklab", "oklch",
       "pow", "rem", "repeat", "rgb", "rgba", "round", "sign", "sin", "sqrt", "steps", "tan", "var",
       // gradients
       "linear-gradient", "radial-gradient", "conic-gradient", "repeating-linear-gradient",
       "repeating-radial-gradient", "repeating-conic-gradient", "-webkit-linear-gradient",
       "-webkit-radial-gradient", "-webkit-gradient", "from", "to", "color-stop",
       // shapes, transforms and filters
       "circle", "ellipse", "inset", "path", "polygon", "rect", "xywh", "matrix", "matrix3d",
       "perspective", "rotate", "rotate3d", "rotatex", "rotatey", "rotatez", "scale", "scale3d",
       "scalex", "scaley", "scalez", "skew", "skewx", "skewy", "translate", "translate3d",
       "translatex", "translatey", "translatez", "blur", "brightness", "contrast", "drop-shadow",
       "grayscale", "hue-rotate", "invert", "opacity", "saturate", "sepia",
       // selectors and conditions
       "not", "is", "where", "has", "matches", "-webkit-any", "-moz-any", "nth-child",
       "nth-last-child", "nth-of-type", "nth-last-of-type", "lang", "dir", "selector", "layer"});
  return is_among(name, kNames);
}

/// At-rules of conditions and layers. Fonts and other sheets are fetched, animations move.
bool is_kept_at_rule(std::string_view name) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"media", "supports", "layer", "container"});
  return is_among(name, kNames);
}

/// Properties that ran programs in browsers of old.
bool is_binding(std::string_view name) {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"behavior", "-ms-behavior", "-moz-binding"});
  return is_among(name, kNames);
}

/// Names that only safe markup has: a draft must not restyle what marks its findings. Its own data-
/// attributes are left out anyway.
bool is_reserved(std::string_view name) {
  return starts_with_ignoring_case(name, "data-") || starts_with_ignoring_case(name, "ps-");
}

class CssCleaner {
 public:
  CssCleaner(std::string_view css, const PictureFor& picture_for) : picture_for_(picture_for) {
    css::tokenize(css, pool_, tokens_);
  }

  std::string clean(bool is_sheet) {
    std::size_t at = 0;
    while (at < tokens_.size()) at = take(at, is_sheet);
    return out_.text();
  }

 private:
  [[nodiscard]] css::Tokens all() const { return tokens_; }

  /// Writes what stands at `at`, and gives where to read on.
  std::size_t take(std::size_t at, bool is_sheet) {
    const Token& token = tokens_[at];
    switch (token.kind) {
      case TokenKind::at_keyword:
        if (!is_sheet || !is_kept_at_rule(token.text)) return past_statement(at);
        break;
      case TokenKind::url:
        picture(token.text);
        return at + 1;
      case TokenKind::bad_url:
        out_.add_word("none");
        return at + 1;
      case TokenKind::function:
        if (is_harmless_function(token.text)) break;
        if (equals_ignoring_case(token.text, "url"))
          picture(string_inside(at));
        else
          out_.add_word("none");
        return css::after(all(), at);
      case TokenKind::ident:
        if (is_binding(token.text) && is_before_colon(at)) return past_statement(at);
        if (is_reserved(token.text)) {
          out_.add_word("x-none");
          return at + 1;
        }
        if (!is_sheet || at == 0 || !tokens_[at - 1].is(TokenKind::open_square) ||
            !equals_ignoring_case(token.text, "href"))
          break;
        out_.add_word("data-href");
        return at + 1;
      case TokenKind::colon:
        if (!is_sheet || !link_state(at)) break;
        return at + 2;
      default:
        break;
    }
    out_.add(token);
    return at + 1;
  }

  void picture(std::string_view address) {
    const std::string uri = address.empty() ? std::string() : picture_for_(address);
    out_.add_word(uri.empty() ? "none" : "url(\"" + uri + "\")");
  }

  [[nodiscard]] std::string_view string_inside(std::size_t function) const {
    const css::Tokens inside = css::trim(css::inside(all(), function));
    return inside.size() == 1 && inside[0].is(TokenKind::string) ? inside[0].text
                                                                 : std::string_view();
  }

  /// Past the next semicolon or block, but not out of the block around.
  [[nodiscard]] std::size_t past_statement(std::size_t at) const {
    for (++at; at < tokens_.size();) {
      const Token& token = tokens_[at];
      if (token.is(TokenKind::semicolon)) return at + 1;
      if (token.is(TokenKind::close_brace)) return at;
      if (token.is(TokenKind::open_brace)) return css::after(all(), at);
      at = css::after(all(), at);
    }
    return at;
  }

  [[nodiscard]] bool is_before_colon(std::size_t at) const {
    for (++at; at < tokens_.size() && tokens_[at].is(TokenKind::whitespace);) ++at;
    return at < tokens_.size() && tokens_[at].is(TokenKind::colon);
  }

  /// Links have no href in safe markup: ":link" is written for data-href. False: it is no such.
  bool link_state(std::size_t colon) {
    if (colon + 1 >= tokens_.size() || !tokens_[colon + 1].is(TokenKind::ident)) return false;
    const std::string_view state = tokens_[colon + 1].text;
    if (equals_ignoring_case(state, "visited"))
      out_.add_block(":not(*)");
    else if (equals_ignoring_case(state, "link") || equals_ignoring_case(state, "any-link"))
      out_.add_block("[data-href]");
    else
      return false;
    return true;
  }

  const PictureFor& picture_for_;
  TextPool pool_;
  std::vector<Token> tokens_;
  CssText out_;
};

}  // namespace

std::string clean_style_sheet(std::string_view css, const PictureFor& picture_for) {
  return CssCleaner(css, picture_for).clean(true);
}

std::string clean_style(std::string_view css, const PictureFor& picture_for) {
  return CssCleaner(css, picture_for).clean(false);
}

}  // namespace presend::preview
