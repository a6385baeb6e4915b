// What stands around the providers and string tables of a manifest.
#pragma once

#include "base/diagnostic.h"
#include "load/xml_document.h"

namespace evdoc {

/// Reports elements between the root and the providers and string tables that do not belong there, with all that they
/// hold, and text that stands between elements. Of an assembly only what belongs to a manifest is looked at.
void check_containers(const xml::Element& root, Diagnostics& diagnostics);

}  // namespace evdoc
