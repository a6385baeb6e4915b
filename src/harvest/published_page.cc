#include "harvest/published_page.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace evdoc {

const PublishedUnit* PublishedPage::unit(std::string_view id) const {
  const auto found = std::ranges::find(units, id, &PublishedUnit::id);
  return found != units.end() ? &*found : nullptr;
}

void sort_rows(PublishedPage& page) {
  if (std::ranges::is_sorted(page.text.rows, {}, &RowText::event)) return;
  page.order = RowOrder::title;
  std::ranges::stable_sort(page.text.rows, {}, &RowText::event);
}

std::string page_name(const PageKey& key) {
  return key.page.empty() ? fmt::format("event {}", key.event) : fmt::format("page '{}'", key.page);
}

std::optional<uint16_t> leading_event_id(std::string_view text) {
  uint16_t id = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), id);
  return result.ec == std::errc() ? std::optional(id) : std::nullopt;
}

std::string_view file_name(std::string_view path) {
  return path.substr(path.find_last_of("/\\") + 1);
}

}  // namespace evdoc
