#include <cstddef>
#include <cstdint>
#include <string>

#include "harvest/harvest.h"
#include "load/input.h"

/// A page, scanned and harvested as if it were the whole reference.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size) {
  evdoc::Sources sources;
  evdoc::Diagnostics diagnostics;
  evdoc::Source* source = evdoc::add_input(sources, "7-input.md",
                                           std::string(reinterpret_cast<const char*>(bytes), size), diagnostics);
  evdoc::HarvestInput input;
  input.page = evdoc::markdown::scan_page(*source, input.findings);
  evdoc::harvest({&input, 1}, {}, diagnostics);
  return 0;
}
