// A flat hash table by string, for look-ups in which every miss of the processor's cache counts.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace evdoc {

/// A string and its hash: made once where the same string is looked up often. A view.
class HashedString {
 public:
  HashedString() : HashedString(std::string_view()) {}
  HashedString(std::string_view text)
      : text_(text), hash_(static_cast<uint32_t>(std::hash<std::string_view>()(text)) | 1) {}
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
template <class T>
class StringMap {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  std::size_t size() const { return size_; }

  /// Makes room for `count` strings.
  void reserve(std::size_t count) {
    if (count * 2 > slots_.size()) rehash(std::bit_ceil(count * 2));
  }

  /// The value of `key`, and true if it is new: then it is `value`. The reference holds until the next call.
  std::pair<T&, bool> try_emplace(HashedString key, const T& value) {
    if (slots_.size() < (size_ + 1) * 2) rehash(std::max<std::size_t>(slots_.size() * 2, least_slots));
    Slot& slot = slots_[find_slot(key)];
    if (slot.hash != 0) return {slot.value, false};
    ++size_;
    slot = {key.text(), key.hash(), value};
    return {slot.value, true};
  }

  /// Null if there is none.
  const T* find(HashedString key) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[find_slot(key)];
    return slot.hash != 0 ? &slot.value : nullptr;
  }

 private:
  static constexpr std::size_t least_slots = 16;

  struct Slot {
    std::string_view text;
    uint32_t hash = 0;  ///< 0: empty
    T value{};
  };

  /// That of the key, or the empty one where it would stand: the table is never full.
  std::size_t find_slot(HashedString key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key.hash() >> 1) & mask;
    while (slots_[at].hash != 0 && !is_at(slots_[at], key)) at = (at + 1) & mask;
    return at;
  }

  static bool is_at(const Slot& slot, HashedString key) { return slot.hash == key.hash() && slot.text == key.text(); }

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
  std::size_t size_ = 0;
};

}  // namespace evdoc
