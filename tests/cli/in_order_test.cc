#include "scanner/cli/in_order.h"

#include <gtest/gtest.h>

#include <atomic>

#include "scanner/cli/progress.h"

namespace presend::cli {
namespace {

struct Counted {
  std::vector<int> taken;
  int most_ahead = 0;
};

Counted run(std::uint32_t jobs, int inputs, int stop_after = -1) {
  Counted counted;
  int next_input = 0;
  std::atomic<int> given = 0;
  run_in_order(
      jobs,
      [&]() -> std::optional<int> {
        if (next_input == inputs) return std::nullopt;
        ++given;
        return next_input++;
      },
      [](int input) {
        // Early inputs take longest, so that results come in the wrong order.
        if (input % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
        return input * 2;
      },
      [&](int result) {
        counted.most_ahead =
            std::max(counted.most_ahead, given.load() - static_cast<int>(counted.taken.size()));
        counted.taken.push_back(result);
        return static_cast<int>(counted.taken.size()) != stop_after;
      },
      [] {});
  return counted;
}

TEST(InOrder, ResultsComeInTheOrderOfTheInputsWhateverTheThreads) {
  std::vector<int> expected;
  for (int i = 0; i < 500; ++i) expected.push_back(i * 2);
  for (const std::uint32_t jobs : {1U, 2U, 3U, 16U}) EXPECT_EQ(run(jobs, 500).taken, expected);
}

TEST(InOrder, LooksAheadByABoundedNumber) { EXPECT_LE(run(4, 500).most_ahead, 17); }

TEST(InOrder, NothingAndFewerInputsThanThreads) {
  EXPECT_TRUE(run(8, 0).taken.empty());
  EXPECT_EQ(run(8, 2).taken, (std::vector<int>{0, 2}));
}

TEST(InOrder, StopsWhenTheReaderHasEnough) {
  for (const std::uint32_t jobs : {1U, 4U}) EXPECT_EQ(run(jobs, 500, 10).taken.size(), 10U);
}

TEST(Progress, TellsCountRateAndWhatIsLeft) {
  EXPECT_EQ(Progress::text(100, 100, 400, 10),
            "100 drafts scanned, 10 a second, about 30 seconds left");
  EXPECT_EQ(Progress::text(100, 0, 0, 10), "100 drafts scanned, 10 a second");
  EXPECT_EQ(Progress::text(100, 100, 2000, 10),
            "100 drafts scanned, 10 a second, about 4 minutes left");
}

}  // namespace
}  // namespace presend::cli
