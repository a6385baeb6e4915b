#include "translate/catalog_index.h"

#include <algorithm>
#include <string>

namespace evdoc {

namespace {

/// The table of an event's page has fewer units; that of a page that lists all events has thousands.
constexpr std::size_t most_searched_units = 64;

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

/// How many texts its common units can be found by, at most.
std::size_t source_count(const Catalog& catalog) {
  std::size_t count = 0;
  for (const Unit& unit : catalog.common) count += unit.segments.size() + (unit.segments.size() > 1 ? 1 : 0);
  return count;
}

template <class Entry>
void keep_better(const Entry*& known, const Entry* other) {
  if (other && (!known || readiness(*known) < readiness(*other))) known = other;
}

}  // namespace

CatalogIndex::CatalogIndex(const Catalog& catalog) : catalog_(catalog) {
  by_id_.reserve(catalog.common.size());
  by_source_.reserve(source_count(catalog));
  for (const Unit& unit : catalog.common) add(unit);
  pages_.reserve(catalog.pages.size());
  for (const PageTable& page : catalog.pages) add(page);
}

void CatalogIndex::add(const PageTable& page) {
  pages_.try_emplace(page.key(), &page);
  if (page.units.size() <= most_searched_units) return;
  StringMap<const Unit*>& units = units_[&page];
  units.reserve(page.units.size());
  for (const Unit& unit : page.units) units.try_emplace(unit.id.value, &unit);
}

void CatalogIndex::add(const Unit& unit) {
  if (!unit.id.empty()) by_id_.try_emplace(unit.id.value, &unit);
  if (!unit.translate) return;  // that says nothing of other places with the same text
  const bool is_single = unit.segments.size() == 1;
  std::string joined;
  for (const Segment& segment : unit.segments) {
    const Unit* whole = is_single ? &unit : nullptr;
    add_source(segment.source.value, {whole, segment.ignorable ? nullptr : &segment});
    if (!is_single) joined += segment.source.value;
  }
  if (!is_single) add_source(joined_sources_.copy(joined), {&unit, nullptr});
}

void CatalogIndex::add_source(std::string_view source, const BySource& entry) {
  if (!entry.unit && !entry.segment) return;
  const auto [known, is_new] = by_source_.try_emplace(source, entry);
  if (is_new) return;
  keep_better(known.unit, entry.unit);
  keep_better(known.segment, entry.segment);
}

const PageTable* CatalogIndex::page(PageKey key) const {
  const auto own = pages_.find(key);
  if (own != pages_.end()) return own->second;
  const auto any = pages_.find({{}, key.event, key.page});
  return any != pages_.end() ? any->second : nullptr;
}

const Unit* CatalogIndex::unit(const PageTable& page, std::string_view id) const {
  if (page.units.size() > most_searched_units) {
    const Unit* const* found = units_.at(&page).find(id);
    return found ? *found : nullptr;
  }
  const auto found =
      std::find_if(page.units.begin(), page.units.end(), [id](const Unit& u) { return u.id.value == id; });
  return found != page.units.end() ? &*found : nullptr;
}

const Unit* CatalogIndex::common_unit(HashedString id) const {
  const Unit* const* found = by_id_.find(id);
  return found ? *found : nullptr;
}

const Unit* CatalogIndex::unit_by_source(HashedString text) const {
  const BySource* found = by_source_.find(text);
  return found ? found->unit : nullptr;
}

const Segment* CatalogIndex::segment_by_source(HashedString text) const {
  const BySource* found = by_source_.find(text);
  return found ? found->segment : nullptr;
}

bool has_source(const Unit& unit, std::string_view text) {
  for (const Segment& segment : unit.segments) {
    if (!text.starts_with(segment.source.value)) return false;
    text.remove_prefix(segment.source.value.size());
  }
  return text.empty();
}

}  // namespace evdoc
