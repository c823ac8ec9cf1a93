#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/base/source_map.h"
#include "scanner/base/text_pool.h"
#include "scanner/mime/message.h"

namespace presend::mime {

/// Text of a header, decoded, with its way back.
struct DecodedText {
  std::string_view text;  ///< in the pool
  SourceMap map;          ///< text -> Message::bytes
  /// An encoded word is broken or names an unknown charset. It stands as written where nothing can
  /// be read from it; bytes that are plain UTF-8 can.
  bool has_bad_word = false;
  bool has_raw_8bit = false;  ///< bytes above 127 that are not valid UTF-8
  bool has_raw_utf8 = false;  ///< bytes above 127 that are valid UTF-8 (RFC 6532)
  bool has_control = false;   ///< NUL or another control character, raw or decoded
};

/// Unfolds `raw` (RFC 5322 2.2.3), decodes encoded words (RFC 2047, blanks between adjacent words
/// dropped, words split inside a multi-byte character joined, as mail clients do; also inside
/// quotes and words that run on without a blank), reads raw 8-bit bytes as UTF-8 or else
/// windows-1252, and trims. `offset` is where `raw` begins in Message::bytes.
[[nodiscard]] DecodedText decode_header_text(std::string_view raw, std::uint32_t offset,
                                             TextPool& pool);

/// A value with parameters (RFC 2045 5.1, RFC 2183, RFC 2231: continuations, charsets, percent
/// escapes; also encoded words in parameters, which mailers send although RFC 2047 forbids them).
struct ParameterisedValue {
  struct Parameter {
    std::string_view name;   ///< lower case, without RFC 2231 suffixes
    std::string_view value;  ///< decoded, UTF-8; a boundary's bytes stay as they are
  };
  std::string_view value;  ///< what stands before the first ";": trimmed, lower case, no comments
  std::vector<Parameter> parameters;
  bool is_malformed = false;

  /// Value of the first parameter of that name, or empty.
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
};
[[nodiscard]] ParameterisedValue parse_parameters(std::string_view raw, TextPool& pool);

}  // namespace presend::mime
