// Patterns of names, as settings have them.
#pragma once

#include <string_view>

namespace evdoc {

/// Whether the whole text fits the pattern: `*` stands for any bytes, `?` for one, all else for itself.
bool matches_wildcard(std::string_view pattern, std::string_view text);

}  // namespace evdoc
