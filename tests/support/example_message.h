#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "heuristics/rule.h"

namespace presend::test_support {

/// The time every test draft is judged at: Wed, 04 Mar 2026 10:00:00 UTC, an hour after its Date.
inline constexpr std::int64_t kNow = 1'772'618'400;

enum class BodyEncoding : std::uint8_t { plain, quoted_printable, base64 };
std::string_view name(BodyEncoding encoding);
enum class LineEnds : std::uint8_t { lf, crlf };
std::string_view name(LineEnds line_ends);

/// Builds the draft that a rule's example stands for: a clean message of Example Shop
/// <news@example.org> to one reader, with a text alternative.
///
/// - html, text: the content becomes the body, in the given encoding ("plain" is 7bit, or 8bit when
///   the content needs it). HTML without an <html> or <body> of its own is put into a document.
/// - tpl: a bare HTML file; put into a document likewise, and with no header.
/// - header: its fields replace the clean ones of the same name; a field without a body ("From:")
///   only removes the clean one.
/// - eml, sample: taken as they are; the encoding does not matter.
///
/// "<!-- filler: 110000 bytes -->" stands for that many bytes: inside a comment in HTML, as they
/// are elsewhere. Bytes that hold a CR already keep their line ends.
[[nodiscard]] std::string example_message(const heuristics::Example& example,
                                          BodyEncoding encoding = BodyEncoding::plain,
                                          LineEnds line_ends = LineEnds::lf);

[[nodiscard]] std::string encode_quoted_printable(std::string_view text);
[[nodiscard]] std::string encode_base64(std::string_view bytes);
[[nodiscard]] std::string with_crlf(std::string_view text);

}  // namespace presend::test_support
