// The codes of every folder in one list.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace evdoc::cli {

/// Sorted by name.
std::vector<const Code*> all_codes();

}  // namespace evdoc::cli
