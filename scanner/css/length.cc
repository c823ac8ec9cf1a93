#include "scanner/css/length.h"

#include <algorithm>

#include "scanner/base/ascii.h"

namespace presend::css {
namespace {

enum class Unit : std::uint8_t { px, em, rem, width, height, least, most };
struct UnitSize {
  std::string_view name;
  Unit unit;
  float factor;
};
constexpr UnitSize kUnits[] = {
    {"px", Unit::px, 1},           {"em", Unit::em, 1},          {"pt", Unit::px, 96.0F / 72},
    {"rem", Unit::rem, 1},         {"ex", Unit::em, 0.5F},       {"ch", Unit::em, 0.5F},
    {"vw", Unit::width, 0.01F},    {"vh", Unit::height, 0.01F},  {"vmin", Unit::least, 0.01F},
    {"vmax", Unit::most, 0.01F},   {"dvw", Unit::width, 0.01F},  {"svw", Unit::width, 0.01F},
    {"lvw", Unit::width, 0.01F},   {"dvh", Unit::height, 0.01F}, {"svh", Unit::height, 0.01F},
    {"lvh", Unit::height, 0.01F},  {"cm", Unit::px, 96 / 2.54F}, {"mm", Unit::px, 9.6F / 2.54F},
    {"q", Unit::px, 2.4F / 2.54F}, {"in", Unit::px, 96},         {"pc", Unit::px, 16},
    {"lh", Unit::em, 1.2F},        {"rlh", Unit::rem, 1.2F},     {"cap", Unit::em, 0.7F},
    {"ic", Unit::em, 1},
};

std::optional<Length> dimension(const Token& token, const View& view) {
  for (const UnitSize& unit : kUnits) {
    if (!equals_ignoring_case(unit.name, token.text)) continue;
    const float value = token.number * unit.factor;
    switch (unit.unit) {
      case Unit::px:
        return Length{.px = value};
      case Unit::em:
        return Length{.em = value};
      case Unit::rem:
        return Length{.rem = value};
      case Unit::width:
        return Length{.px = value * view.width_px};
      case Unit::height:
        return Length{.px = value * view.height_px};
      case Unit::least:
        return Length{.px = value * std::min(view.width_px, view.height_px)};
      case Unit::most:
        return Length{.px = value * std::max(view.width_px, view.height_px)};
    }
  }
  return std::nullopt;
}

/// A value inside a math function: a number or a length.
struct Term {
  Length length = {};
  float number = 0;
  bool is_number = false;
};

Term scaled(const Term& term, float factor) {
  return {{term.length.px * factor, term.length.em * factor, term.length.rem * factor,
           term.length.percent * factor, term.length.has_percent},
          term.number * factor,
          term.is_number};
}

std::optional<Term> sum(const Term& a, const Term& b) {
  if (a.is_number != b.is_number) return std::nullopt;
  return Term{{a.length.px + b.length.px, a.length.em + b.length.em, a.length.rem + b.length.rem,
               a.length.percent + b.length.percent, a.length.has_percent || b.length.has_percent},
              a.number + b.number,
              a.is_number};
}

/// calc() and its kin (CSS Values 4, section 10). Depth is bounded, as every level is a bracket.
class MathReader {
 public:
  explicit MathReader(const ValueContext& context) : context_(context) {}

  static bool is_math(std::string_view name) {
    return is_one_of(name, {"calc", "-webkit-calc", "-moz-calc"}) || is_comparison(name);
  }
  static bool is_comparison(std::string_view name) {
    return is_one_of(name, {"min", "max", "clamp"});
  }

  std::optional<Term> function(std::string_view name, Tokens inside, int depth = 0) {
    if (depth > kMostDepth) return std::nullopt;
    if (!is_comparison(name)) return expression(inside, depth);
    std::optional<Term> low, value, high;
    std::size_t count = 0;
    bool is_wrong = false;
    const bool is_clamp = equals_ignoring_case(name, "clamp");
    for_each_argument(inside, [&](Tokens argument) {
      const std::optional<Term> term = expression(argument, depth);
      if (!term || is_wrong) {
        is_wrong = true;
      } else if (is_clamp) {
        (count == 0 ? low : count == 1 ? value : high) = term;
      } else {
        value = value ? chosen(*value, *term, equals_ignoring_case(name, "min")) : term;
        is_wrong = !value;
      }
      ++count;
    });
    if (is_wrong || count == 0) return std::nullopt;
    if (!is_clamp) return value;
    if (count != 3) return std::nullopt;
    const auto capped = chosen(*value, *high, true);
    return capped ? chosen(*low, *capped, false) : std::nullopt;
  }

 private:
  static constexpr int kMostDepth = 16;

