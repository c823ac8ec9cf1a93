#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "scanner/base/source_map.h"

namespace presend::mime {

/// UTF-8 made from bytes in one encoding, and how well the bytes fitted it.
struct Conversion {
  std::string text;
  SourceMap map;                       ///< text -> bytes; identity when the text is the bytes
  std::uint32_t well_formed = 0;       ///< characters above U+007F that could be read
  std::uint32_t ill_formed = 0;        ///< sequences that became U+FFFD
  std::uint32_t first_ill_formed = 0;  ///< offset in the bytes, when ill_formed > 0
  bool ends_inside_character = false;  ///< the last ill-formed sequence is one cut short by the end

  /// A text of that encoding with a few flaws, which browsers show as U+FFFD, rather than a text
  /// of another: at least three of four characters above U+007F are well-formed.
  [[nodiscard]] bool is_convincing() const { return ill_formed <= well_formed / 3; }
};

/// Reads `bytes` from offset `skip` on as `encoding`, a name from encoding_of_label(). The map
/// leads to offsets in the whole of `bytes`. Thread-safe.
[[nodiscard]] Conversion convert(std::string_view bytes, std::string_view encoding,
                                 std::uint32_t skip = 0);

/// Whether the label is one of US-ASCII's own, which the Encoding Standard reads as windows-1252.
[[nodiscard]] bool is_ascii_label(std::string_view label);

/// The bytes' length of the ASCII prefix of `text` from `at` on.
[[nodiscard]] std::size_t ascii_run(std::string_view text, std::size_t at);

}  // namespace presend::mime
