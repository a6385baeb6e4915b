#include "load/manifest.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "load/input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size) {
  evdoc::Sources sources;
  evdoc::Diagnostics diagnostics;
  evdoc::Source* source =
      evdoc::add_input(sources, "input", std::string(reinterpret_cast<const char*>(bytes), size), diagnostics);
  evdoc::check_manifest(evdoc::load_manifest(*source, diagnostics), diagnostics);
  return 0;
}
