#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <system_error>
#include <thread>
#include <vector>

namespace evdoc {

unsigned worker_count(unsigned jobs) {
  return jobs ? jobs : std::max(1u, std::thread::hardware_concurrency());
}

void parallel_for(std::size_t count, unsigned jobs, const std::function<void(std::size_t, unsigned)>& work) {
  const auto threads = static_cast<unsigned>(std::min<std::size_t>(worker_count(jobs), count));
  std::atomic<std::size_t> next = 0;
  const auto take_turns = [&](unsigned worker) {
    for (std::size_t i = next++; i < count; i = next++) work(i, worker);
  };
  std::vector<std::jthread> helpers;
  try {
    for (unsigned worker = 1; worker < threads; ++worker) helpers.emplace_back(take_turns, worker);
  } catch (const std::system_error&) {
    // The system gives no more threads: those that there are do the work.
  }
  take_turns(0);
}

}  // namespace evdoc
