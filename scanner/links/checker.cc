#include "scanner/links/checker.h"

#include <chrono>
#include <utility>

namespace presend::links {
namespace {

/// How often a stop is looked for.
constexpr Milliseconds kStep{50};

}  // namespace

Checker::Checker(std::unique_ptr<Prober> prober, Results known, std::int64_t now,
                 const std::atomic<bool>& is_stopped)
    : prober_(std::move(prober)),
      now_(now),
      is_stopped_(is_stopped),
      results_(std::move(known)),
      thread_([this] { run(); }) {}

Checker::~Checker() {
  {
    const std::lock_guard lock(mutex_);
    is_closing_ = true;
  }
  has_urls_.notify_all();
  prober_->wake();
  thread_.join();
}

Results Checker::of(std::span<const std::string> urls) {
  std::unique_lock lock(mutex_);
  for (const std::string& url : urls) {
    if (results_.find(url) != nullptr || !wanted_.insert(url).second) continue;
    incoming_.push_back(url);
    ++counts_.wanted;
  }
  if (!incoming_.empty()) {
    has_urls_.notify_all();
    prober_->wake();
  }
  const auto is_known = [&] {
    for (const std::string& url : urls)
      if (wanted_.count(url) > 0) return false;
    return true;
  };
  has_news_.wait(lock, is_known);
  Results results;
  for (const std::string& url : urls)
    if (const Result* result = results_.find(url)) results.add(*result);
  return results;
}

Checker::Counts Checker::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

bool Checker::is_offline() const {
  const std::lock_guard lock(mutex_);
  return counts_.learnt > 0 && !has_network_;
}

Results Checker::all() const {
  const std::lock_guard lock(mutex_);
  return results_;
}

void Checker::take(std::vector<Result> learnt) {
  if (learnt.empty()) return;
  for (Result& result : learnt) {
    wanted_.erase(result.url);
    result.checked_at = now_;
    if (result.state != State::unchecked) ++counts_.learnt;
    has_network_ |= result.state != State::unchecked && result.reason != kNoNameServer;
    results_.add(std::move(result));
  }
  has_news_.notify_all();
}

void Checker::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    const bool has_time = has_urls_.wait_for(
        lock, kStep, [&] { return is_closing_ || is_stopped_ || !wanted_.empty(); });
    if (is_closing_ || is_stopped_) {
      incoming_.clear();
      take(prober_->abandon());
      std::vector<Result> rest;
      for (const std::string& url : wanted_) rest.push_back({url});
      take(std::move(rest));
      if (is_closing_) return;
      has_urls_.wait(lock, [&] { return is_closing_ || !wanted_.empty(); });
      continue;
    }
    if (!has_time) continue;
    const std::vector<std::string> urls = std::exchange(incoming_, {});
    lock.unlock();
    for (const std::string& url : urls) prober_->add(url);
    std::vector<Result> learnt = prober_->step(kStep);
    lock.lock();
    take(std::move(learnt));
  }
}

}  // namespace presend::links
