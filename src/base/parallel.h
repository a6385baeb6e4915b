// One loop over many items on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace evdoc {

/// How many threads `jobs` stands for: itself, or one for each core if it is 0.
unsigned worker_count(unsigned jobs);

/// Calls `work(index, worker)` once for every index below `count`, on `worker_count(jobs)` threads at most, in no given
/// order; returns when all are done. A worker, a number below that count, is one thread: what belongs to it can be
/// reused from call to call. `work` must not throw, and writes only to what belongs to its index or its worker.
void parallel_for(std::size_t count, unsigned jobs,
                  const std::function<void(std::size_t index, unsigned worker)>& work);

}  // namespace evdoc
