// What the tables of a locale say, in digests: to see which pages a change of them concerns.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/string_map.h"
#include "model/catalog.h"
#include "translate/translator.h"

namespace evdoc {

/// Entries of tables are told apart by groups: of the hashes of their ids and of their source texts.
using EntryGroup = uint16_t;
inline constexpr std::size_t entry_group_count = 4096;
inline EntryGroup entry_group(const HashedString& key) {
  return static_cast<EntryGroup>(key.hash() >> 20);  // the lowest bit is always set
}

/// Of each group, a digest of the common units in it, in their order. A unit is in the groups of its id, of its source,
/// and of the source of each of its segments: where a look-up can find it. A CatalogIndex can make them on its way, as
/// it needs the same hashes.
class EntryDigests {
 public:
  /// Counts all of it that a page can show, or that decides whether it is shown. `sources` are those of its segments
  /// and, of several, the whole.
  void add(const Unit& unit, DigestedString id, std::span<const DigestedString> sources);

  std::span<const uint64_t> list() const { return groups_; }

 private:
  void add(HashedString key, uint64_t unit);

  std::vector<uint64_t> groups_ = std::vector<uint64_t>(entry_group_count);
};

/// Of the units and the handoff that a page has for itself in each locale of a chain, or has not; see Translator.
uint64_t own_tables_digest(std::span<const PageTable* const> own_tables);
uint64_t own_tables_digest(std::span<const TranslationLayer> chain, PageKey page);

/// The groups that a page has asked for, those with nothing for it included.
class AskedGroups {
 public:
  AskedGroups() { list_.reserve(usual_groups); }

  void add(const UnitRequest& request) {
    add(entry_group(request.common_id));
    add(entry_group(request.source));
    for (const SourceSentence& sentence : request.sentences) add(entry_group(sentence.text));
  }
  /// Each once, in the order of asking.
  const std::vector<EntryGroup>& list() const { return list_; }

 private:
  static constexpr std::size_t usual_groups = 64;  // of a page

  void add(EntryGroup group) {
    uint64_t& word = asked_[group / 64];
    const uint64_t bit = uint64_t{1} << group % 64;
    if ((word & bit) != 0) return;
    word |= bit;
    list_.push_back(group);
  }

  std::array<uint64_t, entry_group_count / 64> asked_{};  // a bit a group
  std::vector<EntryGroup> list_;
};

}  // namespace evdoc
