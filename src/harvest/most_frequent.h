// What most pages have.
#pragma once

#include <algorithm>

namespace evdoc {

/// The entry of a map to counts with the highest count, of equals the first; its end if it is empty.
template <class Counts>
typename Counts::const_iterator most_frequent(const Counts& counts) {
  return std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
}

}  // namespace evdoc
