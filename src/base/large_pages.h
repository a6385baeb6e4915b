// Memory in pages of 2 MiB, where the system has them.
#pragma once

#include <cstddef>

namespace evdoc {

/// Tells the system that a stretch of memory which was not touched yet will be used as a whole: it may give it in few
/// large pages instead of thousands of small ones, each of which costs a fault and an entry of the processor's tables.
/// Nothing happens where it has none, or where the stretch is too short for one.
void expect_whole_use(void* begin, std::size_t size);

}  // namespace evdoc
