#pragma once

#include <cstdint>

namespace presend {

/// Nanoseconds the calling thread has computed so far. Waiting for a busy machine does not count,
/// so limits measured by it treat the same draft the same everywhere.
[[nodiscard]] std::int64_t thread_time_ns();

}  // namespace presend
