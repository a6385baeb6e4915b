#include "translate/string_catalog.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace evdoc {

void add_strings(const Manifest& manifest, const StringTable& table, Catalog& catalog) {
  if (manifest.string_tables.empty()) return;
  std::unordered_map<std::string_view, const Text*> sources;
  for (const ManifestString& string : manifest.string_tables.front().strings) {
    sources.try_emplace(string.id.value, &string.value);
  }
  for (const ManifestString& string : table.strings) {
    const auto source = sources.find(string.id.value);
    if (source == sources.end()) continue;
    Unit& unit = catalog.common.emplace_back();
    unit.id = {catalog.arena.copy("string." + std::string(string.id.value)), string.id.span};
    unit.span = string.id.span;
    unit.segments = catalog.arena.copy(
        std::vector<Segment>{{.source = *source->second, .target = string.value, .state = State::final}});
  }
}

}  // namespace evdoc
