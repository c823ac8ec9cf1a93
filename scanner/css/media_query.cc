#include "scanner/css/media_query.h"

#include <array>
#include <optional>

#include "scanner/css/keywords.h"
#include "scanner/css/length.h"

namespace presend::css {
namespace {

constexpr int kMostDepth = 8;

class MediaMatcher {
 public:
  explicit MediaMatcher(const View& view) : view_(view) {}

  MediaResult list(Tokens tokens) {
    tokens = trim(tokens);
    if (tokens.empty()) return {.matches = true};
    bool matches = false;
    std::size_t begin = 0;
    while (begin <= tokens.size()) {
      std::size_t end = begin;
      while (end < tokens.size() && !tokens[end].is(TokenKind::comma)) end = after(tokens, end);
      matches |= query(trim(tokens.subspan(begin, end - begin)));
      begin = end + 1;
    }
    return {matches, depends_};
  }

 private:
  /// A condition that is neither true nor false is none: std::nullopt.
  using Truth = std::optional<bool>;

  static std::string_view word(Tokens tokens, std::size_t at) {
    return at < tokens.size() && tokens[at].is(TokenKind::ident) ? tokens[at].text
                                                                 : std::string_view();
  }

  bool query(Tokens tokens) {
    std::size_t at = 0;
    bool is_negated = false;
    if (is_one_of(word(tokens, 0), {"not", "only"})) {
      std::size_t next = 1;
      skip_space(tokens, next);
      if (!word(tokens, next).empty()) {
        is_negated = is_one_of(tokens[0].text, {"not"});
        at = next;
      }
    }
    const std::string_view type = word(tokens, at);
    if (type.empty() || is_one_of(type, {"not"})) return condition(tokens, 0).value_or(false);
    if (is_one_of(type, {"and", "or", "only", "layer"})) return false;
    bool matches = media_type(type);
    ++at;
    skip_space(tokens, at);
    if (at < tokens.size()) {
      if (!is_one_of(word(tokens, at), {"and"})) return false;
      const Truth rest = condition(trim(tokens.subspan(at + 1)), 0);
      if (!rest) return false;
      matches = matches && *rest;
    }
    return matches != is_negated;
  }

  bool media_type(std::string_view type) {
    if (is_one_of(type, {"all", "screen"})) return true;
    if (is_one_of(type, {"print", "speech", "aural", "braille", "embossed", "handheld",
                         "projection", "tty", "tv"}))
      return false;
    depends_ = true;  // "@media yahoo" is meant for one mail program
    return view_.honours_client_hacks;
  }

  /// "(a) and (b)", "(a) or (b)", "not (a)".
  Truth condition(Tokens tokens, int depth) {
    if (tokens.empty() || depth > kMostDepth) return std::nullopt;
    std::size_t at = 0;
    if (is_one_of(word(tokens, 0), {"not"})) {
      at = 1;
      skip_space(tokens, at);
      const Truth negated = in_parentheses(tokens, at, depth);
      if (!negated || at != tokens.size()) return std::nullopt;
      return !*negated;
    }
    Truth result = in_parentheses(tokens, at, depth);
    std::string_view joint;
    while (at < tokens.size()) {
      const std::string_view next = word(tokens, at);
      if (!is_one_of(next, {"and", "or"})) return std::nullopt;
      if (!joint.empty() && !equals_ignoring_case(joint, next)) return std::nullopt;
      joint = next;
      ++at;
      skip_space(tokens, at);
      const Truth other = in_parentheses(tokens, at, depth);
      const bool is_or = is_one_of(joint, {"or"});
      if (!result || !other) {
        // Unknown and false is false, unknown or true is true.
        const Truth known = result ? result : other;
        result = known && *known == is_or ? known : std::nullopt;
      } else {
        result = is_or ? *result || *other : *result && *other;
      }
    }
    return result;
  }

  Truth in_parentheses(Tokens tokens, std::size_t& at, int depth) {
    if (at >= tokens.size()) return std::nullopt;
    const std::size_t here = at;
    at = after(tokens, at);
    const bool is_block = tokens[here].is(TokenKind::open_paren);
    const Tokens content = is_block ? trim(inside(tokens, here)) : Tokens();
    skip_space(tokens, at);
    if (!is_block || content.empty()) return std::nullopt;
    if (content[0].is(TokenKind::open_paren) || is_one_of(word(content, 0), {"not"}))
      return condition(content, depth + 1);
    return feature(content);
  }

  Truth feature(Tokens tokens) {
    std::size_t colon = 0;
    while (colon < tokens.size() && !tokens[colon].is(TokenKind::colon)) ++colon;
    if (tokens.size() == 1 || colon == tokens.size()) {
      if (tokens.size() == 1) return plain(word(tokens, 0));
      return range(tokens);
    }
    const Tokens name = trim(tokens.first(colon));
    if (single_word(name).empty()) return std::nullopt;
    return compared(single_word(name), trim(tokens.subspan(colon + 1)));
  }

  /// A feature's value as a number, lengths in px.
  std::optional<float> number(Tokens tokens) const {
    std::size_t at = 0;
    const ValueContext context{.view = view_};
    const LengthBase base;
    if (const auto plain_number = read_number(tokens, at, context)) {
      skip_space(tokens, at);
      if (at == tokens.size()) return plain_number;
      if (!tokens[at].is_delim('/')) return std::nullopt;
      ++at;
      skip_space(tokens, at);
      const auto divisor = read_number(tokens, at, context);
      if (!divisor || at != tokens.size()) return std::nullopt;
      return *divisor == 0 ? 1e9F : *plain_number / *divisor;
    }
    if (tokens.size() == 1 && tokens[0].is(TokenKind::dimension)) {
      if (is_one_of(tokens[0].text, {"dppx", "x"})) return tokens[0].number;
      if (is_one_of(tokens[0].text, {"dpi"})) return tokens[0].number / 96;
      if (is_one_of(tokens[0].text, {"dpcm"})) return tokens[0].number * 2.54F / 96;
    }
    const auto length = read_length(tokens, at, context);
    if (!length || at != tokens.size()) return std::nullopt;
    return to_px(*length, base);
  }

