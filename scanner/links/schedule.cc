#include "scanner/links/schedule.h"

#include <algorithm>
#include <utility>

namespace presend::links {
namespace {

/// A server that takes no connection so often in a row is left alone, with all its links.
constexpr std::uint32_t kMostFailures = 2;

}  // namespace

void Schedule::add(std::string url, Clock::time_point now) {
  const std::uint64_t id = ++last_id_;
  Job& job = jobs_.emplace(id, Job{Probe(std::move(url), options_), now, {}}).first->second;
  move_on(id, job, now);
}

/// Puts a job where it waits, or hands over what it learnt.
void Schedule::move_on(std::uint64_t id, Job& job, Clock::time_point now) {
  while (!job.probe.is_done() && now - job.begin > options_.url_time)
    job.probe.give_up("it took more than " +
                      std::to_string(options_.url_time / std::chrono::seconds(1)) + " seconds");
  while (!job.probe.is_done()) {
    job.server = job.probe.server();
    Server& server = servers_[job.server];
    if (!is_lost(server)) {
      const Milliseconds pause = job.probe.pause();
      if (pause > Milliseconds{0}) {
        paused_.emplace(now + pause, id);
        return;
      }
      return wait_for(server, job.server, id);
    }
    job.probe.take(*server.lost);
  }
  finished_.push_back(job.probe.result());
  jobs_.erase(id);
}

void Schedule::wait_for(Server& server, const std::string& name, std::uint64_t id) {
  server.waiting.push_back(id);
  if (std::exchange(server.is_in_turn, true)) return;
  turn_.push_back(name);
}

bool Schedule::is_lost(Server& server) const {
  // Half of all that is asked at once unknown to silent name servers, and no answer from anybody:
  // there is no network.
  if (!server.lost && !has_answer_ && unresolved_ >= options_.most_at_once / 2)
    server.lost = Reply{Reply::Kind::no_name_server};
  return server.lost.has_value();
}

void Schedule::release_paused(Clock::time_point now) {
  while (!paused_.empty() && paused_.begin()->first <= now) {
    const std::uint64_t id = paused_.begin()->second;
    paused_.erase(paused_.begin());
    const std::string& name = jobs_.at(id).server;
    wait_for(servers_[name], name, id);
  }
}

std::optional<Schedule::Task> Schedule::next(Clock::time_point now) {
  release_paused(now);
  if (running_ >= options_.most_at_once) return std::nullopt;
  for (std::size_t i = turn_.size(); i > 0; --i) {
    std::string name = std::move(turn_.front());
    turn_.pop_front();
    Server& server = servers_[name];
    // Jobs of a server that was lost in the meantime are told so.
    while (!server.waiting.empty() && is_lost(server)) {
      const std::uint64_t id = server.waiting.front();
      server.waiting.pop_front();
      move_on(id, jobs_.at(id), now);
    }
    if (server.waiting.empty()) {
      server.is_in_turn = false;
      continue;
    }
    const bool may_ask = server.running < options_.most_per_server && server.not_before <= now;
    std::optional<Task> task;
    if (may_ask) {
      const std::uint64_t id = server.waiting.front();
      server.waiting.pop_front();
      ++server.running;
      ++running_;
      task = Task{id, jobs_.at(id).probe.request()};
    }
    server.is_in_turn = !server.waiting.empty();
    if (server.is_in_turn) turn_.push_back(std::move(name));
    if (task) return task;
  }
  return std::nullopt;
}

/// Learns from a reply about the server as a whole.
void Schedule::note_server(Server& server, const Reply& reply, Clock::time_point now) {
  switch (reply.kind) {
    case Reply::Kind::no_host:
      has_answer_ = true;
      server.lost = reply;
      return;
    case Reply::Kind::no_name_server:
      ++unresolved_;
      server.lost = reply;
      return;
    case Reply::Kind::no_connection:
      if (++server.failures >= kMostFailures) server.lost = reply;
      return;
    default:
      break;
  }
  has_answer_ = true;
  server.failures = 0;
  if (reply.status == 429 && reply.retry_after_s) {
    const std::int64_t most = options_.longest_pause / std::chrono::seconds(1);
    const std::int64_t seconds = std::clamp<std::int64_t>(*reply.retry_after_s, 0, most);
    server.not_before = now + std::chrono::seconds(seconds);
  }
}

void Schedule::take(std::uint64_t id, const Reply& reply, Clock::time_point now) {
  const auto found = jobs_.find(id);
  if (found == jobs_.end()) return;
  Job& job = found->second;
  Server& server = servers_[job.server];
  --server.running;
  --running_;
  note_server(server, reply, now);
  job.probe.take(reply);
  move_on(id, job, now);
}

std::vector<Result> Schedule::abandon() {
  std::vector<Result> left;
  left.reserve(jobs_.size());
  for (const auto& [id, job] : jobs_) left.push_back(job.probe.result());
  jobs_.clear();
  servers_.clear();
  turn_.clear();
  paused_.clear();
  running_ = 0;
  return left;
}

Milliseconds Schedule::idle_time(Clock::time_point now, Milliseconds most) const {
  Clock::time_point until = now + most;
  if (!paused_.empty()) until = std::min(until, paused_.begin()->first);
  if (running_ < options_.most_at_once)
    for (const std::string& name : turn_) {
      const Server& server = servers_.at(name);
      if (server.running < options_.most_per_server) until = std::min(until, server.not_before);
    }
  if (until <= now) return Milliseconds{0};
  return std::chrono::duration_cast<Milliseconds>(until - now) + Milliseconds{1};
}

}  // namespace presend::links
