// Finding units in the tables of one locale: by page and id, by id, by exact source text.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash_slots.h"
#include "base/string_map.h"
#include "model/catalog.h"

namespace evdoc {

class EntryDigests;

/// A frozen catalog with its look-ups; reading is thread-safe. The catalog must outlive it and not change. Of several
/// units with the same id the first wins; with the same text the one whose target is in the furthest state, then the
/// first.
class CatalogIndex {
 public:
  /// Adds what it comes by to `digests`, unless that is null.
  explicit CatalogIndex(const Catalog& catalog, EntryDigests* digests = nullptr);

  const Catalog& catalog() const { return catalog_; }

  /// The table of a page, or null. One that names no provider serves every provider's page of that event or id.
  const PageTable* page(PageKey key) const;
  /// A unit of a page's table by its id, or null. An empty id is no unit's.
  const Unit* unit(const PageTable& page, std::string_view id) const;
  const Unit* common_unit(HashedString id) const;
  /// The common unit whose whole source is `text`, or null. One that is not to be translated is found by its id only.
  const Unit* unit_by_source(HashedString text) const;
  /// The segment of a common unit whose source is `text`, or null.
  const Segment* segment_by_source(HashedString text) const;

 private:
  /// What has a certain source text; one of both at least.
  struct BySource {
    const Unit* unit = nullptr;
    const Segment* segment = nullptr;
  };

  auto is_unit(std::string_view id) const {
    return [this, id](uint32_t number) { return catalog_.common[number].id.value == id; };
  }
  auto is_page(const PageKey& key) const {
    return [this, key](uint32_t number) { return catalog_.pages[number].key() == key; };
  }
  auto is_text(std::string_view text) const {
    return [this, text](uint32_t number) { return has_text(sources_[number], text); };
  }
  static bool has_text(const BySource& entry, std::string_view text);
  void add_sources(const Unit& unit, std::span<const DigestedString> sources);
  void add(const PageTable& page, uint32_t number);
  void add_source(HashedString source, const BySource& entry);
  const BySource* find_source(HashedString text) const;
  const PageTable* find_page(const PageKey& key) const;

  const Catalog& catalog_;
  HashSlots pages_;                                                     // in the catalog, by number
  HashSlots by_id_;                                                     // likewise, common units
  std::unordered_map<const PageTable*, StringMap<const Unit*>> units_;  // of tables that are long to search
  HashSlots by_source_;                                                 // in sources_, by number
  std::vector<BySource> sources_;
};

/// Whether the unit's segments, one behind the other, are `text`.
bool has_source(const Unit& unit, std::string_view text);

}  // namespace evdoc
