#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "scanner/links/prober.h"
#include "scanner/links/results.h"

namespace presend::links {

/// Asks in a thread of its own, for many drafts at once, each URL once.
class Checker {
 public:
  /// `known` is not asked for again. Once `is_stopped` turns true nothing is asked any more; it
  /// must outlive the Checker. What is learnt counts as learnt at `now`.
  Checker(std::unique_ptr<Prober> prober, Results known, std::int64_t now,
          const std::atomic<bool>& is_stopped);
  Checker(const Checker&) = delete;
  Checker& operator=(const Checker&) = delete;
  ~Checker();

  /// What is known of each of `urls` (without fragments) once all were asked, or when it was
  /// stopped: then some are `unchecked`. From any thread.
  [[nodiscard]] Results of(std::span<const std::string> urls);

  struct Counts {
    std::uint64_t wanted = 0;
    std::uint64_t learnt = 0;
  };
  /// Of what is not known from before.
  [[nodiscard]] Counts counts() const;
  /// Whether no name server answered, for any host.
  [[nodiscard]] bool is_offline() const;
  /// All that is known, with what was known before.
  [[nodiscard]] Results all() const;

 private:
  void run();
  void take(std::vector<Result> learnt);

  std::unique_ptr<Prober> prober_;
  const std::int64_t now_;
  const std::atomic<bool>& is_stopped_;
  mutable std::mutex mutex_;
  std::condition_variable has_news_, has_urls_;
  Results results_;
  std::set<std::string, std::less<>> wanted_;  ///< not learnt yet
  std::vector<std::string> incoming_;          ///< of these, what the prober was not given yet
  Counts counts_;
  bool has_network_ = false;  ///< some server answered, or some name server
  bool is_closing_ = false;
  std::thread thread_;  // last: it uses all of the above
};

}  // namespace presend::links
