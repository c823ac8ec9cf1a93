#pragma once

#include <memory>

#include "scanner/base/outcome.h"
#include "scanner/links/prober.h"
#include "scanner/links/prober_options.h"

namespace presend::links {

/// The Prober that opens sockets. The Error when the machine or the options do not allow it.
[[nodiscard]] Outcome<std::unique_ptr<Prober>> make_curl_prober(const ProberOptions& options);

}  // namespace presend::links
