#include "harvest/published_page.h"

#include <algorithm>

namespace evdoc {

const PublishedUnit* PublishedPage::unit(std::string_view id) const {
  const auto found = std::ranges::find(units, id, &PublishedUnit::id);
  return found != units.end() ? &*found : nullptr;
}

std::string_view file_name(std::string_view path) {
  return path.substr(path.find_last_of("/\\") + 1);
}

}  // namespace evdoc
