#pragma once

#include <cstdint>
#include <string_view>

#include "scanner/url/ip_address.h"
#include "scanner/url/url.h"

// Which addresses are not out there for everybody: a draft must not make presend talk to this
// computer, to its neighbours or to what only the inside of a network reaches.

namespace presend::links {

/// "loopback", "private" and so on; empty for a public address.
[[nodiscard]] std::string_view special_kind(std::uint32_t ipv4);
/// The same; of an address that stands for an IPv4 address (v4-mapped, NAT64, 6to4 and others) what
/// that one is.
[[nodiscard]] std::string_view special_kind(const url::Ipv6& address);
/// Of an address as text, without brackets. What is no address is "unreadable".
[[nodiscard]] std::string_view special_kind(std::string_view address);
/// Of the host of a URL when that is an address; empty for a domain, of which nothing is known yet.
[[nodiscard]] std::string_view special_kind(const url::Url& url);

}  // namespace presend::links
