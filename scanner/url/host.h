#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scanner/url/url.h"

namespace presend::url {

/// What append_host found.
struct Host {
  HostKind kind = HostKind::none;
  Oddity oddities = Oddity::none;
};

/// Appends the normal form of a host as written, which must not be empty, to `out`. Nothing when a
/// browser would refuse it; `out` may then hold rubbish. `is_special`: the host of http, https,
/// ftp, ws, wss or file, so a domain or an address; hosts of other schemes are opaque.
[[nodiscard]] std::optional<Host> append_host(std::string& out, std::string_view written,
                                              bool is_special);

}  // namespace presend::url
