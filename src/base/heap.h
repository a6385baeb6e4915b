// How the process gets its memory from the system.
#pragma once

namespace evdoc {

/// Has the heap grow in one large step, with huge pages where the system gives them on request, and keep what is freed
/// for the next tables; on systems without glibc nothing. To be called once, before there are other threads.
void prepare_heap();

}  // namespace evdoc
