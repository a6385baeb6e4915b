// Memory that is handed out in order and freed all at once.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace evdoc {

/// Keeps composed strings alive beside the input that they were made from. What it hands out never moves.
/// Not thread-safe.
class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  /// `size` bytes, uninitialised; valid until the arena is destroyed or cleared.
  char* allocate(std::size_t size);

  /// A copy of `text` that lives as long as the arena.
  std::string_view copy(std::string_view text);

  /// Forgets all that was handed out, and keeps the largest block for the next round.
  void clear();

 private:
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  std::vector<Block> blocks_;
  std::size_t used_ = 0;  // bytes of the last block
};

}  // namespace evdoc
