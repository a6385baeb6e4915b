#include "harvest/published_page.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "harvest/codes.h"

namespace evdoc {

const PublishedUnit* PublishedPage::unit(std::string_view id) const {
  const auto found = std::ranges::find(units, id, &PublishedUnit::id);
  return found != units.end() ? &*found : nullptr;
}

void sort_rows(PublishedPage& page, Diagnostics& diagnostics) {
  constexpr std::size_t rows_a_stray = 8;  // by title, about every second row has a lower id than the one before
  const auto is_stray = [](const RowText& a, const RowText& b) { return b.event < a.event; };
  std::vector<RowText>& rows = page.text.rows;
  std::vector<const RowText*> strays;
  for (auto row = std::ranges::adjacent_find(rows, is_stray); row != rows.end();
       row = std::adjacent_find(row + 1, rows.end(), is_stray)) {
    strays.push_back(&row[1]);
  }
  if (strays.empty()) return;
  const bool is_by_title = strays.size() * rows_a_stray > rows.size();
  if (is_by_title) page.order = RowOrder::title;
  for (const RowText* stray : strays) {
    if (is_by_title) break;
    diagnostics.report(code::index_row_differs, stray->span,
                       fmt::format("the row of event {} is not where its id belongs", stray->event),
                       "move the row; the page that evdoc makes has it in its place");
  }
  std::ranges::stable_sort(rows, {}, &RowText::event);
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

std::string_view folder_of(std::string_view path) {
  return path.substr(0, path.size() - file_name(path).size());
}

}  // namespace evdoc
