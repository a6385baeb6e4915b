// How many cells of a terminal a text takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace evdoc {

/// What a reader takes for one character: an extended grapheme cluster (UAX #29) and its place.
struct Grapheme {
  uint32_t begin = 0;  ///< byte offset
  uint32_t end = 0;    ///< byte offset, not included
  uint32_t cells = 0;  ///< 0 for a lone combining mark or control character, 2 for wide ones (UAX #11) and emoji
};

/// The graphemes of `text` in order, without a gap. A byte that is not UTF-8 is a replacement character: one cell.
std::vector<Grapheme> graphemes_of(std::string_view text);

/// The sum of their cells.
std::size_t display_width(std::string_view text);

}  // namespace evdoc
