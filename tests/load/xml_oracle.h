// Two readings of a text as XML: expat's, and that of the scanner which must be the same.
#pragma once

#include <optional>
#include <string>

#include "base/source.h"

namespace evdoc::xml {

/// A line for every tag and run of text, with places and decoded values; nothing when the document is refused.
std::optional<std::string> read_by_expat(const Source& source);
std::optional<std::string> read_by_scanner(const Source& source);

}  // namespace evdoc::xml
