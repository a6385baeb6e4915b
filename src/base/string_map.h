// A flat hash table by string, for look-ups in which every miss of the processor's cache counts.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/digest.h"

namespace evdoc {

/// A string and its hash: made once where the same string is looked up often. A view.
class HashedString {
 public:
  HashedString() : HashedString(std::string_view()) {}
  HashedString(std::string_view text) : text_(text), hash_(static_cast<uint32_t>(short_digest_of(text)) | 1) {}
  HashedString(const char* text) : HashedString(std::string_view(text)) {}
  HashedString(const std::string& text) : HashedString(std::string_view(text)) {}

  std::string_view text() const { return text_; }
  operator std::string_view() const { return text_; }
  /// Never 0.
  uint32_t hash() const { return hash_; }
  bool empty() const { return text_.empty(); }

 private:
  std::string_view text_;
  uint32_t hash_;
};

/// Values by string. The bytes of the strings must outlive it; nothing is ever taken out. Reading is thread-safe.
/// What is searched is an array of hashes and indexes alone, so that it stays in the processor's cache; strings and
/// values lie behind one another in the order in which they came.
template <class T>
class StringMap {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  std::size_t size() const { return entries_.size(); }

  /// Makes room for `count` strings.
  void reserve(std::size_t count) {
    entries_.reserve(count);
    if (count * 2 > slots_.size()) rehash(std::bit_ceil(count * 2));
  }

  /// The value of `key`, and true if it is new: then it is `value`. The reference holds until the next call.
  std::pair<T&, bool> try_emplace(HashedString key, const T& value) {
    if (slots_.size() < (size() + 1) * 2) rehash(std::max<std::size_t>(slots_.size() * 2, least_slots));
    Slot& slot = slots_[find_slot(key)];
    if (slot.hash != 0) return {entries_[slot.entry].value, false};
    slot = {key.hash(), static_cast<uint32_t>(size())};
    entries_.push_back({key.text(), value});
    return {entries_.back().value, true};
  }

  /// Null if there is none.
  const T* find(HashedString key) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[find_slot(key)];
    return slot.hash != 0 ? &entries_[slot.entry].value : nullptr;
  }

 private:
  static constexpr std::size_t least_slots = 16;

  struct Slot {
    uint32_t hash = 0;  ///< 0: empty
    uint32_t entry = 0;
  };
  struct Entry {
    std::string_view text;
    T value{};
  };

  /// That of the key, or the empty one where it would stand: the table is never full.
  std::size_t find_slot(HashedString key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key.hash() >> 1) & mask;
    while (slots_[at].hash != 0 && !is_at(slots_[at], key)) at = (at + 1) & mask;
    return at;
  }

  bool is_at(const Slot& slot, HashedString key) const {
    return slot.hash == key.hash() && entries_[slot.entry].text == key.text();
  }

  void rehash(std::size_t count) {
    const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(count));
    const std::size_t mask = count - 1;
    for (const Slot& slot : old) {
      if (slot.hash == 0) continue;
      std::size_t at = (slot.hash >> 1) & mask;
      while (slots_[at].hash != 0) at = (at + 1) & mask;
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;  // none, or a power of two
  std::vector<Entry> entries_;
};

}  // namespace evdoc
