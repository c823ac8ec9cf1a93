#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace presend::html {

/// Where a character reference stands decides what ends it: in an attribute, "&copy=" stays as it
/// is (HTML 13.2.5.73).
enum class ReferencePlace : std::uint8_t { text, attribute };

/// How much of `source`, which begins with '&', is a character reference that browsers decoded,
/// given that the decoded text goes on with `text`. 0 when the '&' stands for itself. Knows no
/// table of all 2,125 names, because the text tells what the reference became.
struct DecodedReference {
  std::uint32_t source_size = 0;
  std::uint32_t text_size = 0;
};
DecodedReference decoded_reference(std::string_view source, std::string_view text,
                                   ReferencePlace place);

/// Appends `source` with its character references decoded: numbers, and the names of HTML 4.
void append_decoded(std::string& out, std::string_view source, ReferencePlace place);

}  // namespace presend::html