  /// What the view says of a feature that has a size.
  std::optional<float> size_of(std::string_view name) {
    if (is_one_of(name, {"width", "device-width"})) return view_.width_px;
    if (is_one_of(name, {"height", "device-height"})) return view_.height_px;
    if (is_one_of(name, {"aspect-ratio", "device-aspect-ratio"}))
      return view_.width_px / view_.height_px;
    if (is_one_of(name, {"resolution", "device-pixel-ratio"})) return 1;
    if (is_one_of(name, {"color"})) return 8;
    if (is_one_of(name, {"monochrome", "color-index", "grid"})) return 0;
    return std::nullopt;
  }

  Truth compared(std::string_view name, Tokens value) {
    if (const std::string_view text = single_word(value); !text.empty()) return keyword(name, text);
    if (starts_with_ignoring_case(name, "-webkit-")) name.remove_prefix(8);
    char bound = 0;
    if (starts_with_ignoring_case(name, "min-")) bound = '>';
    if (starts_with_ignoring_case(name, "max-")) bound = '<';
    if (bound != 0) name.remove_prefix(4);
    const auto have = size_of(name);
    const auto want = number(value);
    if (!have || !want) return unknown();
    depends_ = true;
    if (bound == 0) return *have == *want;
    return bound == '>' ? *have >= *want : *have <= *want;
  }

  Truth keyword(std::string_view name, std::string_view value) {
    const auto is = [&](std::string_view feature) { return equals_ignoring_case(name, feature); };
    const auto says = [&](std::string_view word) { return equals_ignoring_case(value, word); };
    if (is("prefers-color-scheme")) {
      depends_ = true;
      return says(view_.is_dark ? "dark" : "light");
    }
    if (is("orientation")) return says(view_.width_px > view_.height_px ? "landscape" : "portrait");
    if (is("hover") || is("any-hover")) return says("hover");
    if (is("pointer") || is("any-pointer")) return says("fine");
    if (is("prefers-reduced-motion") || is("prefers-contrast") || is("prefers-reduced-data") ||
        is("prefers-reduced-transparency"))
      return says("no-preference");
    if (is("forced-colors") || is("inverted-colors") || is("scripting")) return says("none");
    if (is("display-mode")) return says("browser");
    if (is("update")) return says("fast");
    if (is("scan")) return says("progressive");
    if (is("dynamic-range") || is("video-dynamic-range")) return says("standard");
    if (is("color-gamut")) return says("srgb");
    return unknown();
  }

  /// A feature named alone: whether it is there at all.
  Truth plain(std::string_view name) {
    if (name.empty()) return std::nullopt;
    if (starts_with_ignoring_case(name, "min-") || starts_with_ignoring_case(name, "max-"))
      return std::nullopt;
    if (const auto size = size_of(name)) return *size != 0;
    if (is_one_of(name, {"hover", "any-hover", "pointer", "any-pointer", "orientation", "update",
                         "prefers-color-scheme", "color-gamut", "-webkit-transform-3d"}))
      return true;
    return unknown();
  }

  Truth unknown() {
    depends_ = true;  // such as -ms-high-contrast, which only one program knows
    if (view_.honours_client_hacks) return true;
    return std::nullopt;
  }

  /// "width <= 600px", "400px < width <= 600px".
  Truth range(Tokens tokens) {
    struct Side {
      Tokens value;
      char relation = 0;  // between it and the next: < > =, or l and g with "="
    };
    std::array<Side, 3> sides;
    std::size_t count = 0;
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at <= tokens.size()) {
      const bool is_end = at == tokens.size();
      const bool is_relation =
          !is_end && tokens[at].is(TokenKind::delim) &&
          std::string_view("<>=").find(tokens[at].delim) != std::string_view::npos;
      if (!is_end && !is_relation) {
        at = after(tokens, at);
        continue;
      }
      if (count == sides.size()) return std::nullopt;
      sides[count].value = trim(tokens.subspan(begin, at - begin));
      if (is_end) {
        ++count;
        break;
      }
      const char relation = tokens[at++].delim;
      const bool has_equal = relation != '=' && at < tokens.size() && tokens[at].is_delim('=');
      if (has_equal) ++at;
      sides[count++].relation = !has_equal ? relation : relation == '<' ? 'l' : 'g';
      begin = at;
    }
    if (count < 2) return std::nullopt;
    bool holds = true;
    for (std::size_t i = 0; i + 1 < count; ++i) {
      const auto left = side(sides[i].value);
      const auto right = side(sides[i + 1].value);
      if (!left || !right) return unknown();
      holds = holds && relate(*left, sides[i].relation, *right);
    }
    depends_ = true;
    return holds;
  }

  std::optional<float> side(Tokens tokens) {
    const std::string_view name = single_word(tokens);
    return name.empty() ? number(tokens) : size_of(name);
  }

  static bool relate(float a, char relation, float b) {
    switch (relation) {
      case '<':
        return a < b;
      case '>':
        return a > b;
      case 'l':
        return a <= b;
      case 'g':
        return a >= b;
      default:
        return a == b;
    }
  }

  const View& view_;
  bool depends_ = false;
};

}  // namespace

MediaResult match_media(Tokens tokens, const View& view) { return MediaMatcher(view).list(tokens); }

}  // namespace presend::css
