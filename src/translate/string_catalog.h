// A manifest's own translations: the string tables of its cultures as tables of a locale.
#pragma once

#include <string_view>

#include "model/catalog.h"
#include "model/manifest.h"

namespace evdoc {

/// Adds a unit "string.ID" for every string that both the source culture (the manifest's first) and the table have. The
/// strings count as final: whoever ships them in a manifest has approved them.
void add_strings(const Manifest& manifest, const StringTable& table, Catalog& catalog);

}  // namespace evdoc
