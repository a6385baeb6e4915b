#include "base/heap.h"

#include <cstdlib>  // __GLIBC__

#ifdef __GLIBC__

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

#include "base/parallel.h"

namespace evdoc {

namespace {

constexpr int mebibyte = 1 << 20;
constexpr int first_growth = 256 * mebibyte;  // addresses only: what is not used takes no memory
constexpr int later_growth = mebibyte;
constexpr int largest_heap_block = 32 * mebibyte;  // the most that glibc allows; larger ones are mapped one by one
constexpr uintptr_t page_bytes = 64 * 1024;        // of the system with the largest

/// Asks for huge pages from `begin` to the end of the heap, if that is where it lies.
void request_huge_pages(const void* begin) {
  const uintptr_t first = (reinterpret_cast<uintptr_t>(begin) + page_bytes - 1) / page_bytes * page_bytes;
  const auto end = reinterpret_cast<uintptr_t>(::sbrk(0));
  const bool is_in_heap = first < end && end - first <= uintptr_t{2} * first_growth;
  if (is_in_heap) ::madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
}

}  // namespace

/// Measured on a build of 50,000 pages: 10 % less processor time, for two threads 15 % less memory.
void prepare_heap() {
  const unsigned tables_at_once = std::max(1u, worker_count(0) / 2);
  ::mallopt(M_ARENA_MAX, static_cast<int>(tables_at_once));
  ::mallopt(M_MMAP_THRESHOLD, largest_heap_block);
  ::mallopt(M_TRIM_THRESHOLD, -1);
  ::mallopt(M_TOP_PAD, first_growth);
  void* const probe = std::malloc(largest_heap_block / 2);  // more than there is: the heap grows
  ::mallopt(M_TOP_PAD, later_growth);
  if (probe) request_huge_pages(probe);
  std::free(probe);
}

}  // namespace evdoc

#else

namespace evdoc {

void prepare_heap() {}

}  // namespace evdoc

#endif
