#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace presend::heuristics {

/// An address or a domain that stands in a text meant for people, such as a display name.
struct ShownAddress {
  std::string site;             ///< registrable domain, lower-case ASCII
  std::string_view text;        ///< as it stands there
  bool has_local_part = false;  ///< "local@domain" rather than a bare domain
};

/// Addresses and domains in `text`. A bare domain counts when it ends in a top-level domain that
/// people know ("Example.com" does, "St.Patrick" does not).
[[nodiscard]] std::vector<ShownAddress> shown_addresses(std::string_view text);

}  // namespace presend::heuristics
