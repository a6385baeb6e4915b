// Large blocks of memory.
#pragma once

#include <cstddef>
#include <vector>

namespace evdoc {

/// Tells the system that a stretch of memory which was not touched yet will be used as a whole: it may give it in few
/// large pages instead of thousands of small ones, each of which costs a fault and an entry of the processor's tables.
/// Nothing happens where it has none, or where the stretch is too short for one.
void expect_whole_use(void* begin, std::size_t size);

/// Makes room in an empty list for as many elements as it is likely to get.
template <class T>
void expect_elements(std::vector<T>& list, std::size_t count) {
  list.reserve(count);
  expect_whole_use(list.data(), list.capacity() * sizeof(T));
}

/// Lets the heap take blocks of some megabytes from the system one by one, and give them back as soon as they are
/// freed. Left to itself the GNU heap keeps ever larger ones, up to 32 MiB, as holes between small ones. For the whole
/// process, before it has other threads.
void keep_large_blocks_apart();

}  // namespace evdoc
