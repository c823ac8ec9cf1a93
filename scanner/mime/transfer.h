#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "scanner/base/source_map.h"

namespace presend::mime {

/// Bytes after transfer decoding.
struct Decoded {
  std::string bytes;
  SourceMap map;                 ///< bytes -> Message::bytes
  bool is_malformed = false;     ///< something contradicts the encoding
  std::uint32_t first_bad = 0;   ///< where in Message::bytes, when is_malformed
};

// `offset` is where `body` begins in Message::bytes. Decoding stops once `limit` bytes stand (0: no
// limit). Both decoders read what mail clients read: they skip what does not belong.

/// RFC 2045 6.7: blanks at line ends vanish, soft line breaks join, "=" before anything else stays.
[[nodiscard]] Decoded decode_quoted_printable(std::string_view body, std::uint32_t offset,
                                              std::size_t limit = 0);
/// RFC 2045 6.8: characters outside the alphabet are skipped, data ends at padding (but a further
/// padded block is read on, as concatenated exports have them).
[[nodiscard]] Decoded decode_base64(std::string_view body, std::uint32_t offset,
                                    std::size_t limit = 0);
/// Number of bytes decode_base64 would give, without giving them.
[[nodiscard]] std::uint32_t base64_size(std::string_view body);

}  // namespace presend::mime
