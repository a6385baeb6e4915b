// What differs between two texts, line by line.
#pragma once

#include <string>
#include <string_view>

namespace evdoc {

/// A unified diff with three lines of context, as diff -u and git print it: "--- a/PATH", "+++ b/PATH", hunks. Empty if
/// the texts are equal. A text of several thousand changed lines is shown as replaced whole.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace evdoc
