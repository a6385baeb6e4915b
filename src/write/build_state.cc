#include "write/build_state.h"

#include <algorithm>

namespace evdoc {

const PageRecord* BuildState::find(std::string_view path) const {
  const auto found = std::ranges::lower_bound(pages, path, {}, &PageRecord::path);
  return found != pages.end() && found->path == path ? &*found : nullptr;
}

NewState renewed(const BuildState& state) {
  NewState same{state, {}, {}};
  same.planned_pages = static_cast<uint64_t>(std::ranges::count_if(state.pages, &PageRecord::is_planned));
  same.pages.reserve(state.pages.size());
  for (const PageRecord& page : state.pages) same.pages.push_back({&page, page.locale, page.reason, page.is_planned});
  return same;
}

}  // namespace evdoc
