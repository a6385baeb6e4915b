// The scanner of XML against expat: both accept the same documents and read the same in them.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "load/input.h"
#include "load/xml_oracle.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size) {
  evdoc::Sources sources;
  evdoc::Diagnostics diagnostics;
  const evdoc::Source* source =
      evdoc::add_input(sources, "input", std::string(reinterpret_cast<const char*>(bytes), size), diagnostics);
  const auto expected = evdoc::xml::read_by_expat(*source);
  const auto found = evdoc::xml::read_by_scanner(*source);
  if (found == expected) return 0;
  std::fprintf(stderr, "%.*s\n", static_cast<int>(source->text().size()), source->text().data());
  std::fprintf(stderr, "expat:\n%s\nscanner:\n%s\n", expected.value_or("refused").c_str(),
               found.value_or("refused").c_str());
  std::abort();
}
