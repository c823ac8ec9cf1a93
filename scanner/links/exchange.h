#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace presend::links {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

enum class Method : std::uint8_t {
  head,
  get,  ///< of the first bytes only
};

/// What a server is asked.
struct Request {
  Method method = Method::head;
  std::string url;  ///< absolute, http or https, without user name, password and fragment
  /// "ADDRESS:PORT" to connect to instead, because somebody said so; empty: where the URL says.
  std::string connect_to;
};

/// What came of it.
struct Reply {
  enum class Kind : std::uint8_t {
    answered,        ///< `status` is set
    no_host,         ///< name servers know of no such host
    no_name_server,  ///< none answered, or not now
    no_connection,   ///< refused, no route, or no reply to the attempt to connect
    closed,          ///< connected, then cut off before an answer
    timed_out,       ///< connected, and no answer in time
    tls_failed,
    forbidden,  ///< the host has an address that must not be asked
    failed,     ///< anything else; `detail` says what
  };
  Kind kind = Kind::failed;
  int status = 0;
  std::string location = {};                       ///< of a redirect, as sent
  std::optional<std::int64_t> retry_after_s = {};  ///< what the server asks for
  std::string detail = {};                         ///< a clause for people; may be empty
};

}  // namespace presend::links
