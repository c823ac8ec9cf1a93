#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace presend::cli {

/// One line on a terminal's standard error that tells how far a long run is.
class Progress {
 public:
  /// Shows nothing unless `is_shown`.
  explicit Progress(bool is_shown) : is_shown_(is_shown), start_(Clock::now()) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `drafts` were scanned, from `done` of `all` files (`all` 0: unknown). Cheap when called often.
  /// `more` says what else was done; may be empty.
  void update(std::uint64_t drafts, std::uint64_t done, std::uint64_t all,
              const std::string& more = {});
  /// Removes the line, before something else is written to the terminal.
  void clear();

  /// "1200 drafts scanned, 430 a second, about 30 seconds left".
  [[nodiscard]] static std::string text(std::uint64_t drafts, std::uint64_t done, std::uint64_t all,
                                        double seconds);

 private:
  using Clock = std::chrono::steady_clock;
  bool is_shown_;
  bool is_visible_ = false;
  Clock::time_point start_;
  Clock::time_point last_{};
};

}  // namespace presend::cli
