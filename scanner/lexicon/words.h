#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace presend::lexicon {

/// Offset of the first word at or after `from`, or text.size(). A word is a run of letters and
/// digits; where a script writes without blanks, each Han or Hiragana character is a word and so is
/// each run of Katakana.
[[nodiscard]] std::size_t next_word(std::string_view text, std::size_t from);
/// Where the word that begins at `begin` ends.
[[nodiscard]] std::size_t word_end(std::string_view text, std::size_t begin);

/// The character under which aliases are compared: "-" and "_" count as a blank.
constexpr char alias_char(char c) { return c == '-' || c == '_' ? ' ' : c; }
/// `alias` as a piece of a host name would spell it: without blanks and ASCII punctuation.
[[nodiscard]] std::string as_label(std::string_view alias);

}  // namespace presend::lexicon
