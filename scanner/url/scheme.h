#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace presend::url {

enum class SchemeKind : std::uint8_t {
  other,
  web,   ///< http, https, ftp, ws, wss: "special" in the standard
  file,  ///< special too, with drive letters and without ports
};

/// Length of a scheme at the start of `text`, without the ":" that must follow it; 0 without one.
[[nodiscard]] std::size_t scheme_length(std::string_view text);
/// `scheme` in any case.
[[nodiscard]] SchemeKind scheme_kind(std::string_view scheme);
/// Of a scheme in lower case.
[[nodiscard]] std::optional<std::uint32_t> default_port(std::string_view scheme);

}  // namespace presend::url
