#include "translate/catalog_index.h"

#include <algorithm>
#include <string>

namespace evdoc {

namespace {

/// 0 without a target; the further its state, the more.
int readiness(const Segment& segment) {
  return segment.target ? 1 + static_cast<int>(segment.state) : 0;
}

/// That of its least ready segment.
int readiness(const Unit& unit) {
  int least = 1 + static_cast<int>(State::final);
  for (const Segment& segment : unit.segments) {
    if (!segment.ignorable) least = std::min(least, readiness(segment));
  }
  return least;
}

template <class Entry>
void keep_better(std::unordered_map<std::string_view, const Entry*>& entries, std::string_view source,
                 const Entry& entry) {
  const auto [known, is_new] = entries.try_emplace(source, &entry);
  if (!is_new && readiness(*known->second) < readiness(entry)) known->second = &entry;
}

}  // namespace

CatalogIndex::CatalogIndex(const Catalog& catalog) : catalog_(catalog) {
  units_by_id_.reserve(catalog.common.size());
  units_by_source_.reserve(catalog.common.size());
  segments_by_source_.reserve(catalog.common.size());
  for (const Unit& unit : catalog.common) add(unit);
  pages_.reserve(catalog.pages.size());
  for (const PageTable& page : catalog.pages) pages_.try_emplace(page.key(), &page);
}

void CatalogIndex::add(const Unit& unit) {
  if (!unit.id.empty()) units_by_id_.try_emplace(unit.id.value, &unit);
  if (!unit.translate) return;  // that says nothing of other places with the same text
  for (const Segment& segment : unit.segments) {
    if (!segment.ignorable) keep_better(segments_by_source_, segment.source.value, segment);
  }
  if (unit.segments.size() == 1) {
    keep_better(units_by_source_, unit.segments.front().source.value, unit);
    return;
  }
  std::string joined;
  for (const Segment& segment : unit.segments) joined += segment.source.value;
  keep_better(units_by_source_, joined_sources_.copy(joined), unit);
}

const PageTable* CatalogIndex::page(PageKey key) const {
  const auto own = pages_.find(key);
  if (own != pages_.end()) return own->second;
  const auto any = pages_.find({{}, key.event, key.page});
  return any != pages_.end() ? any->second : nullptr;
}

const Unit* CatalogIndex::unit(const PageTable& page, std::string_view id) {
  const auto found =
      std::find_if(page.units.begin(), page.units.end(), [id](const Unit& u) { return u.id.value == id; });
  return found != page.units.end() ? &*found : nullptr;
}

const Unit* CatalogIndex::common_unit(std::string_view id) const {
  const auto found = units_by_id_.find(id);
  return found != units_by_id_.end() ? found->second : nullptr;
}

const Unit* CatalogIndex::unit_by_source(std::string_view text) const {
  const auto found = units_by_source_.find(text);
  return found != units_by_source_.end() ? found->second : nullptr;
}

const Segment* CatalogIndex::segment_by_source(std::string_view text) const {
  const auto found = segments_by_source_.find(text);
  return found != segments_by_source_.end() ? found->second : nullptr;
}

bool has_source(const Unit& unit, std::string_view text) {
  for (const Segment& segment : unit.segments) {
    if (!text.starts_with(segment.source.value)) return false;
    text.remove_prefix(segment.source.value.size());
  }
  return text.empty();
}

}  // namespace evdoc
