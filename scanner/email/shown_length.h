#pragma once

#include <cstdint>
#include <string_view>

namespace presend::email {

/// How many characters of a text a reader could see if it were shown: invisible ones and repeated
/// blanks, with which preheaders are padded and words are split, count for nothing. `text` has its
/// white space collapsed.
[[nodiscard]] std::uint32_t shown_length(std::string_view text);

}  // namespace presend::email
