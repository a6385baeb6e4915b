#include "page/worded_rows.h"

#include <algorithm>

namespace evdoc {

namespace {

std::vector<const RowText*> by_event(const std::vector<RowText>& rows) {
  std::vector<const RowText*> sorted;
  for (const RowText& row : rows) sorted.push_back(&row);
  std::ranges::stable_sort(sorted, {}, &RowText::event);
  return sorted;
}

}  // namespace

WordedRows::WordedRows(const EventDoc* doc, const SourceRevision* revision) {
  if (revision) in_revision_ = by_event(revision->text->rows);
  if (doc) in_doc_ = by_event(doc->text.rows);
}

std::size_t WordedRows::count(uint16_t event) const {
  return std::max({of(event, in_revision_).size(), of(event, in_doc_).size(), std::size_t{1}});
}

bool WordedRows::is_listed(RowKey key) const {
  const bool* is_listed = worded(key, &RowText::is_listed);
  return !is_listed || *is_listed;
}

std::span<const RowText* const> WordedRows::of(uint16_t event, const Rows& rows) {
  const auto found = std::ranges::equal_range(rows, event, {}, &RowText::event);
  return {found.begin(), found.end()};
}

const RowText* WordedRows::find(const Rows& rows, RowKey key) {
  const std::span<const RowText* const> own = of(key.event, rows);
  return key.number >= 1 && key.number <= own.size() ? own[key.number - 1] : nullptr;
}

}  // namespace evdoc
