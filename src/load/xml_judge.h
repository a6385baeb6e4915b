// Whether a text is well-formed XML: expat's verdict in the words of evdoc, and evdoc's limits.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"

namespace evdoc::xml {

/// Runs the whole source through expat. False, with a finding, when it is not well-formed or breaks a limit. Slow and
/// right: xml::Scanner asks it for what it does not know, and to word what is wrong.
bool expat_accepts(const Source& source, Diagnostics& diagnostics);

}  // namespace evdoc::xml
