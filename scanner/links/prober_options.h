#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/links/exchange.h"

namespace presend::links {

/// An address that stands in for a host: a staging server, or one of a test.
struct ConnectTo {
  std::string host;        ///< lower-case ASCII; empty: any
  std::uint16_t port = 0;  ///< 0: any
  std::string address;     ///< "127.0.0.1", or an IPv6 address in brackets
  std::uint16_t to_port = 0;
};
/// Reads "HOST:PORT:ADDRESS:PORT", in which host and first port may be empty.
[[nodiscard]] std::optional<ConnectTo> parse_connect_to(std::string_view text);

struct ProberOptions {
  std::string user_agent;
  bool allows_private = false;  ///< addresses that special_kind() names may be asked
  bool uses_proxy_of_environment = false;
  std::string ca_file;  ///< certificates to trust instead of the system's; may be empty
  std::vector<ConnectTo> connect_to;  ///< the first that fits counts

  Milliseconds connect_time{10'000};
  Milliseconds request_time{20'000};
  /// For a URL with all its redirects and retries.
  Milliseconds url_time{60'000};
  std::uint32_t most_hops = 10;
  std::uint32_t most_retries = 2;
  Milliseconds first_pause{500};       ///< before a retry; the next waits four times as long
  Milliseconds longest_pause{10'000};  ///< a server that wants longer is left alone
  std::uint32_t most_at_once = 64;
  std::uint32_t most_per_server = 2;  ///< one host has up to two: http and https
  std::uint32_t most_header_bytes = 128 * 1024;
};

}  // namespace presend::links
