// Replaces a file as a whole.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace evdoc::cli {

/// Writes `bytes` to `path`, which holds its old or its new bytes at every instant. False, with a finding, when it
/// can't be done.
bool replace_file(const std::string& path, std::string_view bytes, Diagnostics& diagnostics);

}  // namespace evdoc::cli
