#include "load/template_set.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "load/input.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size) {
  evdoc::Sources sources;
  evdoc::Diagnostics diagnostics;
  evdoc::Source* source =
      evdoc::add_input(sources, "input", std::string(reinterpret_cast<const char*>(bytes), size), diagnostics);
  evdoc::load_template_set(*source, diagnostics);
  return 0;
}
