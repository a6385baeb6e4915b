// Memory that is handed out in order and freed all at once.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace evdoc {

/// Keeps composed strings alive beside the input that they were made from. What it hands out never moves.
/// Not thread-safe.
class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  /// `size` bytes, uninitialised, at a multiple of `alignment`; valid until the arena is destroyed or cleared.
  char* allocate(std::size_t size, std::size_t alignment = 1);

  /// A copy of `object` that lives as long as the arena. Its destructor is never run.
  template <class T>
  T* make(const T& object) {
    static_assert(std::is_trivially_destructible_v<T>);
    return new (allocate(sizeof(T), alignof(T))) T(object);
  }

  /// `count` objects, value-initialised. Their destructors are never run.
  template <class T>
  std::span<T> make_array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    T* first = reinterpret_cast<T*>(allocate(count * sizeof(T), alignof(T)));
    std::uninitialized_value_construct_n(first, count);
    return {first, count};
  }

  /// A copy of `list` that lives as long as the arena.
  template <class T>
  std::span<const T> copy(const std::vector<T>& list) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (list.empty()) return {};
    T* first = reinterpret_cast<T*>(allocate(list.size() * sizeof(T), alignof(T)));
    std::uninitialized_copy(list.begin(), list.end(), first);
    return {first, list.size()};
  }

  /// A copy of `text` that lives as long as the arena.
  std::string_view copy(std::string_view text);

  /// Whether `bytes` lie in what it has handed out, or will.
  bool owns(const char* bytes) const;

  /// Forgets all that was handed out, and keeps the largest block for the next round.
  void clear();

  /// Bytes of all blocks that it holds.
  std::size_t capacity() const { return capacity_; }

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  std::vector<Block> blocks_;
  std::size_t used_ = 0;  // bytes of the last block
  std::size_t capacity_ = 0;
};

}  // namespace evdoc
