// The searched half of a flat hash table: hashes and the numbers of entries that are kept elsewhere.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace evdoc {

/// Numbers of entries by hash. What is searched is an array of hashes and numbers alone, so that it stays in the
/// processor's cache; whoever has the entries says which is the one that is meant. Nothing is ever taken out. Reading
/// is thread-safe.
class HashSlots {
 public:
  /// Makes room for `count` entries.
  void reserve(std::size_t count) {
    if (count * 2 > slots_.size()) rehash(std::bit_ceil(count * 2));
  }

  /// The number of the entry with this hash, which is not 0, for which `is_meant(number)` holds, or null.
  template <class IsMeant>
  const uint32_t* find(uint32_t hash, const IsMeant& is_meant) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[find_slot(hash, is_meant)];
    return slot.hash != 0 ? &slot.entry : nullptr;
  }

  /// The number of that entry, and true if it is new: then it is `entry`.
  template <class IsMeant>
  std::pair<uint32_t, bool> try_emplace(uint32_t hash, uint32_t entry, const IsMeant& is_meant) {
    if (slots_.size() < (used_ + 1) * 2) rehash(std::max<std::size_t>(slots_.size() * 2, least_slots));
    Slot& slot = slots_[find_slot(hash, is_meant)];
    if (slot.hash != 0) return {slot.entry, false};
    slot = {hash, entry};
    ++used_;
    return {entry, true};
  }

 private:
  static constexpr std::size_t least_slots = 16;

  struct Slot {
    uint32_t hash = 0;  ///< 0: empty
    uint32_t entry = 0;
  };

  /// That of the entry, or the empty one where it would stand: there is always one.
  template <class IsMeant>
  std::size_t find_slot(uint32_t hash, const IsMeant& is_meant) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = first_slot(hash);
    while (slots_[at].hash != 0 && !(slots_[at].hash == hash && is_meant(slots_[at].entry))) at = (at + 1) & mask;
    return at;
  }

  /// The lowest bit says nothing: it is set in all hashes of strings.
  std::size_t first_slot(uint32_t hash) const { return (hash >> 1) & (slots_.size() - 1); }

  void rehash(std::size_t count) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(count));
    for (const Slot& slot : old) {
      if (slot.hash != 0) slots_[find_slot(slot.hash, [](uint32_t) { return false; })] = slot;
    }
  }

  std::vector<Slot> slots_;  // none, or a power of two
  std::size_t used_ = 0;
};

}  // namespace evdoc
