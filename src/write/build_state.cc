#include "write/build_state.h"

#include <algorithm>

namespace evdoc {

const PageRecord* BuildState::find(std::string_view path) const {
  const auto found = std::ranges::lower_bound(pages, path, {}, &PageRecord::path);
  return found != pages.end() && found->path == path ? &*found : nullptr;
}

}  // namespace evdoc
