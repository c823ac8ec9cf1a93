#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace presend::config {

/// Whether `text` is a bare address: what is not, such as "Ann <ann@example.com>", would match no
/// From field.
[[nodiscard]] bool is_address(std::string_view text);

/// A domain with a dot in lower-case ASCII ("xn--…"); nothing when `text` is none.
[[nodiscard]] std::optional<std::string> ascii_domain(std::string_view text);

}  // namespace presend::config
