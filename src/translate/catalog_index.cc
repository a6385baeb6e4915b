#include "translate/catalog_index.h"

#include <algorithm>
#include <string>

#include "translate/entry_digests.h"

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

/// Those of its segments and, of several, the whole, which is put into `joined`.
void hash_sources(const Unit& unit, std::string& joined, std::vector<DigestedString>& sources) {
  sources.clear();
  for (const Segment& segment : unit.segments) sources.emplace_back(segment.source.value);
  if (unit.segments.size() < 2) return;
  joined.clear();
  for (const Segment& segment : unit.segments) joined += segment.source.value;
  sources.emplace_back(joined);
}

template <class Entry>
void keep_better(const Entry*& known, const Entry* other) {
  if (other && (!known || readiness(*known) < readiness(*other))) known = other;
}

}  // namespace

CatalogIndex::CatalogIndex(const Catalog& catalog, EntryDigests* digests) : catalog_(catalog) {
  by_id_.reserve(catalog.common.size());
  by_source_.reserve(source_count(catalog));
  sources_.reserve(source_count(catalog));
  std::vector<DigestedString> sources;
  std::string joined;
  for (uint32_t i = 0; i < catalog.common.size(); ++i) {
    const Unit& unit = catalog.common[i];
    const DigestedString id(unit.id.value);
    if (!id.empty()) by_id_.try_emplace(id.hash(), i, is_unit(id));
    hash_sources(unit, joined, sources);
    if (unit.translate) add_sources(unit, sources);  // else it says nothing of other places with the same text
    if (digests) digests->add(unit, id, sources);
  }
  pages_.reserve(catalog.pages.size());
  for (uint32_t i = 0; i < catalog.pages.size(); ++i) add(catalog.pages[i], i);
}

void CatalogIndex::add(const PageTable& page, uint32_t number) {
  pages_.try_emplace(slot_hash(page.key()), number, is_page(page.key()));
  if (page.units.size() <= most_searched_units) return;
  StringMap<const Unit*>& units = units_[&page];
  units.reserve(page.units.size());
  for (const Unit& unit : page.units) units.try_emplace(unit.id.value, &unit);
}

void CatalogIndex::add_sources(const Unit& unit, std::span<const DigestedString> sources) {
  const bool is_single = unit.segments.size() == 1;
  for (std::size_t i = 0; i < unit.segments.size(); ++i) {
    const Segment& segment = unit.segments[i];
    add_source(sources[i], {is_single ? &unit : nullptr, segment.ignorable ? nullptr : &segment});
  }
  if (unit.segments.size() > 1) add_source(sources.back(), {&unit, nullptr});
}

void CatalogIndex::add_source(HashedString source, const BySource& entry) {
  if (!entry.unit && !entry.segment) return;
  const auto [number, is_new] =
      by_source_.try_emplace(source.hash(), static_cast<uint32_t>(sources_.size()), is_text(source));
  if (is_new) return sources_.push_back(entry);
  BySource& known = sources_[number];
  keep_better(known.unit, entry.unit);
  keep_better(known.segment, entry.segment);
}

const PageTable* CatalogIndex::page(PageKey key) const {
  const PageTable* own = find_page(key);
  return own ? own : find_page({{}, key.event, key.page});
}

const PageTable* CatalogIndex::find_page(const PageKey& key) const {
  const uint32_t* number = pages_.find(slot_hash(key), is_page(key));
  return number ? &catalog_.pages[*number] : nullptr;
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
  const uint32_t* number = by_id_.find(id.hash(), is_unit(id));
  return number ? &catalog_.common[*number] : nullptr;
}

const Unit* CatalogIndex::unit_by_source(HashedString text) const {
  const BySource* found = find_source(text);
  return found ? found->unit : nullptr;
}

const Segment* CatalogIndex::segment_by_source(HashedString text) const {
  const BySource* found = find_source(text);
  return found ? found->segment : nullptr;
}

const CatalogIndex::BySource* CatalogIndex::find_source(HashedString text) const {
  const uint32_t* number = by_source_.find(text.hash(), is_text(text));
  return number ? &sources_[*number] : nullptr;
}

bool CatalogIndex::has_text(const BySource& entry, std::string_view text) {
  return entry.unit ? has_source(*entry.unit, text) : entry.segment->source.value == text;
}

bool has_source(const Unit& unit, std::string_view text) {
  for (const Segment& segment : unit.segments) {
    if (!text.starts_with(segment.source.value)) return false;
    text.remove_prefix(segment.source.value.size());
  }
  return text.empty();
}

}  // namespace evdoc
