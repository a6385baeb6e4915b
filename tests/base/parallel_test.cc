#include "base/parallel.h"

#include <gtest/gtest.h>

#include <atomic>
#include <vector>

namespace evdoc {
namespace {

TEST(Parallel, DoesEachIndexOnce) {
  for (const unsigned jobs : {0u, 1u, 2u, 8u, 64u}) {
    std::vector<int> done(1000);
    parallel_for(done.size(), jobs, [&](std::size_t i, unsigned) { ++done[i]; });
    EXPECT_EQ(done, std::vector<int>(1000, 1)) << jobs;
  }
}

TEST(Parallel, GivesEachWorkerItsOwnNumber) {
  constexpr unsigned jobs = 4;
  std::vector<std::atomic<int>> busy(jobs);
  std::vector<std::atomic<int>> calls(jobs);
  std::atomic<bool> is_shared = false;
  parallel_for(5000, jobs, [&](std::size_t, unsigned worker) {
    if (++busy[worker] > 1) is_shared = true;
    ++calls[worker];
    --busy[worker];
  });
  EXPECT_FALSE(is_shared);
  int sum = 0;
  for (const auto& count : calls) sum += count;
  EXPECT_EQ(sum, 5000);
}

TEST(Parallel, DoesNothingForNothing) {
  parallel_for(0, 8, [](std::size_t, unsigned) { FAIL(); });
}

TEST(Parallel, UsesNoMoreWorkersThanThereIsWork) {
  parallel_for(2, 100, [](std::size_t, unsigned worker) { EXPECT_LT(worker, 2u); });
}

TEST(Parallel, KeepsTheOrderOfOneWorker) {
  std::vector<std::size_t> order;
  parallel_for(4, 1, [&](std::size_t i, unsigned worker) {
    EXPECT_EQ(worker, 0u);
    order.push_back(i);
  });
  EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST(WorkerCount, IsThatOfTheJobsOrTheCores) {
  EXPECT_EQ(worker_count(1), 1u);
  EXPECT_EQ(worker_count(7), 7u);
  EXPECT_GE(worker_count(0), 1u);
}

}  // namespace
}  // namespace evdoc
