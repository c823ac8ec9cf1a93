#include "scanner/css/declarations.h"

#include <algorithm>
#include <array>

#include "scanner/css/keywords.h"
#include "scanner/css/property_names.h"
#include "scanner/css/property_values.h"

namespace presend::css {
namespace {

constexpr Word<Value::Kind> kWideKeywords[] = {
    {"inherit", Value::Kind::inherit},     {"initial", Value::Kind::initial},
    {"unset", Value::Kind::unset},         {"revert", Value::Kind::revert},
    {"revert-layer", Value::Kind::revert},
};

bool has_variable(Tokens tokens) {
  return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.is(TokenKind::function) && is_one_of(token.text, {"var", "env"});
  });
}

bool take_importance(Tokens& value) {
  if (value.empty() || !value.back().is(TokenKind::ident) ||
      !equals_ignoring_case(value.back().text, "important"))
    return false;
  const Tokens before = trim(value.first(value.size() - 1));
  if (before.empty() || !before.back().is_delim('!')) return false;
  value = trim(before.first(before.size() - 1));
  return true;
}

class Writer {
 public:
  Writer(bool is_important, std::vector<Declaration>& out)
      : is_important_(is_important), out_(out) {}

  void write(Property property, const Value& value, PropertyName shorthand = {}) {
    out_.push_back({.property = property,
                    .is_important = is_important_,
                    .value = value,
                    .shorthand = static_cast<std::uint8_t>(shorthand)});
  }
  /// The same value for all that `name` sets.
  void write_all(PropertyName name, const Value& value) {
    if (is_longhand(name)) {
      write(static_cast<Property>(name), value);
      return;
    }
    const bool is_deferred = value.kind == Value::Kind::deferred;
    for (const Property property : longhands(name))
      write(property, value, is_deferred ? name : PropertyName{});
  }

 private:
  bool is_important_;
  std::vector<Declaration>& out_;
};

/// Whether the value is valid as it is; then it is written.
bool write_value(PropertyName name, Tokens value, const ValueContext& context, Writer& writer) {
  if (is_longhand(name)) {
    const auto property = static_cast<Property>(name);
    const auto read = read_longhand(property, value, context);
    if (read) writer.write(property, *read);
    return read.has_value();
  }
  std::array<Value, 4> values;
  if (!read_shorthand(name, value, context, values)) return false;
  std::size_t i = 0;
  for (const Property property : longhands(name)) writer.write(property, values[i++]);
  return true;
}

/// Whether it would be valid if percentages and relative units were known.
bool is_valid_with_base(PropertyName name, Tokens value, ValueContext context) {
  const LengthBase base;
  context.base = &base;
  std::vector<Declaration> ignored;
  Writer writer(false, ignored);
  return write_value(name, value, context, writer);
}

}  // namespace

bool read_declaration(Tokens tokens, const ValueContext& context, std::vector<Declaration>& out) {
  tokens = trim(tokens);
  if (tokens.empty() || !tokens.front().is(TokenKind::ident)) return false;
  const std::string_view name = tokens.front().text;
  std::size_t at = 1;
  skip_space(tokens, at);
  if (at == tokens.size() || !tokens[at].is(TokenKind::colon)) return false;
  Tokens value = trim(tokens.subspan(at + 1));
  const bool is_important = take_importance(value);
  if (name.starts_with("--")) {
    out.push_back({.property = Property::custom,
                   .is_important = is_important,
                   .value = Value::of_deferred(value),
                   .name = name});
    return true;
  }
  if (value.empty()) return true;
  const auto property = find_property(name);
  if (!property) return true;
  Writer writer(is_important, out);
  if (const auto wide = find_word(kWideKeywords, single_word(value))) {
    writer.write_all(*property, Value::of(*wide));
  } else if (has_variable(value)) {
    writer.write_all(*property, Value::of_deferred(value));
  } else if (!write_value(*property, value, context, writer) && has_comparison(value) &&
             is_valid_with_base(*property, value, context)) {
    writer.write_all(*property, Value::of_deferred(value));
  }
  return true;
}

void read_declarations(Tokens tokens, const ValueContext& context, std::vector<Declaration>& out) {
  std::size_t begin = 0;
  while (begin < tokens.size()) {
    std::size_t end = begin;
    while (end < tokens.size() && !tokens[end].is(TokenKind::semicolon)) end = after(tokens, end);
    read_declaration(tokens.subspan(begin, end - begin), context, out);
    begin = end + 1;
  }
}

std::optional<Value> read_deferred(const Declaration& declaration, Tokens tokens,
                                   const ValueContext& context) {
  tokens = trim(tokens);
  if (const auto wide = find_word(kWideKeywords, single_word(tokens))) return Value::of(*wide);
  if (declaration.shorthand == 0) return read_longhand(declaration.property, tokens, context);
  const auto shorthand = static_cast<PropertyName>(declaration.shorthand);
  std::array<Value, 4> values;
  if (!read_shorthand(shorthand, tokens, context, values)) return std::nullopt;
  const auto all = longhands(shorthand);
  const auto at = std::find(all.begin(), all.end(), declaration.property);
  return values[static_cast<std::size_t>(at - all.begin())];
}

}  // namespace presend::css
