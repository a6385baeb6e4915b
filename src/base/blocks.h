// Bytes that are looked at sixteen at a time.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace evdoc {

/// The vector extension of GCC and Clang: what is done with a block is done with each of its bytes.
using Block = uint8_t __attribute__((vector_size(16)));

/// The bytes from `at` on, wherever that is.
inline Block load_block(const void* at) {
  Block block;
  std::memcpy(&block, at, sizeof block);
  return block;
}

inline std::array<uint64_t, 2> halves_of(Block block) {
  return std::bit_cast<std::array<uint64_t, 2>>(block);
}

inline bool is_zero(Block block) {
  const std::array<uint64_t, 2> halves = halves_of(block);
  return (halves[0] | halves[1]) == 0;
}

/// The index of the first byte that is not zero, or the size if there is none.
inline std::ptrdiff_t first_hit(Block block) {
  constexpr bool is_little = std::endian::native == std::endian::little;
  std::ptrdiff_t index = 0;
  for (const uint64_t half : halves_of(block)) {
    if (half != 0) return index + (is_little ? std::countr_zero(half) : std::countl_zero(half)) / 8;
    index += sizeof half;
  }
  return index;
}

}  // namespace evdoc
