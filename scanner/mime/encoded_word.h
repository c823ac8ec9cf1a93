#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scanner/base/source_map.h"

namespace presend::mime {

/// "=?charset*language?Q?text?=" (RFC 2047 2, RFC 2231 5). Views into the text it was found in.
struct EncodedWord {
  std::string_view charset;  ///< without the language
  std::string_view text;
  bool is_base64 = false;
  std::size_t end = 0;  ///< behind the closing "?="
};

/// Finds encoded words in one text. Words must be asked for from left to right; all questions
/// together take time linear in the text.
class EncodedWords {
 public:
  explicit EncodedWords(std::string_view text) : text_(text) {}

  /// The encoded word that begins at `begin`, if one does. Tolerates blanks and folds inside, as
  /// mailers send them, but not another word's beginning behind a blank.
  [[nodiscard]] std::optional<EncodedWord> at(std::size_t begin);

 private:
  std::string_view text_;
  std::size_t close_ = 0;      // the first "?=" at or behind the last question
  std::size_t next_word_ = 0;  // the first "=?" behind a blank, likewise
};

/// Header text without folds and encoded words.
struct DecodedWords {
  std::string text;
  SourceMap map;  ///< text -> where the raw text stands
  bool has_bad_word = false;
  bool has_raw_8bit = false;
  bool has_raw_utf8 = false;
  bool has_control = false;
};

/// decode_header_text() for text that need not stay.
[[nodiscard]] DecodedWords decode_words(std::string_view raw, std::uint32_t offset);

/// Whether decode_words() would do more to `raw` than trim it.
[[nodiscard]] bool needs_decoding(std::string_view raw);

}  // namespace presend::mime
