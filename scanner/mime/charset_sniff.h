#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace presend::mime {

struct ByteOrderMark {
  std::string_view encoding;  ///< "utf-8", "utf-16le" or "utf-16be"
  std::uint32_t size = 0;
};
/// The byte order mark `bytes` begin with (Encoding Standard 4.1).
[[nodiscard]] std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes);

/// The encoding a <meta charset> or <meta http-equiv=content-type> names within the first 1,024
/// bytes (HTML 13.2.3.2), as browsers take it: UTF-16 there means UTF-8.
[[nodiscard]] std::optional<std::string_view> meta_encoding(std::string_view html);

/// "utf-16le" or "utf-16be" when NUL bytes sit where UTF-16 has them in text of Latin letters.
[[nodiscard]] std::optional<std::string_view> utf16_without_mark(std::string_view bytes);

/// The encoding `bytes`, which say nothing about it, are most probably in: ISO-2022 by its escapes,
/// UTF-8 when well-formed or nearly so, another one only when detection is sure, else windows-1252.
[[nodiscard]] std::string_view sniff_encoding(std::string_view bytes, bool is_html);

}  // namespace presend::mime
