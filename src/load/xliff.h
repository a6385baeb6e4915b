// XLIFF 2.0 and 2.1 to the units of a catalog.
#pragma once

#include "base/diagnostic.h"
#include "base/hash_slots.h"
#include "base/source.h"
#include "model/catalog.h"

namespace evdoc {

/// Adds the tables of one locale to its catalog, file after file. An XLIFF `<file>` whose metadata has a group of the
/// category `page` is the table of a page; the units of the others are common. A catalog without a locale takes that of
/// its first file.
class XliffLoader {
 public:
  XliffLoader(Catalog& catalog, Diagnostics& diagnostics) : catalog_(catalog), diagnostics_(diagnostics) {}

  /// The catalog's strings live in `source`.
  void load(Source& source);

 private:
  friend class XliffFileReader;

  Catalog& catalog_;
  Diagnostics& diagnostics_;
  HashSlots common_units_;  // in the catalog, by number: where each id was met first
  HashSlots pages_;         // likewise
};

/// Adds the only table of a locale to its catalog.
void load_xliff(Source& source, Catalog& catalog, Diagnostics& diagnostics);

}  // namespace evdoc
