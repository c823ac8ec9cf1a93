#pragma once

#include <optional>
#include <string>

#include "scanner/links/leg.h"

namespace presend::links {

/// All that is asked of one URL: itself, and of an http URL that works whether https would do.
class Probe {
 public:
  /// `options` must outlive it.
  Probe(std::string url, const ProberOptions& options);

  [[nodiscard]] bool is_done() const { return !leg_ || leg_->is_done(); }
  // As of Leg, unless done.
  [[nodiscard]] Request request() const { return leg_->request(); }
  [[nodiscard]] Milliseconds pause() const { return leg_->pause(); }
  [[nodiscard]] std::string server() const { return leg_->server(); }
  void take(const Reply& reply);
  void give_up(std::string reason);

  /// What was learnt; `unchecked` unless done.
  [[nodiscard]] const Result& result() const { return result_; }

 private:
  void settle();

  const ProberOptions& options_;
  Result result_;
  std::optional<url::Url> start_;
  std::optional<Leg> leg_;
  std::optional<url::Url> end_;  ///< of the URL itself; the way over https is compared with it
};

}  // namespace presend::links
