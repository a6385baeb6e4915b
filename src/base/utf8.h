// Bytes of UTF-8 as far as counting and cutting text needs them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace evdoc {

/// Whether a byte is one of a character's, but not its first.
constexpr bool is_continuation_byte(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// The number of code points in text that is valid.
constexpr std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !is_continuation_byte(c); }));
}

}  // namespace evdoc
