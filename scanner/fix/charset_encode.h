#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace presend::fix {

/// Whether every ASCII character of the charset is its own byte, wherever it stands. `charset` is
/// Part::used_charset.
[[nodiscard]] bool holds_ascii_as_is(std::string_view charset);

/// UTF-8 in the charset of a part, Part::used_charset; nothing when it has no such letter.
[[nodiscard]] std::optional<std::string> from_utf8(std::string_view text, std::string_view charset);

}  // namespace presend::fix
