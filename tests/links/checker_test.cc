// Many drafts, one asker.

#include "scanner/links/checker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace presend::links {
namespace {

/// Answers what it is given at the next step; addresses with "never" never.
class FakeProber : public Prober {
 public:
  explicit FakeProber(std::vector<std::string>& asked) : asked_(asked) {}
  void add(std::string url) override {
    asked_.push_back(url);
    pending_.push_back(std::move(url));
  }
  std::vector<Result> step(Milliseconds /*most*/) override {
    std::vector<Result> learnt;
    std::vector<std::string> left;
    for (std::string& url : pending_) {
      if (url.find("never") != std::string::npos)
        left.push_back(std::move(url));
      else
        learnt.push_back({url, State::works, 200});
    }
    pending_ = std::move(left);
    std::this_thread::yield();
    return learnt;
  }
  std::vector<Result> abandon() override {
    std::vector<Result> left;
    for (std::string& url : pending_) left.push_back({std::move(url)});
    pending_.clear();
    return left;
  }
  void wake() override {}

 private:
  std::vector<std::string>& asked_;
  std::vector<std::string> pending_;
};

using Urls = std::vector<std::string>;

TEST(Checker, ManyThreadsAskEachAddressOnce) {
  Urls asked;
  std::atomic<bool> is_stopped = false;
  {
    Checker checker(std::make_unique<FakeProber>(asked), {}, 7, is_stopped);
    std::vector<std::thread> threads;
    std::atomic<int> fine = 0;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&, i] {
        for (int k = 0; k < 50; ++k) {
          const Urls urls = {"http://a/" + std::to_string(k), "http://b/" + std::to_string(i)};
          const Results results = checker.of(urls);
          if (results.by_url().size() == 2 && results.find(urls[0])->state == State::works &&
              results.find(urls[1])->checked_at == 7)
            ++fine;
        }
      });
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(fine, 8 * 50);
    EXPECT_EQ(checker.counts().wanted, 58U);
    EXPECT_EQ(checker.counts().learnt, 58U);
  }
  EXPECT_EQ(asked.size(), 58U);
}

TEST(Checker, WhatIsKnownIsNotAsked) {
  Urls asked;
  std::atomic<bool> is_stopped = false;
  Results known;
  known.add({.url = "http://a/", .state = State::works, .checked_at = 3});
  Checker checker(std::make_unique<FakeProber>(asked), known, 7, is_stopped);
  const Results results = checker.of(Urls{"http://a/", "http://b/"});
  EXPECT_EQ(asked, Urls{"http://b/"});
  EXPECT_EQ(results.find("http://a/")->checked_at, 3);
  EXPECT_EQ(checker.all().by_url().size(), 2U);
}

TEST(Checker, AStopEndsTheWaitingAndAllAfterIt) {
  Urls asked;
  std::atomic<bool> is_stopped = false;
  Checker checker(std::make_unique<FakeProber>(asked), {}, 7, is_stopped);
  EXPECT_EQ(checker.of(Urls{"http://a/"}).find("http://a/")->state, State::works);
  std::thread stopper([&] { is_stopped = true; });
  const Results results = checker.of(Urls{"http://never/1", "http://a/"});
  stopper.join();
  EXPECT_EQ(results.find("http://never/1")->state, State::unchecked);
  EXPECT_EQ(results.find("http://a/")->state, State::works);
  const std::size_t before = asked.size();
  EXPECT_EQ(checker.of(Urls{"http://b/"}).find("http://b/")->state, State::unchecked);
  EXPECT_EQ(asked.size(), before);
}

TEST(Checker, EndsWhileSomethingIsAsked) {
  Urls asked;
  std::atomic<bool> is_stopped = false;
  std::thread waiting;
  {
    auto checker =
        std::make_unique<Checker>(std::make_unique<FakeProber>(asked), Results{}, 7, is_stopped);
    is_stopped = true;
    waiting = std::thread([&checker = *checker] { (void)checker.of(Urls{"http://never/"}); });
    waiting.join();
  }
  SUCCEED();
}

}  // namespace
}  // namespace presend::links
