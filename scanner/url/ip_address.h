#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace presend::url {

/// Whether a host must be an IPv4 address because its last label is a number ("1.2.3", "a.0x7f"):
/// such a host is an address or nothing (URL Standard 3.5, "ends in a number").
[[nodiscard]] bool ends_in_number(std::string_view host);

/// Reads an IPv4 address in any spelling browsers take: one to four parts, each decimal, octal
/// (0177) or hexadecimal (0x7f), the last filling the bytes that are left.
[[nodiscard]] std::optional<std::uint32_t> parse_ipv4(std::string_view host);
void append_ipv4(std::string& out, std::uint32_t address);

/// Eight pieces of 16 bits.
using Ipv6 = std::array<std::uint16_t, 8>;
/// Reads what stands between the brackets.
[[nodiscard]] std::optional<Ipv6> parse_ipv6(std::string_view text);
/// Shortest form, in brackets: the longest run of zeros as "::".
void append_ipv6(std::string& out, const Ipv6& address);

}  // namespace presend::url
