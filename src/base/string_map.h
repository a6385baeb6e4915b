// A flat hash table by string, for look-ups in which every miss of the processor's cache counts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/hash_slots.h"

namespace evdoc {

/// A string of less than 4 GiB and its hash: made once where the same string is looked up often. A view.
class HashedString {
 public:
  HashedString() : HashedString(std::string_view()) {}
  HashedString(std::string_view text) : HashedString(text, short_digest_of(text)) {}
  HashedString(const char* text) : HashedString(std::string_view(text)) {}
  HashedString(const std::string& text) : HashedString(std::string_view(text)) {}

  std::string_view text() const { return {bytes_, size_}; }
  operator std::string_view() const { return text(); }
  /// Never 0.
  uint32_t hash() const { return hash_; }
  bool empty() const { return size_ == 0; }

 protected:
  HashedString(std::string_view text, uint64_t digest)
      : bytes_(text.data()), size_(static_cast<uint32_t>(text.size())), hash_(static_cast<uint32_t>(digest) | 1) {}

 private:
  const char* bytes_;
  uint32_t size_;
  uint32_t hash_;
};

/// One that keeps what its hash is made of.
class DigestedString : public HashedString {
 public:
  DigestedString(std::string_view text) : DigestedString(text, short_digest_of(text)) {}

  /// Its short_digest_of.
  uint64_t digest() const { return digest_; }

 private:
  DigestedString(std::string_view text, uint64_t digest) : HashedString(text, digest), digest_(digest) {}

  uint64_t digest_;
};

/// Values by string. The bytes of the strings must outlive it; nothing is ever taken out. Reading is thread-safe.
/// Strings and values lie behind one another in the order in which they came.
template <class T>
class StringMap {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  std::size_t size() const { return entries_.size(); }

  /// Makes room for `count` strings.
  void reserve(std::size_t count) {
    entries_.reserve(count);
    slots_.reserve(count);
  }

  /// The value of `key`, and true if it is new: then it is `value`. The reference holds until the next call.
  std::pair<T&, bool> try_emplace(HashedString key, const T& value) {
    const auto [entry, is_new] = slots_.try_emplace(key.hash(), static_cast<uint32_t>(size()), is_at(key));
    if (is_new) entries_.push_back({key.text(), value});
    return {entries_[entry].value, is_new};
  }

  /// Null if there is none.
  const T* find(HashedString key) const {
    const uint32_t* entry = slots_.find(key.hash(), is_at(key));
    return entry ? &entries_[*entry].value : nullptr;
  }

 private:
  struct Entry {
    std::string_view text;
    T value{};
  };

  auto is_at(HashedString key) const {
    return [this, key](uint32_t entry) { return entries_[entry].text == key.text(); };
  }

  HashSlots slots_;
  std::vector<Entry> entries_;
};

}  // namespace evdoc
