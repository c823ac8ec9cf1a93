// When which server is asked.

#include "scanner/links/schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace presend::links {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

const Clock::time_point kBegin{std::chrono::hours(1)};

std::vector<Schedule::Task> all_next(Schedule& schedule, Clock::time_point now) {
  std::vector<Schedule::Task> tasks;
  while (auto task = schedule.next(now)) tasks.push_back(*task);
  return tasks;
}

Reply works() { return {Reply::Kind::answered, 200}; }

TEST(Schedule, AsksFewAtOnceOfOneServerAndManyOfAll) {
  ProberOptions options;
  options.most_at_once = 7;
  Schedule schedule(options);
  for (int host = 0; host < 5; ++host)
    for (int page = 0; page < 10; ++page)
      schedule.add("https://h" + std::to_string(host) + ".example/" + std::to_string(page), kBegin);
  std::vector<Schedule::Task> running = all_next(schedule, kBegin);
  EXPECT_THAT(running, SizeIs(7));
  std::size_t done = 0;
  while (!running.empty()) {
    std::map<std::string, int> by_host;
    for (const Schedule::Task& task : running) ++by_host[task.request.url.substr(0, 20)];
    for (const auto& [host, count] : by_host) EXPECT_LE(count, 2) << host;
    schedule.take(running.front().id, works(), kBegin);
    running.erase(running.begin());
    done += schedule.finished().size();
    for (Schedule::Task& task : all_next(schedule, kBegin)) running.push_back(std::move(task));
  }
  EXPECT_EQ(done, 50U);
  EXPECT_TRUE(schedule.is_empty());
}

TEST(Schedule, WaitsBeforeARetryAndAsksOthersMeanwhile) {
  const ProberOptions options;
  Schedule schedule(options);
  schedule.add("https://a.example/", kBegin);
  const Reply busy{Reply::Kind::answered, 429, {}, 2};
  schedule.take(schedule.next(kBegin)->id, busy, kBegin);
  EXPECT_FALSE(schedule.next(kBegin + Milliseconds{1999}));
  schedule.add("https://a.example/2", kBegin);
  EXPECT_FALSE(schedule.next(kBegin)) << "the server wants a pause";
  schedule.add("https://b.example/", kBegin);
  EXPECT_TRUE(schedule.next(kBegin));
  EXPECT_GT(schedule.idle_time(kBegin, Milliseconds{60'000}).count(), 1900);
  EXPECT_LT(schedule.idle_time(kBegin, Milliseconds{60'000}).count(), 2100);
  EXPECT_THAT(all_next(schedule, kBegin + Milliseconds{2001}), SizeIs(2));
}

TEST(Schedule, LeavesAServerAloneThatTakesNoConnection) {
  const ProberOptions options;
  Schedule schedule(options);
  for (int i = 0; i < 20; ++i) schedule.add("http://a.example/" + std::to_string(i), kBegin);
  schedule.add("http://b.example/", kBegin);
  int asked = 0;
  while (const auto task = schedule.next(kBegin)) {
    const bool is_lost = task->request.url.starts_with("http://a.example");
    asked += is_lost ? 1 : 0;
    schedule.take(task->id, is_lost ? Reply{Reply::Kind::no_connection} : works(), kBegin);
  }
  EXPECT_EQ(asked, 2);
  int unreachable = 0, fine = 0;
  for (const Result& result : schedule.finished())
    (result.state == State::unreachable ? unreachable : fine) += 1;
  EXPECT_EQ(unreachable, 20);
  EXPECT_EQ(fine, 1);
  EXPECT_TRUE(schedule.is_empty());
}

TEST(Schedule, SilenceOfPort443SaysNothingOfPort80) {
  const ProberOptions options;
  Schedule schedule(options);
  for (int i = 0; i < 20; ++i) schedule.add("http://a.example/" + std::to_string(i), kBegin);
  int asked_https = 0;
  while (const auto task = schedule.next(kBegin)) {
    const bool is_https = task->request.url.starts_with("https:");
    asked_https += is_https ? 1 : 0;
    schedule.take(task->id, is_https ? Reply{Reply::Kind::no_connection} : works(), kBegin);
  }
  EXPECT_EQ(asked_https, 2);
  for (const Result& result : schedule.finished()) {
    EXPECT_EQ(result.state, State::works);
    EXPECT_FALSE(result.https_works);
  }
}

TEST(Schedule, WithoutNameServersIsDoneSoon) {
  const ProberOptions options;
  Schedule schedule(options);
  for (int i = 0; i < 400; ++i) schedule.add("http://h" + std::to_string(i) + ".example/", kBegin);
  std::size_t asked = 0;
  std::vector<Schedule::Task> running = all_next(schedule, kBegin);
  while (!running.empty()) {
    asked += running.size();
    for (const Schedule::Task& task : running)
      schedule.take(task.id, {Reply::Kind::no_name_server}, kBegin);
    running = all_next(schedule, kBegin);
  }
  EXPECT_LE(asked, 2 * options.most_at_once);
  EXPECT_THAT(schedule.finished(), SizeIs(400));
}

TEST(Schedule, GivesUpOnWhatTakesTooLong) {
  ProberOptions options;
  options.most_hops = 1000;
  Schedule schedule(options);
  schedule.add("http://a.example/", kBegin);
  Clock::time_point now = kBegin;
  int hops = 0;
  while (const auto task = schedule.next(now)) {
    now += std::chrono::seconds(10);
    const std::string to = "/" + std::to_string(++hops);
    schedule.take(task->id, {Reply::Kind::answered, 302, to}, now);
  }
  EXPECT_EQ(hops, 7);
  const std::vector<Result> results = schedule.finished();
  ASSERT_THAT(results, SizeIs(1));
  EXPECT_EQ(results.front().state, State::unreachable);
}

TEST(Schedule, AbandonsAllAtOnce) {
  const ProberOptions options;
  Schedule schedule(options);
  for (int i = 0; i < 200; ++i) schedule.add("http://h" + std::to_string(i) + ".example/", kBegin);
  const std::vector<Schedule::Task> running = all_next(schedule, kBegin);
  const std::vector<Result> left = schedule.abandon();
  EXPECT_THAT(left, SizeIs(200));
  for (const Result& result : left) EXPECT_EQ(result.state, State::unchecked);
  EXPECT_TRUE(schedule.is_empty());
  EXPECT_FALSE(schedule.next(kBegin));
  schedule.take(running.front().id, works(), kBegin);  // comes too late
  EXPECT_THAT(schedule.finished(), IsEmpty());
}

TEST(Schedule, RedirectGoesToTheQueueOfItsServer) {
  const ProberOptions options;
  Schedule schedule(options);
  schedule.add("https://a.example/", kBegin);
  const auto first = schedule.next(kBegin);
  schedule.take(first->id, {Reply::Kind::answered, 301, "https://b.example/"}, kBegin);
  const auto second = schedule.next(kBegin);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->request.url, "https://b.example/");
}

}  // namespace
}  // namespace presend::links
