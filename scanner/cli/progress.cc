#include "scanner/cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <string_view>

namespace presend::cli {
namespace {

constexpr auto kSilence = std::chrono::milliseconds(500);  // short runs say nothing
constexpr auto kInterval = std::chrono::milliseconds(100);

void write_error(std::string_view text) {
  // Progress that cannot be shown is no reason to fail.
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

std::string Progress::text(std::uint64_t drafts, std::uint64_t done, std::uint64_t all,
                           double seconds) {
  std::string out = fmt::format("{} drafts scanned, {:.0f} a second", drafts,
                                static_cast<double>(drafts) / std::max(seconds, 1e-3));
  if (all > done && done > 0) {
    const double left = seconds * static_cast<double>(all - done) / static_cast<double>(done);
    out += left < 90 ? (left <= 1 ? std::string(", about a second left")
                                  : fmt::format(", about {:.0f} seconds left", std::ceil(left)))
                     : fmt::format(", about {:.0f} minutes left", std::ceil(left / 60));
  }
  return out;
}

void Progress::update(std::uint64_t drafts, std::uint64_t done, std::uint64_t all,
                      const std::string& more) {
  if (!is_shown_) return;
  const Clock::time_point now = Clock::now();
  if (now - start_ < kSilence || now - last_ < kInterval) return;
  last_ = now;
  is_visible_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line = drafts > 0 || more.empty() ? text(drafts, done, all, seconds) : std::string();
  if (!more.empty()) line += (line.empty() ? "" : "; ") + more;
  write_error("\r\x1b[K" + line);
}

void Progress::clear() {
  if (!is_visible_) return;
  is_visible_ = false;
  write_error("\r\x1b[K");
}

}  // namespace presend::cli
