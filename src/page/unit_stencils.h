// What units that many pages share come to in one locale and edition, worked out once and not once a page.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "page/match_counts.h"
#include "page/page_unit.h"
#include "render/value.h"

namespace evdoc {

/// The bytes that a unit comes to, with holes for the ids of its segments.
struct UnitStencil {
  struct Hole {
    uint32_t at = 0;       ///< bytes of `text` before it
    uint32_t segment = 0;  ///< whose id stands there; 0: the unit's first
  };

  std::string text;
  std::vector<Hole> holes;
  uint32_t segments = 0;  ///< that are numbered
  MatchCounts counts;
};

/// Stencils by what they are made of: the texts of the unit and the filters on it, but not its id. Bounded: units that
/// are rarely met give way.
class UnitStencils {
 public:
  UnitStencils() : slots_(slot_count) {}

  /// Null: there is none.
  const UnitStencil* find(const PageUnit& unit, const render::Transforms& transforms) const;

  /// Whether a stencil that is not there is worth making: the second time that it is missed.
  bool is_wanted(const PageUnit& unit, const render::Transforms& transforms);

  void add(const PageUnit& unit, const render::Transforms& transforms, UnitStencil stencil);

  void clear();

 private:
  static constexpr std::size_t slot_count = 1024;

  /// All that makes the bytes of a unit, but for what all units of a locale and edition have in common.
  struct Look {
    HashedString common_id;
    HashedString source;
    std::string_view before;
    std::string_view after;
    const PayloadTemplate* payload = nullptr;
    render::Transforms transforms{};
    Author author = Author::manifest;
    bool is_identifier = false;

    Look(const PageUnit& unit, const render::Transforms& filters);
    uint32_t hash() const;
    bool operator==(const Look& other) const;
  };
  struct Entry {
    Entry(const PageUnit& unit, const render::Transforms& transforms, UnitStencil made);

    std::string texts;  // of the look
    Look look;
    UnitStencil stencil;
  };
  struct Slot {
    uint32_t missed = 0;  ///< the hash of the look that was missed last
    std::unique_ptr<Entry> entry;
  };

  std::vector<Slot> slots_;  // by hash; of two looks in one slot the later stays
};

}  // namespace evdoc
