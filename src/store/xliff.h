// A catalog to a translation table, as XLIFF 2.1 has it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/catalog.h"

namespace evdoc {

struct XliffOptions {
  /// What no translator may change: names of the project's metadata (see identifiers_of).
  std::span<const std::string_view> identifiers = {};
};

/// The bytes of the file, in the order of the model: the common units in a `<file>` of the id `common`, then one for
/// each page. It is read back as the same model, but that a unit without segments comes back with an empty one. Ids are
/// made name tokens (see encode_name_token). In notes and metadata, what XML can't hold becomes U+FFFD. Without a
/// source locale in the catalog it is en-US.
std::string xliff_file(const Catalog& catalog, const XliffOptions& options = {});

}  // namespace evdoc
