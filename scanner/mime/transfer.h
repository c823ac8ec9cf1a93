#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "scanner/base/source_map.h"

namespace presend::mime {

/// Bytes after transfer decoding.
struct Decoded {
  std::string bytes;
  SourceMap map;                ///< bytes -> Message::bytes
  bool is_complete = true;      ///< false when a limit stopped the decoder
  bool is_malformed = false;    ///< something contradicts the encoding
  std::uint32_t first_bad = 0;  ///< where in Message::bytes, when is_malformed
};

/// How much a decoder gives before it stops. Where every letter is encoded on its own, the map is
/// far larger than the text.
struct DecodeLimits {
  std::size_t bytes;  ///< 0: all
  std::size_t runs;   ///< of the map; 0: no map at all

  // Implicit: most callers limit the bytes alone.
  DecodeLimits(std::size_t most_bytes = 0, std::size_t most_runs = ~std::size_t{0})
      : bytes(most_bytes), runs(most_runs) {}
};

// `offset` is where `body` begins in Message::bytes. Both decoders read what mail clients read:
// they skip what does not belong.

/// RFC 2045 6.7: blanks at line ends vanish, soft line breaks join, "=" before anything else stays.
[[nodiscard]] Decoded decode_quoted_printable(std::string_view body, std::uint32_t offset,
                                              DecodeLimits limits = {});
/// RFC 2045 6.8: characters outside the alphabet are skipped, data ends at padding (but a further
/// padded block is read on, as concatenated exports have them).
[[nodiscard]] Decoded decode_base64(std::string_view body, std::uint32_t offset,
                                    DecodeLimits limits = {});
/// Number of bytes decode_base64 would give, without giving them.
[[nodiscard]] std::uint32_t base64_size(std::string_view body);

/// What decoding would find, without its result.
struct TransferCheck {
  std::uint32_t size = 0;  ///< decoded bytes
  bool is_malformed = false;
  std::uint32_t first_bad = 0;     ///< where in Message::bytes, when is_malformed
  bool ends_inside_group = false;  ///< base64: the last group of four is incomplete and not padded
};
[[nodiscard]] TransferCheck check_quoted_printable(std::string_view body, std::uint32_t offset);
[[nodiscard]] TransferCheck check_base64(std::string_view body, std::uint32_t offset);

}  // namespace presend::mime
