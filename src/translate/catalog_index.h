// Finding units in the tables of one locale: by page and id, by id, by exact source text.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "base/string_map.h"
#include "model/catalog.h"

namespace evdoc {

/// A frozen catalog with its look-ups; reading is thread-safe. The catalog must outlive it and not change. Of several
/// units with the same id the first wins; with the same text the one whose target is in the furthest state, then the
/// first.
class CatalogIndex {
 public:
  explicit CatalogIndex(const Catalog& catalog);

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
  /// What has a certain source text.
  struct BySource {
    const Unit* unit = nullptr;
    const Segment* segment = nullptr;
  };

  void add(const Unit& unit);
  void add(const PageTable& page);
  void add_source(std::string_view source, const BySource& entry);

  const Catalog& catalog_;
  std::unordered_map<PageKey, const PageTable*, PageKeyHash> pages_;
  std::unordered_map<const PageTable*, StringMap<const Unit*>> units_;  // of tables that are long to search
  StringMap<const Unit*> by_id_;
  StringMap<BySource> by_source_;
  Arena joined_sources_;
};

/// Whether the unit's segments, one behind the other, are `text`.
bool has_source(const Unit& unit, std::string_view text);

}  // namespace evdoc
