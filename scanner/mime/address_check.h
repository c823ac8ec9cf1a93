#pragma once

#include <string_view>

namespace presend::mime {

/// A local part that needs no quotes: dot-separated words of RFC 5322's atext or of letters beyond
/// ASCII (RFC 6532).
[[nodiscard]] bool is_dot_atom(std::string_view local_part);

/// A name that a host can have (RFC 1123 2.1, also in Unicode), or an address literal.
[[nodiscard]] bool is_possible_domain(std::string_view domain);

}  // namespace presend::mime
