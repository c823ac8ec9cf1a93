#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "scanner/links/probe.h"

namespace presend::links {

/// Says which request is to be made when: many at once, few of them to one server, none to a
/// server that asked for a pause or does not take connections. Makes none itself and reads no
/// clock.
class Schedule {
 public:
  /// `options` must outlive it.
  explicit Schedule(const ProberOptions& options) : options_(options) {}

  void add(std::string url, Clock::time_point now);

  struct Task {
    std::uint64_t id = 0;
    Request request;
  };
  /// The next request that may be made now.
  [[nodiscard]] std::optional<Task> next(Clock::time_point now);
  /// What came of it. Every task is answered once.
  void take(std::uint64_t id, const Reply& reply, Clock::time_point now);

  /// What was learnt since the last call.
  [[nodiscard]] std::vector<Result> finished() { return std::exchange(finished_, {}); }
  /// Forgets all that is not finished; gives it as `unchecked`.
  [[nodiscard]] std::vector<Result> abandon();
  /// How long there is nothing to do but to wait for replies.
  [[nodiscard]] Milliseconds idle_time(Clock::time_point now, Milliseconds most) const;
  [[nodiscard]] bool is_empty() const { return jobs_.empty(); }

 private:
  struct Job {
    Probe probe;
    Clock::time_point begin;
    std::string server;  ///< that it waits for or asks, "host:port"
  };
  struct Server {
    std::deque<std::uint64_t> waiting;
    std::uint32_t running = 0;
    std::uint32_t failures = 0;  ///< attempts to connect in a row
    Clock::time_point not_before{};
    bool is_in_turn = false;
    std::optional<Reply> lost;  ///< what every further request to it is told
  };

  void enqueue(std::uint64_t id, Job& job, Clock::time_point now);
  void move_on(std::uint64_t id, Job& job, Clock::time_point now);
  void wait_for(Server& server, const std::string& name, std::uint64_t id);
  /// Whether the server is not to be asked any more, or no server can be.
  bool is_lost(Server& server) const;
  void release_paused(Clock::time_point now);
  void note_server(Server& server, const Reply& reply, Clock::time_point now);

  const ProberOptions& options_;
  std::uint64_t last_id_ = 0;
  std::uint32_t running_ = 0;
  std::uint32_t unresolved_ = 0;  ///< hosts of which no name server told anything
  bool has_answer_ = false;       ///< some server answered, or some name was resolved
  std::unordered_map<std::uint64_t, Job> jobs_;
  std::unordered_map<std::string, Server> servers_;
  std::deque<std::string> turn_;  ///< servers for which jobs wait
  std::multimap<Clock::time_point, std::uint64_t> paused_;
  std::vector<Result> finished_;
};

}  // namespace presend::links
