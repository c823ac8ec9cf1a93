#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace presend::url {

/// Whether an ASCII host must go through UTS 46: one of its labels starts with "xn--".
[[nodiscard]] bool has_punycode(std::string_view host);

/// UTS 46 to ASCII as browsers do: non-transitional, bidi and joiner rules checked; hyphens,
/// lengths and STD3 rules not. Nothing when the standard refuses it. The result can still hold
/// characters no host may hold.
[[nodiscard]] std::optional<std::string> domain_to_ascii(std::string_view domain);

/// Whether UTS 46 maps the character to ASCII (full-width letters, ideographic full stop).
[[nodiscard]] bool maps_to_ascii(char32_t c);

}  // namespace presend::url
