#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/links/exchange.h"
#include "scanner/links/prober_options.h"
#include "scanner/links/results.h"
#include "scanner/url/url.h"

namespace presend::links {

/// What is asked for: the URL without user name, password and fragment.
[[nodiscard]] std::string without_credentials(const url::Url& url);

/// The way from one URL to a verdict: HEAD, then GET where HEAD is answered wrongly, redirects one
/// by one, and retries. Asks nobody itself; neither reads a clock.
class Leg {
 public:
  /// `options` must outlive it.
  Leg(const url::Url& start, const ProberOptions& options, std::uint32_t most_retries);

  [[nodiscard]] bool is_done() const { return state_ != State::unchecked; }
  /// What to ask next, unless done, and how long to wait before.
  [[nodiscard]] Request request() const;
  [[nodiscard]] Milliseconds pause() const { return pause_; }
  /// "host:port" that is asked next.
  [[nodiscard]] std::string server() const;
  /// Takes the reply to request().
  void take(const Reply& reply);
  /// Ends it as `unreachable`.
  void give_up(std::string reason);

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] const std::vector<Hop>& hops() const { return hops_; }
  [[nodiscard]] const std::string& reason() const { return reason_; }
  /// Where it stands: in the end, what was judged.
  [[nodiscard]] const url::Url& url() const { return url_; }

 private:
  void end(State state, std::string reason);
  void go_to(const url::Url& url);
  void follow(const Reply& reply);
  void judge(const Reply& reply);
  void judge_failure(const Reply& reply);
  /// Asks again after a pause; when it was asked often enough, ends as unreachable.
  void retry(const Reply& reply, std::string reason);
  [[nodiscard]] const ConnectTo* stand_in() const;

  const ProberOptions& options_;
  url::Url url_;
  Method method_ = Method::head;
  Milliseconds pause_{0};
  std::uint32_t retries_left_;
  std::uint32_t retries_ = 0;
  std::set<std::string> visited_;
  std::vector<Hop> hops_;
  State state_ = State::unchecked;
  int status_ = 0;
  std::string reason_;
};

}  // namespace presend::links
