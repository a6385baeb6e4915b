// Bytes that are looked at sixteen at a time.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace evdoc {

/// The vector extension of GCC and Clang: what is done with a block is done with each of its bytes.
using Block = uint8_t __attribute__((vector_size(16)));

/// The bytes from `at` on, wherever that is.
inline Block load_block(const void* at) {
  Block block;
  std::memcpy(&block, at, sizeof block);
  return block;
}

/// A hit is a byte with the highest bit set: what a comparison gives where it holds.
inline bool has_hit(Block block) {
#ifdef __SSE2__
  return _mm_movemask_epi8(std::bit_cast<__m128i>(block)) != 0;
#else
  const auto halves = std::bit_cast<std::array<uint64_t, 2> >(block & 0x80);
  return (halves[0] | halves[1]) != 0;
#endif
}

/// The index of the first hit, or the size if there is none.
inline std::ptrdiff_t first_hit(Block block) {
#ifdef __SSE2__
  const auto hits = static_cast<uint32_t>(_mm_movemask_epi8(std::bit_cast<__m128i>(block)));
  return std::countr_zero(hits | 1u << sizeof(Block));
#else
  constexpr bool is_little = std::endian::native == std::endian::little;
  std::ptrdiff_t index = 0;
  for (const uint64_t half : std::bit_cast<std::array<uint64_t, 2> >(block & 0x80)) {
    if (half != 0) return index + (is_little ? std::countr_zero(half) : std::countl_zero(half)) / 8;
    index += sizeof half;
  }
  return index;
#endif
}

}  // namespace evdoc
