#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace presend::mime {

/// Seconds since 1970-01-01 00:00 UTC of a Date field's value (RFC 5322 3.3, with the obsolete
/// zones and two-digit years of 4.3, comments skipped), or nothing when it is no date that exists.
[[nodiscard]] std::optional<std::int64_t> parse_date(std::string_view value);

}  // namespace presend::mime
