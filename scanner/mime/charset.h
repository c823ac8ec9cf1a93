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
  SourceMap map;                   ///< text -> bytes; identity when the bytes were UTF-8 already
  std::string_view used_charset;   ///< static string
  bool is_label_unknown = false;
  bool is_label_wrong = false;     ///< the bytes contradict the label; `used_charset` was sniffed
  std::uint32_t first_wrong = 0;   ///< offset in the bytes of the first contradiction
};

struct CharsetHints {
  std::string_view declared;  ///< charset parameter; may be empty
  bool is_html = false;       ///< then a byte order mark and <meta charset> count (HTML 13.2.3)
};

/// Converts `bytes`. Order: byte order mark, then declared, then (HTML) meta, then UTF-8 when valid,
/// then sniffed (windows-1252 unless detection is sure of another). A label that the bytes
/// contradict loses to valid UTF-8 or to detection. Characters that cannot be read become U+FFFD.
[[nodiscard]] Converted to_utf8(std::string_view bytes, const CharsetHints& hints);

}  // namespace presend::mime
