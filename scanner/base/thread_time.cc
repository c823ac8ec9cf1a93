#include "scanner/base/thread_time.h"

#include <ctime>

namespace presend {

std::int64_t thread_time_ns() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);  // <chrono> has no clock of one thread
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

}  // namespace presend
