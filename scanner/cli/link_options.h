#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scanner/links/prober_options.h"

namespace presend::cli {

/// What the command line says of live link checks. No file says any of it: a presend.toml lies
/// beside drafts that may be anybody's, and must not make presend open connections.
struct LinkOptions {
  bool is_asking = false;   ///< --check-links
  std::string from;         ///< recorded results that are used instead of asking; may be empty
  std::string record;       ///< where to write what was learnt; may be empty
  std::string cache;        ///< what was learnt lately, and is written back; may be empty
  double cache_hours = 24;  ///< what is older is asked again
  double timeout_s = 20;    ///< for one request
  bool allows_private = false;
  bool uses_proxy_of_environment = false;
  std::string ca_file;
  std::vector<links::ConnectTo> connect_to;

  /// Whether rules about live links have anything to look at.
  [[nodiscard]] bool is_on() const { return is_asking || !from.empty(); }
};

}  // namespace presend::cli
