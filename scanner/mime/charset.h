#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scanner/base/source_map.h"

namespace presend::mime {

/// The encoding a label stands for, by the WHATWG Encoding Standard ("latin1" and "us-ascii" are
/// windows-1252), extended by the charsets of mail that the web dropped (utf-7, iso-2022-kr …).
/// Returns ICU's name for it, a static string, or nothing for an unknown label.
[[nodiscard]] std::optional<std::string_view> encoding_of_label(std::string_view label);

/// Text converted to UTF-8.
struct Converted {
  std::string text;
  SourceMap map;                  ///< text -> bytes; identity when the bytes were UTF-8 already
  std::string_view used_charset;  ///< static string
  bool is_label_unknown = false;
  /// The bytes contradict the label, declared or of <meta>. `used_charset` was then sniffed, unless
  /// the text is convincing in spite of some flaws, which became U+FFFD, or is_mojibake.
  bool is_label_wrong = false;
  /// The label fits any bytes, but these are UTF-8 beyond doubt. `used_charset` stays what the
  /// label says, as readers see it: "Ã©" for "é".
  bool is_mojibake = false;
  std::uint32_t first_wrong = 0;  ///< offset in the bytes of the first contradiction
};

struct CharsetHints {
  std::string_view declared;  ///< charset parameter; may be empty
  bool is_html = false;       ///< then <meta charset> counts too (HTML 13.2.3)
};

/// Converts `bytes`. Order: byte order mark, then declared, then (HTML) meta, then UTF-8 when
/// valid, then sniffed (windows-1252 unless detection is sure of another). A label that the bytes
/// contradict loses to valid UTF-8 or to detection. Labels of US-ASCII say nothing about bytes
/// above 127, so those are never called wrong. What cannot be read becomes U+FFFD. A byte order
/// mark is no part of the text.
[[nodiscard]] Converted to_utf8(std::string_view bytes, const CharsetHints& hints);

}  // namespace presend::mime
