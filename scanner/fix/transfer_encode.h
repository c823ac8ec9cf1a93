#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace presend::fix {

/// The longest line of both encodings (RFC 2045 6.7 and 6.8).
inline constexpr std::size_t kEncodedLine = 76;
/// The longest line mail allows (RFC 5322 2.1.1), without its end.
inline constexpr std::size_t kMostLineBytes = 998;

/// One byte as quoted-printable: itself, or "=3D". A blank stands for itself unless it ends a line.
[[nodiscard]] std::string quoted_printable_byte(char c, bool ends_line);

/// One line of text, without its end, as quoted-printable: soft line breaks where it is too long.
[[nodiscard]] std::string quoted_printable_line(std::string_view line, std::string_view line_end);

/// A text as quoted-printable. LF and CRLF end lines and become `line_end`.
[[nodiscard]] std::string quoted_printable(std::string_view text, std::string_view line_end);

/// Bytes as base64 in lines of `width` characters (a multiple of four), without a line end behind
/// the last.
[[nodiscard]] std::string base64(std::string_view bytes, std::string_view line_end,
                                 std::size_t width = kEncodedLine);

/// CRLF and LF as `line_end`; a bare CR stays.
[[nodiscard]] std::string with_line_ends(std::string_view text, std::string_view line_end);

}  // namespace presend::fix
