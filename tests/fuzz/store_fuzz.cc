// What loads without an error is stored, loads again without one, and is stored as the same bytes.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "load/event_docs.h"
#include "load/input.h"
#include "load/manifest.h"
#include "load/settings.h"
#include "load/xliff.h"
#include "model/identifiers.h"
#include "store/event_docs.h"
#include "store/manifest.h"
#include "store/settings.h"
#include "store/xliff.h"

namespace evdoc {
namespace {

std::string store_manifest(Source& source, Diagnostics& diagnostics) {
  return manifest_file(load_manifest(source, diagnostics));
}

std::string store_event_docs(Source& source, Diagnostics& diagnostics) {
  return event_docs_file(load_event_docs(source, diagnostics));
}

std::string store_xliff(Source& source, Diagnostics& diagnostics) {
  Catalog catalog;
  load_xliff(source, catalog, diagnostics);
  constexpr std::string_view identifiers[] = {"ActivationServices", "A-b/C"};
  return xliff_file(catalog, {.identifiers = identifiers});
}

std::string store_settings(Source& source, Diagnostics& diagnostics) {
  return settings_file(load_settings(source, diagnostics));
}

using Store = std::string (*)(Source&, Diagnostics&);

void fail(std::string_view first, std::string_view second) {
  std::fprintf(stderr, "stored:\n%.*s\nstored again:\n%.*s\n", static_cast<int>(first.size()), first.data(),
               static_cast<int>(second.size()), second.data());
  std::abort();
}

void check(Store store, const std::string& bytes) {
  Sources sources;
  Diagnostics diagnostics;
  Source* source = add_input(sources, "input", bytes, diagnostics);
  const std::string stored = store(*source, diagnostics);
  if (diagnostics.has_errors()) return;
  const std::string again = store(sources.add("stored", stored), diagnostics);
  if (diagnostics.has_errors() || again != stored) fail(stored, again);
}

}  // namespace
}  // namespace evdoc

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(bytes), size);
  for (const evdoc::Store store :
       {evdoc::store_manifest, evdoc::store_event_docs, evdoc::store_xliff, evdoc::store_settings}) {
    evdoc::check(store, input);
  }
  return 0;
}
