#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace presend::report {

// Text of a draft is hostile: an escape sequence could rewrite the screen, a bidi override could
// turn a host name around. Everything that goes to a terminal passes through here.

/// Whether `c` must not reach a terminal as it is: C0 and C1 controls, bidi controls, zero-width
/// and other invisible characters, line and paragraph separators.
[[nodiscard]] bool is_unsafe(char32_t c);

/// `text` on one line, with each unsafe character spelt out as <U+202E> and ill-formed UTF-8 as
/// U+FFFD. The emoji selector U+FE0F directly after a symbol stays.
[[nodiscard]] std::string visible(std::string_view text);

/// Columns a character takes in a terminal: 0, 1 or 2 (East Asian wide, emoji).
[[nodiscard]] std::uint32_t character_width(char32_t c);
/// Columns of safe UTF-8; colour of Paint takes none.
[[nodiscard]] std::uint32_t display_width(std::string_view text);

/// The longest beginning of `text` that fits into `width` columns; combining marks stay with their
/// letter.
[[nodiscard]] std::string_view fit(std::string_view text, std::uint32_t width);
/// `text`, or as much of it as fits with "…" at the end.
[[nodiscard]] std::string shorten(std::string_view text, std::uint32_t width);
/// The same with "…" at the beginning: of a path, the end says more.
[[nodiscard]] std::string shorten_front(std::string_view text, std::uint32_t width);

}  // namespace presend::report