  static bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view n) { return equals_ignoring_case(n, name); });
  }

  template <class Take>
  static void for_each_argument(Tokens tokens, Take take) {
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < tokens.size()) {
      if (tokens[at].is(TokenKind::comma)) {
        take(trim(tokens.subspan(begin, at - begin)));
        begin = at + 1;
      }
      at = after(tokens, at);
    }
    take(trim(tokens.subspan(begin)));
  }

  /// The smaller or larger one; nothing when that depends on a base that is not known.
  std::optional<Term> chosen(const Term& a, const Term& b, bool wants_smaller) const {
    if (a.is_number != b.is_number) return std::nullopt;
    const bool is_comparable = a.is_number || (a.length.is_px() && b.length.is_px());
    if (!is_comparable && context_.base == nullptr) return std::nullopt;
    const LengthBase none;
    const LengthBase& base = context_.base ? *context_.base : none;
    const float first = a.is_number ? a.number : to_px(a.length, base);
    const float second = b.is_number ? b.number : to_px(b.length, base);
    return (first <= second) == wants_smaller ? a : b;
  }

  std::optional<Term> expression(Tokens tokens, int depth) {
    std::size_t at = 0;
    std::optional<Term> total = product(tokens, at, depth);
    while (total && at < tokens.size()) {
      skip_space(tokens, at);
      if (at == tokens.size()) break;
      const bool is_minus = tokens[at].is_delim('-');
      if (!is_minus && !tokens[at].is_delim('+')) return std::nullopt;
      ++at;
      const std::optional<Term> next = product(tokens, at, depth);
      if (!next) return std::nullopt;
      total = sum(*total, is_minus ? scaled(*next, -1) : *next);
    }
    return total;
  }

  std::optional<Term> product(Tokens tokens, std::size_t& at, int depth) {
    std::optional<Term> result = value(tokens, at, depth);
    while (result) {
      std::size_t next = at;
      skip_space(tokens, next);
      if (next == tokens.size()) break;
      const bool is_division = tokens[next].is_delim('/');
      if (!is_division && !tokens[next].is_delim('*')) break;
      at = next + 1;
      const std::optional<Term> factor = value(tokens, at, depth);
      if (!factor) return std::nullopt;
      if (is_division) {
        if (!factor->is_number || factor->number == 0) return std::nullopt;
        result = scaled(*result, 1 / factor->number);
      } else if (factor->is_number) {
        result = scaled(*result, factor->number);
      } else if (result->is_number) {
        result = scaled(*factor, result->number);
      } else {
        return std::nullopt;
      }
    }
    return result;
  }

  std::optional<Term> value(Tokens tokens, std::size_t& at, int depth) {
    skip_space(tokens, at);
    if (at >= tokens.size()) return std::nullopt;
    const std::size_t here = at;
    const Token& token = tokens[here];
    at = after(tokens, here);
    switch (token.kind) {
      case TokenKind::number:
        return Term{.number = token.number, .is_number = true};
      case TokenKind::percentage:
        return Term{.length = Length::of_percent(token.number)};
      case TokenKind::dimension:
        if (const auto length = dimension(token, context_.view)) return Term{.length = *length};
        return std::nullopt;
      case TokenKind::open_paren:
        return function("calc", inside(tokens, here), depth + 1);
      case TokenKind::function:
        if (!is_math(token.text)) return std::nullopt;
        return function(token.text, inside(tokens, here), depth + 1);
      default:
        return std::nullopt;
    }
  }

  static void skip_space(Tokens tokens, std::size_t& at) {
    while (at < tokens.size() && tokens[at].is(TokenKind::whitespace)) ++at;
  }

  const ValueContext& context_;
};

std::optional<Term> read_math(Tokens tokens, std::size_t& at, const ValueContext& context) {
  if (at >= tokens.size() || !tokens[at].is(TokenKind::function) ||
      !MathReader::is_math(tokens[at].text))
    return std::nullopt;
  const auto term = MathReader(context).function(tokens[at].text, inside(tokens, at));
  if (term) at = after(tokens, at);
  return term;
}

}  // namespace

float to_px(const Length& length, const LengthBase& base) {
  const float px = length.px + length.em * base.em_px + length.rem * base.rem_px;
  // What 100 % are may not be known (NaN), which matters only to percentages.
  return !length.has_percent ? px : px + length.percent / 100 * base.percent_px;
}

std::optional<Length> read_length(Tokens tokens, std::size_t& at, const ValueContext& context) {
  if (at >= tokens.size()) return std::nullopt;
  const Token& token = tokens[at];
  switch (token.kind) {
    case TokenKind::dimension: {
      const auto length = dimension(token, context.view);
      if (length) ++at;
      return length;
    }
    case TokenKind::percentage:
      ++at;
      return Length::of_percent(token.number);
    case TokenKind::number:
      if (token.number != 0 && !context.is_quirks) return std::nullopt;
      ++at;
      return Length{.px = token.number};
    default: {
      const auto term = read_math(tokens, at, context);
      if (!term || term->is_number) return std::nullopt;
      return term->length;
    }
  }
}

std::optional<float> read_number(Tokens tokens, std::size_t& at, const ValueContext& context) {
  if (at >= tokens.size()) return std::nullopt;
  if (tokens[at].is(TokenKind::number)) return tokens[at++].number;
  const auto term = read_math(tokens, at, context);
  if (!term || !term->is_number) return std::nullopt;
  return term->number;
}

bool has_comparison(Tokens tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.is(TokenKind::function) && MathReader::is_comparison(token.text);
  });
}

}  // namespace presend::css
