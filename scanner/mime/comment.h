#pragma once

#include <cstddef>
#include <string_view>

namespace presend::mime {

/// Where the comment (RFC 5322 3.2.2: nested, with quoted pairs) that opens at `at` ends, one past
/// its ")"; npos when it never does. Precondition: text[at] is "(". O(n), not recursive.
[[nodiscard]] std::size_t comment_end(std::string_view text, std::size_t at);

}  // namespace presend::mime
