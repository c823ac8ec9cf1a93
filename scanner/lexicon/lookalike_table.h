#pragma once

namespace presend::lexicon {

struct Lookalike {
  char letter = 0;        ///< lower-case ASCII, or 0
  bool is_close = false;  ///< cannot be told apart at a glance
};

/// What a Cyrillic, Greek, Armenian or Cherokee letter passes for. Unicode's table (UTS #39) knows
/// only shapes that are the same; disguises also use those that merely remind of a letter.
[[nodiscard]] Lookalike lookalike(char32_t c);

/// The letter of a small capital, turned or negative letter that has no compatibility form, or 0.
[[nodiscard]] char small_capital(char32_t c);

/// Whether a character with an ASCII compatibility form is dressed up: mathematical, circled,
/// parenthesised, squared. Superscripts, ligatures, Roman numerals and units are honest.
[[nodiscard]] bool is_styled_form(char32_t c);

}  // namespace presend::lexicon
