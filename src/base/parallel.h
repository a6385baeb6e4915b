// One loop over many items on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace evdoc {

/// Calls `work(index)` once for every index below `count`, on up to `jobs` threads (0: one for each core), in no given
/// order; returns when all are done. `work` must not throw, and writes only to what belongs to its index.
void parallel_for(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

}  // namespace evdoc
