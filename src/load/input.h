// Opening an input: read, decoded, and kept.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/source.h"

namespace evdoc {

/// Reads the file, records it and adds it to `sources` as UTF-8. Null, with a finding, when it can't be read; a file with bytes
/// that are no characters is read as well as possible. `path` is shown to the user as it is given.
Source* open_input(Sources& sources, const std::string& path, Diagnostics& diagnostics);

/// The same for bytes that are already in memory: standard input, a test.
Source* add_input(Sources& sources, const std::string& path, std::string bytes, Diagnostics& diagnostics);

}  // namespace evdoc
