#pragma once

#include <string>
#include <vector>

#include "scanner/links/exchange.h"
#include "scanner/links/results.h"

namespace presend::links {

/// Asks servers about URLs. One thread uses it, but for wake().
class Prober {
 public:
  Prober() = default;
  Prober(const Prober&) = delete;
  Prober& operator=(const Prober&) = delete;
  virtual ~Prober() = default;

  /// Takes in a URL without fragment. Each is answered by one Result.
  virtual void add(std::string url) = 0;
  /// Works for at most that long, less when something was learnt; gives what that is.
  virtual std::vector<Result> step(Milliseconds most) = 0;
  /// Drops everything at once; gives what was not finished as `unchecked`.
  virtual std::vector<Result> abandon() = 0;
  /// Ends the step() that is waiting. From any thread.
  virtual void wake() = 0;
};

}  // namespace presend::links
