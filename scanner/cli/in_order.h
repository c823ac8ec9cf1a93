#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace presend::cli {

/// Works on many inputs in `jobs` threads and hands the results over in the order of the inputs.
///
/// `next()` gives the next input as std::optional, `work(input)` its result, `take(result)` returns
/// false to stop. next() and take() are never called by two threads at once; take() runs in the
/// calling thread, and so does `idle()`, about ten times a second while it waits. Threads run ahead
/// of take() by at most four inputs each, which bounds the memory. None of them may throw.
template <class Next, class Work, class Take, class Idle>
void run_in_order(std::uint32_t jobs, Next next, Work work, Take take, Idle idle) {
  using Input = typename decltype(next())::value_type;
  using Result = decltype(work(std::declval<Input>()));
  if (jobs <= 1) {
    while (auto input = next()) {
      if (!take(work(std::move(*input)))) return;
      idle();
    }
    return;
  }

  std::mutex inputs;  // guards next() and the count of inputs; taken before `state`
  std::mutex state;
  std::condition_variable has_room, has_result;
  std::map<std::uint64_t, Result> results;
  std::uint64_t given = 0, taken = 0;
  std::uint32_t running = jobs;
  bool is_stopped = false;
  const std::uint64_t most_ahead = std::uint64_t{4} * jobs;

  const auto worker = [&] {
    while (true) {
      std::optional<Input> input;
      std::uint64_t number = 0;
      {
        std::unique_lock reading(inputs);
        {
          std::unique_lock lock(state);
          has_room.wait(lock, [&] { return is_stopped || given < taken + most_ahead; });
          if (is_stopped) break;
        }
        input = next();
        if (!input) break;
        number = given++;
      }
      Result result = work(std::move(*input));
      const std::unique_lock lock(state);
      results.emplace(number, std::move(result));
      has_result.notify_one();
    }
    const std::unique_lock lock(state);
    --running;
    has_result.notify_one();
  };
  std::vector<std::thread> threads;
  threads.reserve(jobs);
  for (std::uint32_t i = 0; i < jobs; ++i) threads.emplace_back(worker);

  std::unique_lock lock(state);
  while (true) {
    const bool is_ready = has_result.wait_for(lock, std::chrono::milliseconds(100), [&] {
      return running == 0 || results.contains(taken);
    });
    auto node = results.extract(taken);
    if (!node.empty()) {
      lock.unlock();
      const bool goes_on = take(std::move(node.mapped()));
      idle();
      lock.lock();
      ++taken;
      is_stopped = is_stopped || !goes_on;
      has_room.notify_all();
      if (is_stopped) break;
    } else if (is_ready) {
      break;
    } else {
      lock.unlock();
      idle();
      lock.lock();
    }
  }
  lock.unlock();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace presend::cli
