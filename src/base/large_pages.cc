#include "base/large_pages.h"

#include <malloc.h>
#include <sys/mman.h>

#include <cstdint>

namespace evdoc {

void expect_whole_use(void* begin, std::size_t size) {
  constexpr std::uintptr_t page_bytes = std::uintptr_t{2} << 20;
  const auto address = reinterpret_cast<std::uintptr_t>(begin);
  const std::uintptr_t first = (address + page_bytes - 1) / page_bytes * page_bytes;
  const std::uintptr_t last = (address + size) / page_bytes * page_bytes;
  if (first < last) ::madvise(reinterpret_cast<void*>(first), last - first, MADV_HUGEPAGE);
}

void keep_large_blocks_apart() {
#ifdef M_MMAP_THRESHOLD
  constexpr int least_bytes = 4 << 20;
  ::mallopt(M_MMAP_THRESHOLD, least_bytes);
#endif
}

}  // namespace evdoc
