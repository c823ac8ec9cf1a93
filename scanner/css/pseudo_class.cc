#include "scanner/css/pseudo_class.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "scanner/css/keywords.h"

namespace presend::css {
namespace {

using Kind = SimpleSelector::Kind;

constexpr Word<Kind> kFirst[] = {
    {"first-child", Kind::nth_child},
    {"last-child", Kind::nth_last_child},
    {"first-of-type", Kind::nth_of_type},
    {"last-of-type", Kind::nth_last_of_type},
};
constexpr Word<Kind> kPlain[] = {
    {"root", Kind::root},
    {"empty", Kind::empty},
    {"link", Kind::link},
    {"any-link", Kind::link},
    {"checked", Kind::checked},
    {"enabled", Kind::enabled},
    {"disabled", Kind::disabled},
    {"only-child", Kind::only_child},
    {"only-of-type", Kind::only_of_type},
    {"defined", Kind::always},
    {"scope", Kind::root},
};
constexpr Word<Kind> kNth[] = {
    {"nth-child", Kind::nth_child},
    {"nth-last-child", Kind::nth_last_child},
    {"nth-of-type", Kind::nth_of_type},
    {"nth-last-of-type", Kind::nth_last_of_type},
};

/// The formula An+B (CSS Syntax 3, section 6), written together without white space.
std::optional<std::string> formula(Tokens tokens) {
  std::string text;
  for (const Token& token : tokens) {
    switch (token.kind) {
      case TokenKind::whitespace:
        break;
      case TokenKind::ident:
        text += to_ascii_lower(token.text);
        break;
      case TokenKind::number:
      case TokenKind::dimension: {
        const float bounded = std::clamp(token.number, -1e6F, 1e6F);
        if (token.has_sign && bounded >= 0) text += '+';
        text += std::to_string(static_cast<int>(bounded)) + to_ascii_lower(token.text);
        break;
      }
      case TokenKind::delim:
        text += token.delim;
        break;
      default:
        return std::nullopt;
    }
  }
  return text;
}

/// A whole number of at most seven digits, with or without a sign; `otherwise` for a bare sign or
/// nothing.
std::optional<std::int32_t> whole(std::string_view text, std::int32_t otherwise) {
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return is_negative ? -otherwise : otherwise;
  std::int32_t value = 0;
  for (const char c : text) {
    if (!is_ascii_digit(c) || value > 1'000'000) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return is_negative ? -value : value;
}

}  // namespace

std::optional<SimpleSelector> find_pseudo_class(std::string_view name) {
  if (const auto kind = find_word(kFirst, name)) return SimpleSelector{.kind = *kind, .offset = 1};
  if (const auto kind = find_word(kPlain, name)) return SimpleSelector{.kind = *kind};
  if (is_one_of(name, {"hover",
                       "focus",
                       "active",
                       "visited",
                       "target",
                       "focus-within",
                       "focus-visible",

                       "default",
                       "indeterminate",
                       "valid",
                       "invalid",
                       "required",
                       "optional",
                       "read-only",
                       "read-write",
                       "autofill",
                       "-webkit-autofill",
                       "placeholder-shown",
                       "fullscreen",
                       "in-range",
                       "out-of-range",
                       "target-within",
                       "open",
                       "closed",
                       "modal",
                       "playing",
                       "paused",
                       "popover-open",
                       "user-valid",
                       "user-invalid",
                       "host",
                       "-webkit-any-link",
                       "-internal-autofill-selected"}))
    return SimpleSelector{.kind = Kind::never};
  return std::nullopt;
}

std::optional<SimpleSelector> find_positional(std::string_view name, Tokens arguments) {
  const auto kind = find_word(kNth, name);
  if (!kind) return std::nullopt;
  const auto text = formula(arguments);
  if (!text || text->empty()) return std::nullopt;
  if (*text == "odd") return SimpleSelector{.kind = *kind, .step = 2, .offset = 1};
  if (*text == "even") return SimpleSelector{.kind = *kind, .step = 2, .offset = 0};
  const std::size_t n = text->find('n');
  const std::string_view view = *text;
  const auto step = n == std::string::npos ? std::optional(0) : whole(view.substr(0, n), 1);
  const auto offset = whole(n == std::string::npos ? view : view.substr(n + 1), 0);
  if (!step || !offset) return std::nullopt;
  return SimpleSelector{.kind = *kind, .step = *step, .offset = *offset};
}

bool is_legacy_pseudo_element(std::string_view name) {
  return is_one_of(name, {"before", "after", "first-line", "first-letter"});
}

bool is_pseudo_element(std::string_view name) {
  return is_legacy_pseudo_element(name) || starts_with_ignoring_case(name, "-webkit-") ||
         is_one_of(name, {"selection", "marker", "placeholder", "backdrop", "cue", "slotted",
                          "part", "file-selector-button", "target-text", "spelling-error",
                          "grammar-error", "highlight", "view-transition", "details-content"});
}

}  // namespace presend::css
